import { RETENTION } from "../src/domain/retention.ts";
import type { RetentionName, RetentionRule } from "../src/domain/retention.ts";

/** One kind of data about people: where it is, why, for how long, and what becomes of it when the person leaves. */
export interface PersonalDatum {
  readonly what: string;
  /** Columns of the database, as `table.column`. */
  readonly columns: readonly string[];
  readonly why: string;
  /** The rule of `RETENTION` that it falls under, or in words for how long it is kept. */
  readonly kept: RetentionName | { readonly words: string };
  readonly onLeaving: string;
}

const AS_LONG_AS_COMMENT = { words: "As long as the comment" };
const AS_LONG_AS_ACCOUNT = { words: "As long as the account" };
const AS_DECISION = { words: "As long as the decision, which is never deleted" };
const DELETED = "Deleted";

/** Everything about people that the database can hold. The paper on privacy is made from it. */
export const PERSONAL_DATA: readonly PersonalDatum[] = [
  {
    what: "Comments with the name above them, and their earlier texts",
    columns: [
      "comment.author_name",
      "comment.body_source",
      "comment.body_html",
      "comment.person_id",
      "comment.badge",
      "revision.body_source",
      "revision.body_html",
    ],
    why: "The conversation",
    kept: { words: "Until its author takes it back, which deletes the texts" },
    onLeaving: "As the person chooses: withdrawn, or published ones kept under “former member”",
  },
  {
    what: "Whom a comment mentions, with the name as it was written",
    columns: ["mention.person_id", "mention.written"],
    why: "To tell them, and to show the name that they have today",
    kept: AS_LONG_AS_COMMENT,
    onLeaving: "Deleted: the name stays as others wrote it in their own comments, and leads nowhere",
  },
  {
    what: "E-mail address that a guest may give; a confirmed one may be what it takes to post",
    columns: ["comment.author_email"],
    why: "To claim the comment later; never shown",
    kept: AS_LONG_AS_COMMENT,
    onLeaving: DELETED,
  },
  {
    what: "Random number of the device that a guest wrote on",
    columns: ["comment.device_id"],
    why: "So that the guest can edit and withdraw",
    kept: AS_LONG_AS_COMMENT,
    onLeaving: DELETED,
  },
  {
    what: "Key by which a request sent twice is one comment: device or member, and a random text",
    columns: ["idempotency.key"],
    why: "Nothing is posted twice",
    kept: { words: "2 days" },
    onLeaving: "Deleted by its age",
  },
  {
    what: "Name, what a member writes about themselves, role, preferences, sanctions in force",
    columns: [
      "person.name",
      "person.name_key",
      "person.bio",
      "person.role",
      "person.state",
      "person.preferences",
      "person.leave_comments",
      "person.standing",
    ],
    why: "The account",
    kept: AS_LONG_AS_ACCOUNT,
    onLeaving: "Deleted; the row stays as a number without a name, with sanctions that have not ended",
  },
  {
    what: "Which articles a member wrote; of authors who have not signed in yet a keyed hash of the address",
    columns: ["article_author.person_id", "article_author.identity_key"],
    why: "The badge “Author” above their comments under these articles",
    kept: { words: "As long as the article, or until the publisher says otherwise" },
    onLeaving: DELETED,
  },
  {
    what: "Picture that the publisher's sign-on gave a member, and a hash of where it came from",
    columns: ["avatar.person_id", "avatar.source_key", "avatar.name", "avatar.type"],
    why: "Shown beside the member's name, from this server",
    kept: { words: "As long as the account, or until the member removes it" },
    onLeaving: DELETED,
  },
  {
    what: "Earlier names",
    columns: ["former_name.name", "former_name.name_key", "former_name.person_id"],
    why: RETENTION.formerNames.why,
    kept: "formerNames",
    onLeaving: DELETED,
  },
  {
    what: "Ways to sign in: e-mail address, number at a provider, public key of a passkey",
    columns: ["identity.person_id", "identity.subject", "identity.label", "identity.data"],
    why: "Signing in. No password is stored",
    kept: AS_LONG_AS_ACCOUNT,
    onLeaving: DELETED,
  },
  {
    what: "Browsers signed in: a name for the browser, the way, the site that embeds; of the secret only a hash",
    columns: [
      "session.person_id",
      "session.secret_hash",
      "session.previous_hash",
      "session.label",
      "session.way",
      "session.origin",
    ],
    why: "Staying signed in, and seeing where",
    kept: "sessions",
    onLeaving: DELETED,
  },
  {
    what: "Links, codes and states on their way, with the address they went to; of secrets only hashes",
    columns: ["challenge.data", "challenge.secret_hash", "challenge.handle_hash", "challenge.code_hash"],
    why: RETENTION.challenges.why,
    kept: "challenges",
    onLeaving: DELETED,
  },
  {
    what: "What happened to the account",
    columns: ["security_event.person_id", "security_event.kind", "security_event.data"],
    why: RETENTION.securityEvents.why,
    kept: "securityEvents",
    onLeaving: DELETED,
  },
  {
    what: "Who gave whom which role",
    columns: ["role_grant.person_id", "role_grant.role", "role_grant.granted_by", "role_grant.reason"],
    why: "A role is power over others, and who gave it must be known",
    kept: AS_LONG_AS_ACCOUNT,
    onLeaving: "The reason is deleted; number and role stay",
  },
  {
    what: "Marks that somebody gave",
    columns: ["reaction.by_key", "reaction.mark"],
    why: "One mark each, and ranking",
    kept: AS_LONG_AS_COMMENT,
    onLeaving: "Still counted, each under a random key of its own",
  },
  {
    what: "Whom a member does not want to read",
    columns: ["mute.person_id", "mute.muted_id"],
    why: "To fold their comments away",
    kept: AS_LONG_AS_ACCOUNT,
    onLeaving: DELETED,
  },
  {
    what: "What a member follows, or a guest by a confirmed address",
    columns: ["follow.person_id", "follow.email"],
    why: "To tell of new comments; addresses that are not confirmed are deleted after a week",
    kept: { words: "Until it is ended" },
    onLeaving: DELETED,
  },
  {
    what: "Notices",
    columns: ["notification.person_id", "notification.kind", "notification.data"],
    why: RETENTION.notices.why,
    kept: "notices",
    onLeaving: "Deleted, also those that tell others of the person's comments",
  },
  {
    what: "Texts of mails",
    columns: ["mail.subject", "mail.body_text", "mail.body_html", "mail.headers", "mail.error"],
    why: RETENTION.mailTexts.why,
    kept: "mailTexts",
    onLeaving: "Deleted; of mails to others that have been sent, too, since they may quote the person",
  },
  {
    what: "To whom a mail went, and of which kind",
    columns: ["mail.person_id", "mail.to_address", "mail.kind", "mail.message_id"],
    why: RETENTION.mails.why,
    kept: "mails",
    onLeaving: DELETED,
  },
  {
    what: "Addresses that want no mail or take none",
    columns: ["mail_block.address", "mail_block.reason"],
    why: "So that they get none",
    kept: { words: "Until the address is somebody's who wants mail again" },
    onLeaving: DELETED,
  },
  {
    what: "Keyed hashes of network address, its surroundings (IPv4 /24, IPv6 /48) and browser",
    columns: ["signal.person_id", "signal.device_id", "signal.kind", "signal.hash"],
    why: RETENTION.signals.why,
    kept: "signals",
    onLeaving: DELETED,
  },
  {
    what: "Reports: what was reported and by whom; in a notice of illegal content also name and address of its sender",
    columns: [
      "report.note",
      "report.by_key",
      "report.person_id",
      "report.contact",
      "report.receipt_hash",
      "report.outcome",
    ],
    why: RETENTION.reporters.why,
    kept: "reporters",
    onLeaving: "Note and sender are deleted",
  },
  {
    what: "What screening found in a comment, with its words",
    columns: ["finding.what"],
    why: "So that the author and the moderator see why a comment waits",
    kept: AS_LONG_AS_COMMENT,
    onLeaving: "Deleted with the text",
  },
  {
    what: "What a moderator works on: name and text as they were",
    columns: [
      "moderation_case.person_id",
      "moderation_case.author_name",
      "moderation_case.body",
      "moderation_case.claimed_by",
    ],
    why: "To decide, and to decide the next like case the same way",
    kept: {
      words: "As long as the comment; the words of one that its author withdraws only where it was decided or reported",
    },
    onLeaving: "The name is deleted, and the text unless the comment stays",
  },
  {
    what: "Decisions: on whom, by whom, why",
    columns: [
      "decision.person_id",
      "decision.device_id",
      "decision.reason",
      "decision.internal_note",
      "decision.by_person",
      "decision.data",
    ],
    why: "Equal treatment, and a record that can be checked",
    kept: AS_DECISION,
    onLeaving: "Reason and note are deleted; the number without a name stays",
  },
  {
    what: "What the last audit found: how decisions of moderators, as numbers, compare given what was said",
    columns: ["audit.data"],
    why: "To find a double standard. Only moderators and admins see it",
    kept: { words: "Until the next audit, a day later" },
    onLeaving: "The next audit has their decisions under a number without a name",
  },
  {
    what: "Statements of reasons, and appeals",
    columns: [
      "statement.person_id",
      "statement.device_id",
      "statement.secret_hash",
      "statement.parts",
      "appeal.person_id",
      "appeal.words",
      "appeal.reason",
      "appeal.heard_by",
    ],
    why: "Whoever is restricted learns why and can object (Regulation (EU) 2022/2065, Articles 17 and 20)",
    kept: AS_DECISION,
    onLeaving: "All words are deleted",
  },
  {
    what: "Notes of moderators on a person or comment",
    columns: ["moderator_note.person_id", "moderator_note.by_person", "moderator_note.text"],
    why: "So that moderators know what others have seen",
    kept: AS_LONG_AS_ACCOUNT,
    onLeaving: DELETED,
  },
  {
    what: "Suspicions that a newcomer is a banned person, with the signs for and against",
    columns: ["suspicion.person_id", "suspicion.suspected_id", "suspicion.evidence", "suspicion.decided_by"],
    why: "A moderator, never a machine, decides on them",
    kept: AS_LONG_AS_ACCOUNT,
    onLeaving: DELETED,
  },
  {
    what: "Of banned people who left or are banned on all sites: keyed hashes of address and account",
    columns: ["banned_identity.identity_key"],
    why: RETENTION.bannedIdentities.why,
    kept: "bannedIdentities",
    onLeaving: "This is when they are written down, and nobody can read them",
  },
  {
    what: "How a member writes, in numbers: a lead, not proof, and defeated by any rewriting tool",
    columns: ["style_profile.person_id", "style_profile.profile"],
    why: RETENTION.styleProfiles.why,
    kept: {
      words:
        "As many days as `styleDays` says (180 by default) after the last look; of somebody banned, after the end of the ban",
    },
    onLeaving: "Deleted; of somebody banned kept without a name until that day",
  },
  {
    what: "Who of the staff wrote a rule or set one up",
    columns: ["house_rules.by_person", "screening_rule.by_person"],
    why: "Rules are answered for",
    kept: { words: "As long as the rule" },
    onLeaving: "The number without a name stays",
  },
  {
    what: "Work to be done soon: numbers of comments, people and mails; the address of a picture that is to be fetched",
    columns: ["job.job_key", "job.data", "job.error"],
    why: "Nothing is lost at a restart",
    kept: { words: "Until it is done" },
    onLeaving: "Done before that; holds numbers and addresses of pictures only",
  },
  {
    what: "What a site has taught its models: weights, no texts",
    columns: ["site_model.data"],
    why: "Screening and recognition fit the site",
    kept: { words: "Until an admin resets it" },
    onLeaving: "Names nobody",
  },
];

/** For how long something is kept, in words. */
export function keptInWords({ kept }: PersonalDatum): string {
  if (typeof kept !== "string") return kept.words;
  const { days, since }: RetentionRule = RETENTION[kept];
  const count = days === "signalDays" ? "As many days as `signalDays` says (90 by default)" : `${days} days`;
  return days === 0 ? `Until ${since}` : `${count} after ${since}`;
}
