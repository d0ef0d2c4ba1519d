import type { ColumnType, Generated } from "kysely";
import type { CommentState } from "../domain/comment.ts";
import type { Badge, PersonState, Role } from "../domain/person.ts";
import type { Mark } from "../domain/reaction.ts";

/**
 * The tables, for the type checker. The tables themselves are made by `migrations/`. Instants are integers:
 * milliseconds since 1970-01-01 UTC. JSON is kept as text, so that both databases return the same.
 */
export interface Tables {
  site: SiteTable;
  article: ArticleTable;
  comment: CommentTable;
  revision: RevisionTable;
  reaction: ReactionTable;
  idempotency: IdempotencyTable;
  event: EventTable;
  import_source: ImportSourceTable;
  person: PersonTable;
  former_name: FormerNameTable;
  identity: IdentityTable;
  session: SessionTable;
  challenge: ChallengeTable;
  security_event: SecurityEventTable;
  role_grant: RoleGrantTable;
  mute: MuteTable;
  follow: FollowTable;
  notification: NotificationTable;
  job: JobTable;
  event_cursor: EventCursorTable;
  mail: MailTable;
  mail_block: MailBlockTable;
  signal: SignalTable;
  house_rules: HouseRulesTable;
  screening_rule: ScreeningRuleTable;
  finding: FindingTable;
  report: ReportTable;
  moderation_case: CaseTable;
  case_count: CaseCountTable;
  decision: DecisionTable;
  statement: StatementTable;
  appeal: AppealTable;
  ledger: LedgerTable;
  moderator_note: ModeratorNoteTable;
  saved_reply: SavedReplyTable;
  suspicion: SuspicionTable;
  style_profile: StyleProfileTable;
  site_model: SiteModelTable;
}

type Counter = ColumnType<number, number | undefined, number>;

/** A column that may be left out when a row is added. */
type Column<T> = ColumnType<T, T | undefined, T>;

export interface SiteTable {
  id: Generated<number>;
  name: string;
  /** JSON of `SiteSettings`. */
  settings: string;
  created_at: number;
  /** Origin under which this site is reached, where one installation serves several; null: under all others. */
  address: string | null;
}

export interface ArticleTable {
  id: Generated<number>;
  site_id: number;
  /** What the article is known by: `url:` + canonical URL or `id:` + the publisher's own id. Unique in a site. */
  key: string;
  url: string;
  /** Last part of the address of an article hosted here; null otherwise. Unique in a site. */
  slug: string | null;
  title: string;
  standfirst: string | null;
  author: string | null;
  published_at: number | null;
  /** JSON of `ArticleImage`. */
  image: string | null;
  body_source: string | null;
  body_html: string | null;
  /** When an editor closed the comments. */
  closed_at: number | null;
  /** Comments close by themselves this many days after publication; null: the site's setting. */
  close_after_days: number | null;
  created_at: number;
  updated_at: number;
  /** Published comments. */
  comment_count: Counter;
  /** Highest position given to a root. */
  last_position: Counter;
  version: Counter;
  /** Seconds that each person has to wait between two comments here; null: no wait. */
  slow_seconds: Column<number | null>;
  /** Until when every comment here waits for a moderator. */
  premoderated_until: Column<number | null>;
}

export interface CommentTable {
  id: Generated<number>;
  site_id: number;
  article_id: number;
  /** The comment that this one truly answers. */
  parent_id: number | null;
  /** The comment under which it is shown: the parent, or for deep replies the ancestor on level NEST_LIMIT - 1. */
  branch_id: number | null;
  root_id: number | null;
  /** True depth: 1 for a root. */
  depth: number;
  /** Place in the list of its branch (of the article's roots), from 1, never given twice. */
  position: number;
  /** Positions from the root to here as shown, such as `6.1.1.2`. */
  number: string;
  state: CommentState;
  author_name: string;
  author_email: string | null;
  /** The member who wrote it; null for guests and imported comments. */
  person_id: Column<number | null>;
  /** The author's badge; null for most. */
  badge: Column<Badge | null>;
  /** The device that wrote it; null for imported comments. */
  device_id: string | null;
  body_source: string;
  body_html: string;
  created_at: number;
  /** When it first became public; null: never was. From then on its place is shown, whatever becomes of it. */
  published_at: number | null;
  edited_at: number | null;
  /** Highest position given in the branch under this comment. */
  last_position: Counter;
  /** Visible direct replies. */
  reply_count: Counter;
  /** Visible comments shown below this one. */
  descendant_count: Counter;
  agree_count: Counter;
  disagree_count: Counter;
  respect_count: Counter;
  /** Rank for "best": lower confidence bound of respect, in millionths. */
  score: Counter;
}

