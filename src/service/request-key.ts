import { hash } from "node:crypto";

/** Within this time the same text in the same place from the same writer is taken for a repeated request, in milliseconds. */
export const REPEAT_WINDOW_MS = 10 * 60_000;

/** Characters of a key: 96 bits, too many for two keys to be the same by chance, and little to keep. */
const LENGTH = 16;

/**
 * The key under which a request to post is remembered: the same for the same request. It belongs to whoever chose it:
 * nobody learns of another's comment by guessing keys.
 * @param request.writer key of the writer (`writerKey`).
 * @param request.chosen the Idempotency-Key that came with it; null: the same text in the same place is the same request.
 */
export function requestKey(request: {
  writer: string;
  chosen: string | null;
  articleId: number;
  parentId: number | null;
  name: string;
  body: string;
}): string {
  const { writer, chosen, articleId, parentId, name, body } = request;
  const parts = chosen === null ? [writer, articleId, parentId, name, body] : [writer, chosen];
  return hash("sha256", JSON.stringify(parts), "base64url").slice(0, LENGTH);
}
