import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { TableMetadata } from "kysely";
import type { Store } from "../../src/store/store.ts";

/** Prepares a digest of every row of every table: equal at two times exactly when nothing has changed between them. */
export async function databaseDigest(store: Store): Promise<() => Promise<string>> {
  const tables = await store.reader.introspection.getTables();
  const sorted = tables.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.map(({ name }) => name);
  return store.engine === "postgres" ? () => postgresDigest(store, names) : () => sqliteDigest(store, sorted);
}

async function sqliteDigest(store: Store, tables: readonly TableMetadata[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, columns } of tables) {
    const order = sql.join(columns.map((column) => sql.ref(column.name)));
    const { rows } = await sql`select * from ${sql.table(name)} order by ${order}`.execute(store.reader);
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
