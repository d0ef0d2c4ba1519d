import type { DecisionKind } from "../../domain/decisions/kinds.ts";
import { Problem } from "../../domain/problem.ts";
import { avatarOf, hidePicture, PICTURE_HIDDEN, putAvatar } from "../../store/avatars.ts";
import { touchArticlesOf } from "../../store/comments-of-person.ts";
import { decisionById } from "../../store/decisions.ts";
import type { Db } from "../../store/store.ts";

/**
 * What a decision means for the picture beside a member's name. It is kept while it is taken away, so that a reversal
 * brings it back; when the decision is lifted it is deleted, and the member may have another one.
 * @throws Problem `conflict` where there is no picture to take away.
 */
export async function decideOnPicture(
  tx: Db,
  args: { siteId: number; personId: number; kind: DecisionKind; reversesId: number | null; at: number },
): Promise<void> {
  const { siteId, personId, kind, reversesId, at } = args;
  if (kind === "remove-picture") {
    const known = await avatarOf(tx, personId);
    if (known === undefined || known.name === null || known.hidden !== PICTURE_HIDDEN.shown) {
      throw new Problem("conflict", "This member shows no picture that could be removed.");
    }
    await hidePicture(tx, { personId, hidden: PICTURE_HIDDEN.byModerator });
    await touchArticlesOf(tx, { siteId, personId, at });
  }
  if (kind !== "lift" || reversesId === null) return;
  if ((await decisionById(tx, siteId, reversesId))?.kind !== "remove-picture") return;
  if ((await avatarOf(tx, personId)) === undefined) return;
  await putAvatar(tx, { siteId, personId, sourceKey: null, picture: null, hidden: PICTURE_HIDDEN.shown, at });
}

/** Shows a picture again that should not have been taken away; nothing where the account was deleted or it was lifted. */
export async function bringPictureBack(tx: Db, args: { siteId: number; personId: number; at: number }): Promise<void> {
  const known = await avatarOf(tx, args.personId);
  if (known?.hidden !== PICTURE_HIDDEN.byModerator) return;
  await hidePicture(tx, { personId: args.personId, hidden: PICTURE_HIDDEN.shown });
  await touchArticlesOf(tx, args);
}
