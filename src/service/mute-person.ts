import { Problem } from "../domain/problem.ts";
import { addMute, dropMute } from "../store/mutes.ts";
import { personById } from "../store/people.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/**
 * Folds another member's comments away for this member, or shows them again. Nobody else learns of it.
 * @throws Problem `not-found`, `not-allowed` for oneself.
 */
export async function mutePerson(
  context: ServiceContext,
  args: { member: Member; personId: number; muted: boolean },
): Promise<void> {
  const { member, personId, muted } = args;
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    if ((await personById(tx, siteId, personId)) === undefined) {
      throw new Problem("not-found", "There is no such member.");
    }
    if (personId === member.id) throw new Problem("not-allowed", "You cannot mute yourself.");
    if (muted) await addMute(tx, { siteId, personId: member.id, mutedId: personId, at: context.now() });
    else await dropMute(tx, { personId: member.id, mutedId: personId });
  });
}
