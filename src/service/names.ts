import { nameKey } from "../domain/name-key.ts";
import { FORMER_NAME_KEPT_MS, hasRole } from "../domain/person.ts";
import type { Role } from "../domain/person.ts";
import { Problem } from "../domain/problem.ts";
import { isReservedName } from "../domain/reserved-names.ts";
import { nameHolders } from "../store/names.ts";
import type { Site } from "../store/sites.ts";
import type { Db } from "../store/store.ts";

/** A name that somebody wants to use. */
export interface WantedName {
  readonly site: Pick<Site, "id" | "name">;
  readonly name: string;
  /** Who wants it; null for guests and for members who are about to be added. */
  readonly person: { readonly id: number; readonly role: Role } | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

/** Why a name is not to be had: somebody has or lately had one that looks like it, or it says "staff"; else null. */
export async function nameObstacle(tx: Db, wanted: WantedName): Promise<"taken" | "reserved" | null> {
  const { site, name, person, at } = wanted;
  const staff = person !== null && hasRole(person.role, "moderator");
  if (!staff && isReservedName(name, site.name)) return "reserved";
  const holders = await nameHolders(tx, {
    siteId: site.id,
    nameKey: nameKey(name),
    since: at - FORMER_NAME_KEPT_MS,
  });
  return holders.some((id) => id !== person?.id) ? "taken" : null;
}

/**
 * Refuses a name under which somebody would be taken for another.
 * @throws Problem `name-taken` with what to do, at the field `name`.
 */
export async function requireFreeName(tx: Db, wanted: WantedName): Promise<void> {
  const obstacle = await nameObstacle(tx, wanted);
  if (obstacle !== null) throw nameProblem(obstacle, wanted.person === null);
}

/** The refusal that belongs to an obstacle. @param asGuest it may be that member, not signed in, who wants the name. */
export function nameProblem(obstacle: "taken" | "reserved", asGuest: boolean): Problem {
  const message =
    obstacle === "taken"
      ? `A member has this name, or one that looks like it. ${asGuest ? "Sign in if that is you" : "Choose another"}, or add something to it.`
      : "This name looks like one of the staff. Please choose another.";
  return new Problem("name-taken", message, { fields: [{ field: "name", code: obstacle, message }] });
}
