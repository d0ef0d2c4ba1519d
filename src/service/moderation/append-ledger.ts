import { nextEntry } from "../../domain/ledger/chain.ts";
import type { LedgerBody, LedgerKind } from "../../domain/ledger/chain.ts";
import { insertLedgerEntries, lastLedgerEntry } from "../../store/ledger.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";

/** Adds entries to the site's ledger, in the transaction of what they record. */
export async function appendLedger(
  tx: Db,
  context: ServiceContext,
  added: { at: number; entries: readonly { kind: LedgerKind; body: LedgerBody }[] },
): Promise<void> {
  const siteId = context.site().id;
  let last: { seq: number; hash: string } | null = (await lastLedgerEntry(tx, siteId, context.store.engine)) ?? null;
  const rows = [];
  for (const { kind, body } of added.entries) {
    const entry = nextEntry(last, { at: added.at, kind, body });
    rows.push({ site_id: siteId, ...entry });
    last = entry;
  }
  await insertLedgerEntries(tx, rows);
}
