import { Kysely, PostgresDialect, sql } from "kysely";
import { types } from "pg";
import { migrate } from "../migrations/migrate.ts";
import type { Tables } from "../schema.ts";
import type { Store } from "../store.ts";
import { CHANNEL, listen } from "./listen.ts";
import { watchedPool } from "./watched-pool.ts";
import type { Patience } from "./watched-pool.ts";

/** SQLSTATE codes after which the same transaction may succeed: serialization_failure and deadlock_detected. */
const RETRYABLE = new Set(["40001", "40P01"]);
const MAX_TRIES = 4;

/**
 * After this time PostgreSQL ends a transaction whose process says nothing more: one on a machine that lost its network or
 * power, or that was stopped, would else keep its locks (that of the ledger, for one) until TCP gives up, which takes
 * hours. A process that is killed is noticed at once. What the database or role has set itself stays.
 */
const END_IDLE_TRANSACTIONS = `select set_config('idle_in_transaction_session_timeout', '60s', false)
  where current_setting('idle_in_transaction_session_timeout') = '0'`;

/** Opens a PostgreSQL database (13 or newer) by its `postgres://` URL and brings its tables up to date. */
export async function openPostgres(options: {
  databaseUrl: string;
  now: () => number;
  patience?: Patience;
}): Promise<Store> {
  const pool = watchedPool(
    {
      connectionString: options.databaseUrl,
      max: 10,
      application_name: "hustings",
      types: {
        // All our integers are safe ones: ids, counts, milliseconds.
        getTypeParser: (oid, format) =>
          oid === types.builtins.INT8 && format !== "binary"
            ? Number
            : (types.getTypeParser(oid, format) as (text: string) => unknown),
      },
    },
    { begin: END_IDLE_TRANSACTIONS, patience: options.patience },
  );
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const transaction: Store["transaction"] = async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.transaction().execute(async (tx) => {
          const value = await work(tx);
          await sql`select pg_notify(${CHANNEL}, ${String(process.pid)})`.execute(tx);
          return value;
        });
      } catch (error) {
        if (attempt >= MAX_TRIES || !RETRYABLE.has((error as { code?: string }).code ?? "")) throw error;
      }
    }
  };
  const open = async (): ReturnType<typeof listen> => {
    await migrate({ engine: "postgres", transaction, reader: db, now: options.now, backup: () => undefined });
    return await listen(options.databaseUrl);
  };
  const foreignChanges = await open().catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  return {
    engine: "postgres",
    reader: db,
    transaction,
    onForeignChange: foreignChanges.on,
    close: async () => {
      await foreignChanges.stop();
      await db.destroy();
    },
  };
}
