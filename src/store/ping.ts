import { sql } from "kysely";
import type { Db } from "./store.ts";

/** Writes next to nothing, which changes nothing; throws when the database cannot be written. */
export async function pingWriting(tx: Db): Promise<void> {
  await tx
    .updateTable("site")
    .set((e) => ({ created_at: e.ref("created_at") }))
    .execute();
}

/** Asks the database for next to nothing; throws when it does not answer. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
