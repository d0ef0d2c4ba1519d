import { sql } from "kysely";
import type { Db } from "./store.ts";

/** Asks the database for next to nothing; throws when it does not answer. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
