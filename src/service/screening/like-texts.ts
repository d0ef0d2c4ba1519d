import type { RecentComment } from "../../domain/screening/screened-comment.ts";
import { commentsWithTextKey } from "../../store/screening.ts";
import type { AuthorScope } from "../../store/screening.ts";
import type { Db } from "../../store/store.ts";
import { sketchOf } from "./sketches.ts";

/** So many of the newest like comments are looked at: a few copies are enough to tell a wave. */
const LIKE_COMMENTS = 30;

/** Comments of others that may say the same, out of those that share the smallest hash of their sketch. */
export async function likeTexts(
  db: Db,
  args: { author: AuthorScope; textKey: number; since: number; revises?: number },
): Promise<RecentComment[]> {
  const { author, textKey, since, revises } = args;
  const rows = await commentsWithTextKey(db, { siteId: author.siteId, textKey, limit: LIKE_COMMENTS });
  return rows
    .filter(
      (row) =>
        row.created_at > since &&
        row.id !== revises &&
        (author.personId === null || row.person_id !== author.personId) &&
        (author.deviceId === null || row.device_id !== author.deviceId),
    )
    .map((row) => ({
      id: row.id,
      byAuthor: false,
      at: row.created_at,
      sketch: sketchOf(row.body_source),
    }));
}
