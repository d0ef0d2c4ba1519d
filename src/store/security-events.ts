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

/** True when the same, in every detail but the time, is written down already. */
export async function isRecorded(
  db: Db,
  event: { personId: number; kind: SecurityEventKind; data: object },
): Promise<boolean> {
  const row = await db
    .selectFrom("security_event")
    .select("id")
    .where("person_id", "=", event.personId)
    .where("kind", "=", event.kind)
    .where("data", "=", JSON.stringify(event.data))
    .executeTakeFirst();
  return row !== undefined;
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
