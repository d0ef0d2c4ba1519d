import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Store } from "../../src/store/store.ts";

/** A digest of every row of every table: equal exactly when nothing has changed. */
export async function databaseDigest(store: Store): Promise<string> {
  const hash = createHash("sha256");
  const tables = await tableNames(store);
  if (store.engine === "postgres") {
    const parts = tables.map(
      (name) => sql`select ${name} as name, md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as digest
        from ${sql.table(name)} r`,
    );
    const { rows } = await sql<{ name: string; digest: string }>`${sql.join(parts, sql` union all `)}`.execute(
      store.reader,
    );
    for (const row of rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))) hash.update(`${row.name} ${row.digest}\n`);
    return hash.digest("hex");
  }
  for (const name of tables) {
    const { rows } = await sql`select * from ${sql.table(name)} order by 1, 2, 3`.execute(store.reader);
    hash.update(`${name} ${JSON.stringify(rows)}\n`);
  }
  return hash.digest("hex");
}

async function tableNames(store: Store): Promise<string[]> {
  const tables = await store.reader.introspection.getTables();
  return tables.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1));
}
