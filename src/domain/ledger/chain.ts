import { canonicalJson } from "./canonical-json.ts";
import type { LedgerEntry } from "./entry.ts";

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. Given from outside: this room knows nothing of Node. */
export type Digest = (text: string) => string;

/** An entry in its place, as it is stored. */
export interface ChainedEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly kind: string;
  /** Canonical JSON. */
  readonly body: string;
  /** Hash of the entry before. */
  readonly previous: string;
  readonly hash: string;
}

/** Where a chain ends: nowhere yet. */
export const EMPTY_CHAIN: ChainEnd = { seq: 0, hash: "0".repeat(64) };

/** The last entry of a chain, as far as the next one depends on it. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/**
 * The entry that follows on another.
 * @param siteId the site whose chain it is; part of the hash, so that no entry can be moved to another site.
 * @throws TypeError when the entry cannot be written as canonical JSON.
 */
export function chainEntry(
  digest: Digest,
  siteId: number,
  link: { readonly end: ChainEnd; readonly entry: LedgerEntry },
): ChainedEntry {
  const { end, entry } = link;
  const { at, kind } = entry;
  const body = canonicalJson(entry.body);
  const unsealed = { seq: end.seq + 1, at, kind, body, previous: end.hash };
  return { ...unsealed, hash: seal(digest, siteId, unsealed) };
}

/**
 * What can be wrong with a chain.
 * - `gap`: the entry that belongs here is missing.
 * - `reordered`: the entry that belongs here comes later, or this one came before.
 * - `changed`: this one, or the one before it, is not as it was written.
 * - `shortened`: the chain ends before an end that was published.
 */
export type BreakKind = "changed" | "gap" | "reordered" | "shortened";

/** What verifying found. */
export type Verification =
  | { readonly ok: true; readonly head: string; readonly count: number }
  | { readonly ok: false; readonly seq: number; readonly kind: BreakKind; readonly count: number };

/**
 * Follows a chain from its beginning to its end or to the first place where it is broken.
 * @param chain.entries in the order in which they are kept.
 * @param chain.published an end that was published before; what ends earlier or differs there was tampered with.
 * @returns the hash of the last entry and how many there are; or the place and kind of the first break, and how many
 *   entries before it are whole.
 */
export async function verifyChain(
  digest: Digest,
  siteId: number,
  chain: {
    readonly entries: Iterable<ChainedEntry> | AsyncIterable<ChainedEntry>;
    readonly published?: ChainEnd | undefined;
  },
): Promise<Verification> {
  const { entries, published } = chain;
  let end = EMPTY_CHAIN;
  let broken: { seq: number; kind: BreakKind } | undefined;
  for await (const entry of entries) {
    if (broken !== undefined) {
      // Only to tell a moved entry from a missing or a changed one: is the one that belongs there still to come?
      if (entry.previous === end.hash) return { ok: false, seq: broken.seq, kind: "reordered", count: end.seq };
      continue;
    }
    const kind = breakAt(end, entry) ?? (seal(digest, siteId, entry) === entry.hash ? undefined : "changed");
    if (kind === "reordered" || (kind === "changed" && entry.previous === end.hash)) {
      return { ok: false, seq: entry.seq, kind, count: end.seq };
    }
    if (kind !== undefined) {
      broken = { seq: end.seq + 1, kind };
      continue;
    }
    end = { seq: entry.seq, hash: entry.hash };
    if (published?.seq === end.seq && published.hash !== end.hash) {
      return { ok: false, seq: end.seq, kind: "changed", count: end.seq - 1 };
    }
  }
  if (broken !== undefined) return { ok: false, ...broken, count: end.seq };
  if (published !== undefined && published.seq > end.seq) {
    return { ok: false, seq: end.seq + 1, kind: "shortened", count: end.seq };
  }
  return { ok: true, head: end.hash, count: end.seq };
}

function breakAt(end: ChainEnd, entry: ChainedEntry): BreakKind | undefined {
  if (entry.seq <= end.seq) return "reordered";
  if (entry.seq > end.seq + 1) return "gap";
  return entry.previous === end.hash ? undefined : "changed";
}

/** Everything that an entry says goes into its hash, in one canonical text, so that no two entries share one. */
function seal(digest: Digest, siteId: number, entry: Omit<ChainedEntry, "hash">): string {
  const { seq, at, kind, body, previous } = entry;
  return digest(canonicalJson({ site: siteId, seq, at, kind, body, previous }));
}
