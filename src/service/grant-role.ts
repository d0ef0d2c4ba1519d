import { badgeOf } from "../domain/person.ts";
import type { Role } from "../domain/person.ts";
import { Problem } from "../domain/problem.ts";
import { badgeWithRole, touchArticlesOf } from "../store/comments-of-person.ts";
import { recordEvent } from "../store/events.ts";
import { countAdmins, personById, updatePerson } from "../store/people.ts";
import type { PersonRow } from "../store/people.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import type { Db } from "../store/store.ts";
import { recordRole } from "./record-role.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * Gives a person of this site a role; recorded with who gave it. The badge above their comments follows. The same role
 * again changes nothing.
 * @param args.grantedBy the admin who gives it; null for the command line.
 * @throws Problem `not-found`, `last-admin`.
 */
export async function grantRole(
  context: ServiceContext,
  args: { personId: number; role: Role; grantedBy: number | null; reason: string },
): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const person = await personById(tx, siteId, args.personId);
    if (person === undefined || person.state === "left") throw new Problem("not-found", "There is no such member.");
    await setRole(tx, context, {
      person,
      role: args.role,
      grantedBy: args.grantedBy,
      reason: args.reason,
      at: context.now(),
    });
  });
}

/**
 * The same within a transaction, for every way in which roles come: an admin, the command line, the publisher's
 * sign-on.
 * @throws Problem `last-admin`.
 */
export async function setRole(
  tx: Db,
  context: ServiceContext,
  grant: { person: PersonRow; role: Role; grantedBy: number | null; reason: string; at: number },
): Promise<void> {
  const { person, role, grantedBy, reason, at } = grant;
  if (role === person.role) return;
  const siteId = person.site_id;
  const badge = badgeOf(role);
  const otherBadge = badge !== badgeOf(person.role);
  if (otherBadge) await touchArticlesOf(tx, { siteId, personId: person.id, at });
  if (person.role === "admin" && (await countAdmins(tx, siteId)) <= 1) {
    throw new Problem("last-admin", "This is the only admin of the site. Make somebody else an admin first.");
  }
  await updatePerson(tx, person.id, { role });
  if (otherBadge) await badgeWithRole(tx, person.id, badge);
  await recordRole(tx, context, { personId: person.id, role, before: person.role, grantedBy, at, reason });
  await recordEvent(tx, { siteId, kind: "role-granted", at, data: { person: person.id, role } });
  await recordSecurityEvent(tx, { siteId, personId: person.id, kind: "role-changed", at, data: { role } });
}
