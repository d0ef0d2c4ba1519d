/** Kinds of things that happen, as the event log names them. */
export const EVENT_KINDS = [
  "article-created",
  "article-updated",
  "comment-published",
  "comment-edited",
  "comment-withdrawn",
  "comment-removed",
  "comment-restored",
  "comment-held",
  "comment-rejected",
  "comment-reported",
  "decision-made",
  "decision-reversed",
  "appeal-made",
  "appeal-answered",
  "reaction-given",
  "reaction-taken-back",
  "comments-imported",
  "settings-changed",
  "person-renamed",
  "role-granted",
] as const;

/** One of the kinds of events. */
export type EventKind = (typeof EVENT_KINDS)[number];
