import { verifyChain } from "../../domain/ledger/chain.ts";
import type { ChainedEntry, ChainEnd, Verification } from "../../domain/ledger/chain.ts";
import { ledgerEntries, ledgerHead } from "../../store/ledger.ts";
import type { ServiceContext } from "../service-context.ts";
import { sha256 } from "./append-ledger.ts";

/** Entries that are read at once: memory stays bounded however long the ledger is. */
const ENTRIES_AT_ONCE = 1_000;

/**
 * Follows the site's ledger from its beginning.
 * @param published an end that was published or kept elsewhere: without one nobody can tell a ledger that was cut short,
 *   or written anew from the beginning, from a whole one.
 */
export async function verifyLedger(context: ServiceContext, published?: ChainEnd): Promise<Verification> {
  return await verifyChain(sha256, context.site().id, { entries: everyEntry(context), published });
}

/** The newest entry of the site's ledger; null while it is empty. */
export async function readLedgerHead(
  context: ServiceContext,
): Promise<{ readonly seq: number; readonly hash: string; readonly at: number } | null> {
  return (await ledgerHead(context.store.reader, context.site().id)) ?? null;
}

/** Below every number that an entry could be given, so that one with a false number is found too. */
const NO_ENTRY = -1_000_000;

async function* everyEntry(context: ServiceContext): AsyncGenerator<ChainedEntry> {
  const siteId = context.site().id;
  let afterSeq = NO_ENTRY;
  for (;;) {
    const part = await ledgerEntries(context.store.reader, { siteId, afterSeq, limit: ENTRIES_AT_ONCE });
    yield* part;
    const last = part.at(-1);
    if (last === undefined || part.length < ENTRIES_AT_ONCE) return;
    afterSeq = last.seq;
  }
}