/** An earlier text of a comment. */
export interface RevisionTable {
  id: Generated<number>;
  site_id: number;
  comment_id: number;
  body_source: string;
  body_html: string;
  /** When this text was replaced. */
  replaced_at: number;
}

/** A mark that somebody gave a comment. Kept one by one: counts and ranking are reckoned from them. */
export interface ReactionTable {
  site_id: number;
  comment_id: number;
  /** Whose mark: `p:` + person id, or `d:` + device id of a guest. */
  by_key: string;
  mark: Mark;
  created_at: number;
}

/** Makes a repeated request the same request. */
export interface IdempotencyTable {
  site_id: number;
  key: string;
  comment_id: number;
  created_at: number;
}

/** Everything that changed, in order; written in the transaction that changed it. */
export interface EventTable {
  id: Generated<number>;
  site_id: number;
  kind: string;
  article_id: number | null;
  comment_id: number | null;
  at: number;
  /** JSON; never text of comments or anything personal. */
  data: string;
}

/** Where an imported row came from; makes imports repeatable. */
export interface ImportSourceTable {
  site_id: number;
  /** Name of the import, such as `wordpress:https://example.org`. */
  source: string;
  kind: "article" | "comment";
  external_id: string;
  row_id: number;
}

/** A member of a site: somebody who signed in. */
export interface PersonTable {
  id: Generated<number>;
  site_id: number;
  name: string;
  /** What look-alike names have in common (`nameKey`); null once the person has left. Unique in a site. */
  name_key: string | null;
  bio: Column<string>;
  /** Folded from `role_grant`. */
  role: Role;
  state: PersonState;
  /** JSON of `Preferences`. */
  preferences: string;
  created_at: number;
  name_changed_at: Column<number | null>;
  /** When the account will be deleted, while its owner may still change their mind. */
  leaves_at: Column<number | null>;
  leave_comments: Column<"keep" | "withdraw" | null>;
  /** JSON of `Standing`: sanctions folded from the decisions on this person; null when there were none. */
  standing: Column<string | null>;
}

/** A name that somebody had before. */
export interface FormerNameTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  name: string;
  name_key: string;
  until: number;
}

/** One way by which a person signs in. */
export interface IdentityTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  kind: "email" | "oidc" | "sso" | "passkey";
  /** The address in lower case; `issuer subject`; the subject of the publisher's token; the credential's id. */
  subject: string;
  /** What its owner sees: the address, the provider's name, the name of the passkey. */
  label: string;
  /** JSON: for passkeys the public key, counter and transports. */
  data: string;
  created_at: number;
  used_at: number;
}

/** A signed-in browser. */
export interface SessionTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  /** `page`: by cookie on our own pages; `embed`: by short-lived bearer tokens. */
  kind: "page" | "embed";
  /** SHA-256 of the secret; the secret itself is with the browser only. */
  secret_hash: string;
  /** The secret before the last rotation: another tab may still hold it for a moment. */
  previous_hash: string | null;
  rotated_at: number;
  /** The name that its owner gave it. */
  label: string;
  /** How it was signed in: `email`, `passkey`, `sso` or the provider's name. */
  way: string;
  origin: string | null;
  created_at: number;
  used_at: number;
  expires_at: number;
  ended_at: Column<number | null>;
}

/** Something sent out that must come back once: a link, a code, a state, a passkey's challenge. */
export interface ChallengeTable {
  id: Generated<number>;
  site_id: number;
  kind: string;
  secret_hash: string;
  /** Of what the browser keeps that asked for a code. */
  handle_hash: Column<string | null>;
  code_hash: string | null;
  /** JSON. */
  data: string;
  tries: Counter;
  created_at: number;
  expires_at: number;
  used_at: Column<number | null>;
}

/** What happened to an account, for its owner to see. */
export interface SecurityEventTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  kind: string;
  at: number;
  data: string;
}

/** Every change of a role, with who made it. */
export interface RoleGrantTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  role: Role;
  /** Null: the operator by the command line, or the publisher's sign-on. */
  granted_by: number | null;
  at: number;
  reason: string;
}

