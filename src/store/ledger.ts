import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { LedgerTable } from "./schema/moderation.ts";
import type { Db, Engine } from "./store.ts";

/** A row of the table `ledger`. */
export type LedgerRow = Selectable<LedgerTable>;

/** Key of the lock under which a site's chain grows (any fixed number; the site's id is added). */
const LEDGER_LOCK = 41_220_000;

/** The last entry of a site's chain, held still until the transaction ends, so that no two entries follow the same one. */
export async function lastLedgerEntry(tx: Db, siteId: number, engine: Engine): Promise<LedgerRow | undefined> {
  // SQLite has one writer anyway.
  if (engine === "postgres") await sql`select pg_advisory_xact_lock(${LEDGER_LOCK + siteId})`.execute(tx);
  return await tx
    .selectFrom("ledger")
    .selectAll()
    .where("site_id", "=", siteId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Adds entries that are bound to one another already. */
export async function insertLedgerEntries(tx: Db, entries: readonly LedgerRow[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.insertInto("ledger").values(entries).execute();
}

/** A part of a site's chain, from the beginning on. */
export async function ledgerEntries(
  db: Db,
  args: { siteId: number; afterSeq: number; limit: number },
): Promise<LedgerRow[]> {
  return await db
    .selectFrom("ledger")
    .selectAll()
    .where("site_id", "=", args.siteId)
    .where("seq", ">", args.afterSeq)
    .orderBy("seq")
    .limit(args.limit)
    .execute();
}

/** The newest entry of a site's chain. */
export async function ledgerHead(db: Db, siteId: number): Promise<Pick<LedgerRow, "seq" | "hash" | "at"> | undefined> {
  return await db
    .selectFrom("ledger")
    .select(["seq", "hash", "at"])
    .where("site_id", "=", siteId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** A part of a site's chain, from the newest entry on: those before the entry `beforeSeq`. */
export async function newestLedgerEntries(
  db: Db,
  args: { siteId: number; beforeSeq: number | null; limit: number },
): Promise<LedgerRow[]> {
  const newest = db
    .selectFrom("ledger")
    .selectAll()
    .where("site_id", "=", args.siteId)
    .orderBy("seq", "desc")
    .limit(args.limit);
  return await (args.beforeSeq === null ? newest : newest.where("seq", "<", args.beforeSeq)).execute();
}
