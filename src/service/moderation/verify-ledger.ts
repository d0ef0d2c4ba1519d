import { verifyChain } from "../../domain/ledger/chain.ts";
import type { ChainedEntry, ChainEnd, Verification } from "../../domain/ledger/chain.ts";
import { ledgerEntries, ledgerHead } from "../../store/ledger.ts";
import type { LedgerRow } from "../../store/ledger.ts";
import type { ServiceContext } from "../service-context.ts";
import { sha256 } from "./append-ledger.ts";
import { beginDecisionCheck } from "./verify-decisions.ts";
import type { Difference } from "./verify-decisions.ts";

/** Entries that are read at once: memory stays bounded however long the ledger is. */
const ENTRIES_AT_ONCE = 1_000;

/** The most differences that are told one by one. */
export const MOST_TOLD = 100;

/** What verifying found: of the chain itself, and of the decisions that it records. */
export type LedgerVerification =
  | Verification
  | {
      readonly ok: false;
      readonly kind: "decisions";
      readonly count: number;
      readonly head: string;
      /** How many decisions differ from what was recorded. */
      readonly differing: number;
      /** The first `MOST_TOLD` of them. */
      readonly differences: readonly Difference[];
    };

/**
 * Follows the site's ledger from its beginning, then compares every decision, reversal and answer to an appeal in the
 * database with what the ledger recorded of it.
 * @param published an end that was published or kept elsewhere: without one nobody can tell a ledger that was cut short,
 *   or written anew from the beginning, from a whole one.
 */
export async function verifyLedger(context: ServiceContext, published?: ChainEnd): Promise<LedgerVerification> {
  const chain = await verifyChain(sha256, context.site().id, { entries: everyEntry(context), published });
  if (!chain.ok) return chain;
  const check = await beginDecisionCheck(context);
  const differences: Difference[] = [];
  let differing = 0;
  const note = (found: readonly Difference[]): void => {
    differing += found.length;
    differences.push(...found.slice(0, MOST_TOLD - differences.length));
  };
  for await (const part of everyPart(context)) note(await check.compare(part));
  note(check.unrecorded());
  return differing === 0 ? chain : { ...chain, ok: false, kind: "decisions", differing, differences };
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
  for await (const part of everyPart(context)) yield* part;
}

async function* everyPart(context: ServiceContext): AsyncGenerator<readonly LedgerRow[]> {
  const siteId = context.site().id;
  let afterSeq = NO_ENTRY;
  for (;;) {
    const part = await ledgerEntries(context.store.reader, { siteId, afterSeq, limit: ENTRIES_AT_ONCE });
    yield part;
    const last = part.at(-1);
    if (last === undefined || part.length < ENTRIES_AT_ONCE) return;
    afterSeq = last.seq;
  }
}