/** Somebody whose comments somebody else does not want to see. */
export interface MuteTable {
  site_id: number;
  person_id: number;
  muted_id: number;
  at: number;
}

/** Who wants to hear of new comments: under an article, or in one thread of it. */
export interface FollowTable {
  id: Generated<number>;
  site_id: number;
  person_id: number | null;
  /** A guest's address; counts only once confirmed. */
  email: string | null;
  article_id: number;
  root_id: number | null;
  created_at: number;
  confirmed_at: number | null;
}

/** Something that a member is told. */
export interface NotificationTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  kind: string;
  article_id: number | null;
  comment_id: number | null;
  /** JSON. */
  data: string;
  at: number;
  read_at: Column<number | null>;
  mailed_at: Column<number | null>;
}

/** Something to be done after a commit, at least once, kept until it is done. */
export interface JobTable {
  id: Generated<number>;
  kind: string;
  /** The same kind and key means the same job; null: always another one. */
  job_key: string | null;
  /** JSON. */
  data: string;
  run_at: number;
  attempts: Counter;
  /** Until when another worker leaves it alone. */
  claimed_until: Column<number | null>;
  created_at: number;
  /** Set when it was given up. */
  failed_at: Column<number | null>;
  error: Column<string | null>;
}

/** How far a reader of the event log has come. */
export interface EventCursorTable {
  reader: string;
  event_id: number;
}

/** A mail, before and after it was sent. */
export interface MailTable {
  id: Generated<number>;
  site_id: number;
  person_id: number | null;
  kind: string;
  to_address: string;
  subject: string;
  body_text: string;
  body_html: string | null;
  /** JSON of further headers. */
  headers: string;
  /** RFC 5322 Message-ID; the same mail is never added twice. */
  message_id: string;
  state: "queued" | "sent" | "failed" | "blocked";
  created_at: number;
  sent_at: Column<number | null>;
  error: Column<string | null>;
}

/** An address that gets no more mail. */
export interface MailBlockTable {
  site_id: number;
  address: string;
  reason: "bounce" | "complaint" | "unsubscribed";
  at: number;
}

/** Where somebody came from, as keyed hashes that expire. */
export interface SignalTable {
  id: Generated<number>;
  site_id: number;
  person_id: number | null;
  device_id: string | null;
  kind: "address" | "network" | "agent";
  hash: string;
  first_at: number;
  last_at: number;
  expires_at: number;
}

/** One version of a site's house rules. */
export interface HouseRulesTable {
  site_id: number;
  version: number;
  /** JSON of the clauses. */
  clauses: string;
  by_person: number | null;
  at: number;
}

/** A rule of a site's own, such as a list of words. */
export interface ScreeningRuleTable {
  id: Generated<number>;
  site_id: number;
  state: "draft" | "shadow" | "live" | "retired";
  version: Counter;
  name: string;
  /** JSON. */
  definition: string;
  by_person: number | null;
  created_at: number;
  changed_at: number;
}

/** Something that screening saw in a comment. */
export interface FindingTable {
  id: Generated<number>;
  site_id: number;
  comment_id: number;
  step: string;
  clause: number | null;
  weight: "note" | "hold" | "refuse";
  strength: number;
  /** JSON: stable code with its values. */
  what: string;
  passage_start: number | null;
  passage_end: number | null;
  rule_id: number | null;
  /** 1: of a rule that is only being watched. */
  shadow: Counter;
  at: number;
}

/** A reader's report, or a notice of illegal content. */
export interface ReportTable {
  id: Generated<number>;
  site_id: number;
  comment_id: number;
  kind: "reader" | "illegal-content";
  clause: number | null;
  note: string;
  by_key: string | null;
  person_id: number | null;
  /** JSON of what a notice must name (DSA, Article 16); null for a reader's report. */
  contact: string | null;
  /** Of the secret on the receipt, by which its sender follows it. */
  receipt_hash: string;
  state: "open" | "upheld" | "dismissed";
  /** What the sender is told. */
  outcome: Column<string | null>;
  decision_id: Column<number | null>;
  created_at: number;
  closed_at: Column<number | null>;
}

