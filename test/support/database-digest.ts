import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { TableMetadata } from "kysely";
import type { Store } from "../../src/store/store.ts";

/**
 * Prepares a digest of every row of every table: equal at two times exactly when nothing has changed between them. The
 * rows are read again only when something was committed since, which both databases tell at once.
 */
export async function databaseDigest(store: Store): Promise<() => Promise<string>> {
  const tables = await store.reader.introspection.getTables();
  const sorted = tables.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.map(({ name }) => name);
  let last: { commits: string; digest: string } | undefined;
  return async () => {
    const commits = await commitsSeen(store);
    if (last?.commits !== commits) {
      const digest = await (store.engine === "postgres" ? postgresDigest(store, names) : sqliteDigest(store, sorted));
      last = { commits, digest };
    }
    return last.digest;
  };
}

/**
 * A text that changes with every commit. SQLite: `data_version` of the one reading connection
 * (https://sqlite.org/pragma.html#pragma_data_version). PostgreSQL: which transactions can be seen
 * (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT); one that was undone counts, too.
 */
async function commitsSeen({ engine, reader }: Store): Promise<string> {
  const { rows } =
    engine === "postgres"
      ? await sql<{ seen: string }>`select pg_current_snapshot()::text as seen`.execute(reader)
      : await sql<{ seen: number }>`select data_version as seen from pragma_data_version`.execute(reader);
  return String(rows[0]?.seen);
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
