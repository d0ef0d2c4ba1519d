import { casePriority } from "../../domain/decisions/priority.ts";
import { caseAbout, openCase } from "../../store/cases.ts";
import type { CommentRow } from "../../store/comments.ts";
import { hasBeenPublic } from "../../store/screening.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";

/** Nothing speaks against somebody for being new; among them whoever came first is looked at first. */
const SEVERITY = 0;

/**
 * Puts the author of a comment into the queue of new people, where it is the first of theirs that is public and no
 * moderator has looked at it yet. It stays public meanwhile: this only brings newcomers to somebody's notice once.
 * @param args.comment as it is, public now.
 */
export async function noteNewcomer(
  tx: Db,
  context: ServiceContext,
  { comment, at }: { comment: CommentRow; at: number },
): Promise<void> {
  const { newPeople } = context.site().settings.screening;
  const { person_id: personId, device_id: deviceId } = comment;
  // Whoever has a badge is known to the house.
  if (comment.newcomer === 0 || comment.badge !== null || newPeople === "nobody") return;
  if (personId === null && (deviceId === null || newPeople !== "everybody")) return;
  if (await hasBeenPublic(tx, { siteId: comment.site_id, personId, deviceId, except: comment.id })) return;
  await openCase(tx, {
    ...caseAbout(comment),
    queue: "new",
    clause: null,
    priority: casePriority({ severity: SEVERITY, reportWeights: [], openedAt: at }),
    at,
  });
}