/** What a moderator works on. */
export interface CaseTable {
  id: Generated<number>;
  site_id: number;
  queue: "held" | "reported" | "return" | "appeal" | "new" | "heat";
  state: "open" | "claimed" | "decided";
  article_id: number | null;
  comment_id: number | null;
  person_id: number | null;
  appeal_id: Column<number | null>;
  suspicion_id: Column<number | null>;
  /** The clause of the strongest finding or report, later that of the decision. */
  clause: number | null;
  priority: number;
  /** Author and text as they were when the case was opened or last changed. */
  author_name: string;
  body: string;
  opened_at: number;
  claimed_by: Column<number | null>;
  claimed_until: Column<number | null>;
  decided_at: Column<number | null>;
  decision_id: Column<number | null>;
  /** Grows with every change: whoever decides names the version they saw. */
  version: Counter;
}

/** How many cases wait in a queue. */
export interface CaseCountTable {
  site_id: number;
  queue: string;
  waiting: number;
}

/** A decision; never changed. A reversal is another one. */
export interface DecisionTable {
  id: Generated<number>;
  site_id: number;
  kind: string;
  case_id: number | null;
  comment_id: number | null;
  article_id: number | null;
  person_id: number | null;
  device_id: string | null;
  clause: number | null;
  rules_version: number | null;
  /** For the person concerned. */
  reason: string;
  /** For moderators only. */
  internal_note: string;
  /** Null: the machine, or the operator by the command line. */
  by_person: number | null;
  by_machine: Counter;
  found_by_machine: Counter;
  at: number;
  ends_at: Column<number | null>;
  strike_weight: Counter;
  strike_ends_at: Column<number | null>;
  scope: Column<string>;
  reverses_id: Column<number | null>;
  appeal_id: Column<number | null>;
  /** What was decided together. */
  batch: Column<string | null>;
  /** JSON: further facts, such as what became of past comments. */
  data: string;
}

/** A statement of reasons for the person concerned. */
export interface StatementTable {
  id: Generated<number>;
  site_id: number;
  decision_id: number;
  person_id: number | null;
  device_id: string | null;
  /** Of the secret in a guest's private link. */
  secret_hash: string | null;
  /** JSON of the statement's parts. */
  parts: string;
  appeal_until: number | null;
  at: number;
  sent_at: Column<number | null>;
  acknowledged_at: Column<number | null>;
}

/** An appeal against a decision; at most one each. */
export interface AppealTable {
  id: Generated<number>;
  site_id: number;
  decision_id: number;
  statement_id: number;
  person_id: number | null;
  words: string;
  at: number;
  due_at: number;
  state: "open" | "upheld" | "changed" | "reversed";
  heard_by: Column<number | null>;
  /** 1 when nobody but the first decider could hear it. */
  same_person: Counter;
  reason: Column<string | null>;
  decided_at: Column<number | null>;
}

/** The record of what was decided; append-only, each entry bound to the one before. */
export interface LedgerTable {
  site_id: number;
  seq: number;
  at: number;
  kind: string;
  /** Canonical JSON; nothing personal. */
  body: string;
  previous: string;
  hash: string;
}

/** What moderators tell one another of a person or a comment. */
export interface ModeratorNoteTable {
  id: Generated<number>;
  site_id: number;
  person_id: number | null;
  comment_id: number | null;
  by_person: number | null;
  text: string;
  at: number;
}

/** A reason that moderators write often. */
export interface SavedReplyTable {
  id: Generated<number>;
  site_id: number;
  clause: number;
  language: string;
  title: string;
  text: string;
}

/** A newcomer who may be a banned person. */
export interface SuspicionTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  suspected_id: number;
  score: number;
  band: string;
  /** JSON: signs for and against. */
  evidence: string;
  /** Version of the model that said so. */
  model: string;
  state: "open" | "confirmed" | "dismissed" | "watched";
  at: number;
  decided_by: Column<number | null>;
  decided_at: Column<number | null>;
}

/** How somebody writes, in numbers. */
export interface StyleProfileTable {
  person_id: number;
  site_id: number;
  /** JSON. */
  profile: string;
  comment_count: number;
  word_count: number;
  last_comment_id: number;
  banned: Counter;
  updated_at: number;
  delete_at: Column<number | null>;
}

/** What a site has taught its models; every version is kept. */
export interface SiteModelTable {
  site_id: number;
  kind: string;
  version: number;
  /** JSON. */
  data: string;
  at: number;
  reason: string;
}
