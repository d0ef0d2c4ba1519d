import type { Role } from "../domain/person.ts";
import { recordRoleGrant } from "../store/people.ts";
import type { Db } from "../store/store.ts";
import { appendLedger } from "./moderation/append-ledger.ts";
import type { ServiceContext } from "./service-context.ts";

/** Writes down, with the person and in the ledger, that somebody has another role now. */
export async function recordRole(
  tx: Db,
  context: ServiceContext,
  grant: {
    personId: number;
    role: Role;
    /** The role they had; null for somebody new. */
    before: Role | null;
    /** Null: the command line, or the publisher's sign-on. */
    grantedBy: number | null;
    at: number;
    reason: string;
  },
): Promise<void> {
  const { personId, role, before, grantedBy, at, reason } = grant;
  await recordRoleGrant(tx, { siteId: context.site().id, personId, role, grantedBy, at, reason });
  await appendLedger(tx, context, [{ kind: "role", at, body: { person: personId, role, before, by: grantedBy } }]);
}
