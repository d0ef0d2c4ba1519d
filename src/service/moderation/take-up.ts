import { casePriority } from "../../domain/decisions/priority.ts";
import { Problem } from "../../domain/problem.ts";
import { caseAbout, openCase, openCasesOf } from "../../store/cases.ts";
import { commentById } from "../../store/comments.ts";
import type { ServiceContext } from "../service-context.ts";

/** Nobody has said yet how grave it is: whoever takes a comment up decides it now. */
const SEVERITY = 0;

/**
 * Opens a case about a comment that a moderator came upon themselves. It waits where reported comments wait, without a
 * report; where a case about the comment is open already, that is the one.
 * @returns the case's id.
 * @throws Problem `not-found`; `comment-gone` where its author has withdrawn it.
 */
export async function takeUp(context: ServiceContext, { commentId }: { commentId: number }): Promise<number> {
  const { id: siteId } = context.site();
  return await context.store.transaction(async (tx) => {
    const comment = await commentById(tx, siteId, commentId);
    if (comment === undefined) throw new Problem("not-found", "There is no such comment.");
    if (comment.state === "withdrawn") {
      throw new Problem("comment-gone", "Its author has withdrawn this comment; nothing is left to decide.");
    }
    const waiting = (await openCasesOf(tx, comment.id)).find(({ queue }) => queue !== "appeal");
    if (waiting !== undefined) return waiting.id;
    const at = context.now();
    const { id } = await openCase(tx, {
      ...caseAbout(comment),
      queue: "reported",
      clause: null,
      priority: casePriority({ severity: SEVERITY, reportWeights: [], openedAt: at }),
      at,
    });
    return id;
  });
}
