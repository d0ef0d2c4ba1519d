/** What "all that is mine" consists of, in the order in which it is handed out. */
export const DATA_SECTIONS = [
  "profile",
  "articles",
  "formerNames",
  "identities",
  "sessions",
  "comments",
  "mentions",
  "reactions",
  "follows",
  "mutes",
  "notices",
  "mails",
  "reports",
  "decisions",
  "appeals",
  "signals",
  "securityEvents",
] as const;

/** One of the parts of "all that is mine". */
export type DataSection = (typeof DATA_SECTIONS)[number];

/** What can be said of one thing. Each has a name in every language. */
export const DATA_FIELDS = [
  "id",
  "site",
  "name",
  "bio",
  "picture",
  "role",
  "state",
  "kind",
  "label",
  "address",
  "article",
  "link",
  "number",
  "inReplyTo",
  "text",
  "marks",
  "preferences",
  "origin",
  "way",
  "subject",
  "details",
  "reason",
  "clause",
  "answer",
  "createdAt",
  "editedAt",
  "publishedAt",
  "usedAt",
  "firstAt",
  "lastAt",
  "until",
  "readAt",
  "sentAt",
  "closedAt",
] as const;

/** One of the things that can be said. */
export type DataField = (typeof DATA_FIELDS)[number];

/** What a field holds. Instants are `Date`s, so that each form of the data writes them in its own way. */
export type DataValue = string | number | Date | null;

/** One thing of somebody's: an account, a comment, a session. */
export interface DataItem {
  readonly fields: Readonly<Partial<Record<DataField, DataValue>>>;
  /** Of comments: the sanitised HTML. */
  readonly html?: string;
  /** Of comments: earlier texts, oldest first. */
  readonly revisions?: readonly { readonly replacedAt: Date; readonly text: string; readonly html: string }[];
}
