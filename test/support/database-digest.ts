import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Store } from "../../src/store/store.ts";

/** Prepares a digest of every row of every table: equal at two times exactly when nothing has changed between them. */
export async function databaseDigest(store: Store): Promise<() => Promise<string>> {
  const tables = await store.reader.introspection.getTables();
  const names = tables.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1));
  return store.engine === "postgres" ? () => postgresDigest(store, names) : () => sqliteDigest(store, names);
}

async function sqliteDigest(store: Store, tables: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const name of tables) {
    const { rows } = await sql`select * from ${sql.table(name)} order by 1, 2, 3`.execute(store.reader);
    hash.update(`${name} ${JSON.stringify(rows)}\n`);
  }
  return hash.digest("hex");
}

/** Made where the rows are: sending all of them for every digest takes much longer. */
async function postgresDigest(store: Store, tables: readonly string[]): Promise<string> {
  const parts = tables.map(
    (name) => sql`(select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) from ${sql.table(name)} r)`,
  );
  const { rows } = await sql<{ digest: string }>`select concat_ws(' ', ${sql.join(parts)}) as digest`.execute(
    store.reader,
  );
  return rows[0]?.digest ?? "";
}
