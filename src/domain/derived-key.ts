import { createHash } from "node:crypto";

/** Within this time the same text in the same place from the same device is taken for a repeated request, in milliseconds. */
export const REPEAT_WINDOW_MS = 10 * 60_000;

/**
 * Idempotency key of a comment that came without one: the same for the same text in the same place.
 * It cannot be mistaken for a key that a client chose, which has no white space.
 */
export function derivedKey(comment: {
  articleId: number;
  parentId: number | null;
  name: string;
  body: string;
}): string {
  const parts = JSON.stringify([comment.articleId, comment.parentId, comment.name, comment.body]);
  return `derived ${createHash("sha256").update(parts).digest("base64url")}`;
}
