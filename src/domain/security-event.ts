/** What can happen to an account that its owner should be able to see. */
export const SECURITY_EVENT_KINDS = [
  "account-created",
  "signed-in",
  "sign-in-refused",
  "signed-out",
  "session-ended",
  "session-secret-reused",
  "identity-added",
  "identity-removed",
  "name-changed",
  "role-changed",
  "data-downloaded",
  "deletion-asked",
  "deletion-cancelled",
  "comments-claimed",
  "picture-refused",
] as const;

/** One of the kinds of security events. */
export type SecurityEventKind = (typeof SECURITY_EVENT_KINDS)[number];
