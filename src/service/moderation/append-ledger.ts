import { createHash, createHmac } from "node:crypto";
import { chainEntry, EMPTY_CHAIN } from "../../domain/ledger/chain.ts";
import type { ChainEnd } from "../../domain/ledger/chain.ts";
import type { KeyedReference, LedgerEntry } from "../../domain/ledger/entry.ts";
import type { Proofs } from "../../domain/ledger/recorded-decision.ts";
import { insertLedgerEntries, lastLedgerEntry } from "../../store/ledger.ts";
import type { LedgerRow } from "../../store/ledger.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";

/** SHA-256 of a text in UTF-8, in hexadecimal: what the ledger's chain is made of. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** HMAC-SHA-256 (RFC 2104) of a text in UTF-8, in hexadecimal. */
function hmac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}

/** What the ledger's proofs of texts are made with. */
export const PROOFS: Proofs = { keyed: hmac, plain: sha256 };

/**
 * What the ledger says of a device: enough to prove later which one it was, and nothing that can be compared.
 * @param salt of the decision; kept beside it.
 */
export function deviceReference(salt: string, deviceId: string): KeyedReference {
  return hmac(salt, `device:${deviceId}`);
}

/** Adds entries to the site's ledger, in the transaction of what they record. */
export async function appendLedger(tx: Db, context: ServiceContext, entries: readonly LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const siteId = context.site().id;
  let end: ChainEnd = (await lastLedgerEntry(tx, siteId, context.store.engine)) ?? EMPTY_CHAIN;
  const rows: LedgerRow[] = [];
  for (const entry of entries) {
    const chained = chainEntry(sha256, siteId, { end, entry });
    rows.push({ site_id: siteId, ...chained });
    end = chained;
  }
  await insertLedgerEntries(tx, rows);
}
