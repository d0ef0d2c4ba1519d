import { newestCaseOf } from "../../store/cases.ts";
import { commentById, isVisible } from "../../store/comments.ts";
import { isOwn } from "../read-comment.ts";
import type { ServiceContext, Writer } from "../service-context.ts";

/**
 * Where a moderator can read a comment that is not public.
 * @param args.writer the moderator, who sees a comment of their own as everybody sees theirs.
 * @returns the id of its newest case; null where the comment is public, is their own, or was never a case.
 */
export async function caseOfHidden(
  context: ServiceContext,
  args: { id: number; writer: Writer | null },
): Promise<number | null> {
  const comment = await commentById(context.store.reader, context.site().id, args.id);
  if (comment === undefined || isVisible(comment) || isOwn(comment, args.writer)) return null;
  return (await newestCaseOf(context.store.reader, comment.id)) ?? null;
}
