import { randomBytes } from "node:crypto";
import { DatabaseSync } from "@photostructure/sqlite";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { describe, expect, inject, it } from "vitest";
import { migrate, MIGRATIONS } from "../../src/store/migrations/migrate.ts";
import type { Tables } from "../../src/store/schema.ts";
import { kyselyOn } from "../../src/store/sqlite/driver.ts";
import { WriteQueue } from "../../src/store/sqlite/write-queue.ts";
import type { Db, Engine } from "../../src/store/store.ts";
import { createDatabase, dropDatabase } from "../support/databases.ts";
import { ENGINES } from "../support/engines.ts";

/** A database without any table. */
interface Bare {
  readonly db: Db;
  readonly transaction: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
  dispose(): Promise<void>;
}

async function openBare(engine: Engine): Promise<Bare> {
  if (engine === "sqlite") {
    const database = new DatabaseSync(":memory:");
    const db = kyselyOn(database);
    const queue = new WriteQueue(database, db);
    // The rows are put in without regard to their order; in the end all of them are checked.
    database.exec("PRAGMA foreign_keys = OFF");
    return { db, transaction: (work) => queue.add(work), dispose: async () => await queue.close() };
  }
  const name = `test_${randomBytes(8).toString("hex")}`;
  const server = inject("postgresUrl");
  const pool = new Pool({ connectionString: await createDatabase(server, name) });
  // Dropping the database may end a connection that is just saying farewell.
  pool.on("connect", (connection) => connection.on("error", () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    transaction: (work) => db.transaction().execute(work),
    dispose: async () => {
      await db.destroy();
      await dropDatabase(server, name);
    },
  };
}

async function upgrade(engine: Engine, { db, transaction }: Bare, version: number): Promise<void> {
  const migrations = MIGRATIONS.slice(0, version);
  await migrate({ engine, reader: db, transaction, now: () => 1, backup: () => undefined, migrations });
}

/** Tables of rows; not what searching keeps for itself, nor the list of migrations. */
async function tablesOf(db: Db) {
  const tables = await db.introspection.getTables();
  return tables.filter(({ name }) => !/^(?:case_text|migration)/u.test(name));
}

/** The first value that a column may have where it may only have some, by `TABLE.COLUMN`. */
async function allowedValues(engine: Engine, db: Db): Promise<Map<string, string>> {
  const { rows } =
    engine === "sqlite"
      ? await sql<{
          name: string;
          rule: string;
        }>`select name, sql as rule from sqlite_master where type = 'table'`.execute(db)
      : await sql<{
          name: string;
          rule: string;
        }>`select conrelid::regclass::text as name, pg_get_constraintdef(oid) as rule
          from pg_constraint where contype = 'c'`.execute(db);
  const rule = engine === "sqlite" ? /check \((\w+) in \('([^']*)'/gu : /\(?(\w+) = ANY \(ARRAY\['([^']*)'/gu;
  return new Map(
    rows.flatMap(({ name, rule: text }) =>
      [...text.matchAll(rule)].map(([, column, value = ""]) => [`${name}.${column}`, value] as const),
    ),
  );
}

/** Columns of which another one of the same row says the same. */
const NULL_HERE = new Set(["article_author.identity_key"]);

/** Puts a row into each table that has none; all keys are 1, so that every row leads to another. */
async function fill(engine: Engine, { db, transaction }: Bare): Promise<void> {
  const allowed = await allowedValues(engine, db);
  const tables = await tablesOf(db);
  await transaction(async (tx) => {
    if (engine === "postgres") await sql`set local session_replication_role = replica`.execute(tx);
    for (const { name, columns: all } of tables) {
      // The first number that the database gives is 1.
      const columns = all.filter((column) => column.name !== "id");
      const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(tx);
      if (rows.length > 0) continue;
      const values = columns.map((column) => {
        if (NULL_HERE.has(`${name}.${column.name}`)) return sql`null`;
        if (/int|real|float/iu.test(column.dataType)) return sql`1`;
        if (/blob|bytea/iu.test(column.dataType)) return engine === "sqlite" ? sql`x'00'` : sql`'\\x00'::bytea`;
        return sql`${sql.lit(allowed.get(`${name}.${column.name}`) ?? "{}")}`;
      });
      const names = columns.map((column) => sql.ref(column.name));
      await sql`insert into ${sql.table(name)} (${sql.join(names)}) values (${sql.join(values)})`.execute(tx);
    }
  });
}

async function countsOf(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await tablesOf(db)) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db);
    counts[name] = Number(rows[0]?.count);
  }
  return counts;
}

for (const engine of ENGINES) {
  describe(`an update on ${engine}`, () => {
    it.each(Array.from(MIGRATIONS.keys()).slice(1))(
      "from version %i of the tables keeps every row, of every table",
      async (version) => {
        const bare = await openBare(engine);
        await upgrade(engine, bare, version);
        await fill(engine, bare);
        const before = await countsOf(bare.db);
        await upgrade(engine, bare, MIGRATIONS.length);
        const after = await countsOf(bare.db);
        for (const [name, count] of Object.entries(before)) {
          if (name in after) expect(after[name], name).toBeGreaterThanOrEqual(count);
        }
        if (engine === "sqlite") {
          const { rows } = await sql`pragma foreign_key_check`.execute(bare.db);
          expect(rows).toEqual([]);
        }
        await bare.dispose();
      },
    );
  });
}
