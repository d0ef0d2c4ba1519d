import type { Generated } from "kysely";
import type { MootReason } from "../../domain/case-view.ts";
import type { Column, Counter } from "./columns.ts";

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
  /** What made a decision needless; null where there is one, or the case is older than this column. */
  moot: Column<MootReason | null>;
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

/** By what a banned person would sign up again, as keyed hashes. */
export interface BannedIdentityTable {
  id: Generated<number>;
  site_id: number;
  decision_id: number;
  scope: "site" | "all-sites";
  identity_key: string;
  /** When the ban ends by itself; null: it does not. */
  ends_at: number | null;
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
  /** `moot`: whoever made it is gone. */
  state: "open" | "upheld" | "changed" | "reversed" | "moot";
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

/** The last audit of a site. */
export interface AuditTable {
  site_id: number;
  /** JSON; moderators and cases in it are numbers. */
  data: string;
  at: number;
}
