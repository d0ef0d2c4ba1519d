import type { Selectable } from "kysely";
import type { SecurityEventKind } from "../domain/security-event.ts";
import type { SecurityEventTable } from "./schema/people.ts";
import type { Db } from "./store.ts";

/** A row of the table `security_event`. */
export type SecurityEventRow = Selectable<SecurityEventTable>;

/** Writes down what happened to an account, for its owner to see. `data` holds nothing secret. */
export async function recordSecurityEvent(
  tx: Db,
  event: { siteId: number; personId: number; kind: SecurityEventKind; at: number; data?: object },
): Promise<void> {
  await tx
    .insertInto("security_event")
    .values({
      site_id: event.siteId,
      person_id: event.personId,
      kind: event.kind,
      at: event.at,
      data: JSON.stringify(event.data ?? {}),
    })
    .execute();
}

/** What happened to an account, newest first, at most `limit`. */
export async function securityEventsOf(db: Db, args: { personId: number; limit: number }): Promise<SecurityEventRow[]> {
  return await db
    .selectFrom("security_event")
    .selectAll()
    .where("person_id", "=", args.personId)
    .orderBy("id", "desc")
    .limit(args.limit)
    .execute();
}
