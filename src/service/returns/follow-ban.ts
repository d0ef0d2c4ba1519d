import type { Standing } from "../../domain/decisions/fold-person.ts";
import { personById } from "../../store/people.ts";
import { saveStyleProfile, styleProfileOf } from "../../store/style-profiles.ts";
import type { ServiceContext } from "../service-context.ts";
import { forgetStyleAt, keepProfile } from "./member-style.ts";

/** Name of the job that keeps how a banned member writes, or sees to it that this is forgotten. */
export const FOLLOW_BAN = "follow-ban";

/** The ban that holds for a member at a time, from their kept standing. */
export function banInForce(standing: string | null, at: number): Standing["ban"] {
  const { ban } = standing === null ? { ban: null } : (JSON.parse(standing) as Standing);
  return ban === null || (ban.until !== null && ban.until <= at) ? null : ban;
}

/**
 * Follows what was decided about a member: with a ban their profile is made, or brought up to date, and kept until
 * `styleDays` after the end of the ban. Without one it is an ordinary profile from now on. May be done twice.
 */
export async function followBan(context: ServiceContext, args: { personId: number }): Promise<void> {
  const { reader } = context.store;
  const at = context.now();
  const person = await personById(reader, context.site().id, args.personId);
  if (person === undefined || person.state === "left") return;
  const ban = banInForce(person.standing, at);
  if (ban !== null) {
    if (!context.site().settings.lookForReturns) return;
    const deleteAt = ban.until === null ? null : forgetStyleAt(context, ban.until);
    await keepProfile(context, person, { banned: true, deleteAt });
    return;
  }
  const kept = await styleProfileOf(reader, person.id);
  if (kept === undefined || kept.banned === 0) return;
  const changes = { banned: 0, updated_at: at, delete_at: forgetStyleAt(context, at) };
  await context.store.transaction((tx) => saveStyleProfile(tx, { ...kept, ...changes }));
}
