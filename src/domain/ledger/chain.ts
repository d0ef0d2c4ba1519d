import { createHash } from "node:crypto";

/** What an entry records. Ids only: a chain that can never be shortened must hold nothing personal. */
export type LedgerBody = Readonly<Record<string, string | number | boolean | null>>;

/** The kinds of entries. */
export const LEDGER_KINDS = [
  "decision",
  "reversal",
  "appeal",
  "rules-changed",
  "role-granted",
  "settings-changed",
] as const;

/** One of the kinds of entries. */
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One entry, bound to the one before. */
export interface LedgerEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  readonly kind: string;
  /** Canonical JSON. */
  readonly body: string;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 in hexadecimal over everything above. */
  readonly hash: string;
}

/** What the first entry follows. */
export const LEDGER_START = "0".repeat(64);

/** JSON with its keys in order and no white space, so that the same content is always the same text (RFC 8785). */
export function canonicalJson(body: LedgerBody): string {
  const keys = Object.keys(body).toSorted((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(body[key])}`).join(",")}}`;
}

/** The entry that follows `last`; null begins a chain. */
export function nextEntry(
  last: Pick<LedgerEntry, "seq" | "hash"> | null,
  entry: { readonly at: number; readonly kind: LedgerKind; readonly body: LedgerBody },
): LedgerEntry {
  const bound = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    kind: entry.kind,
    body: canonicalJson(entry.body),
    previous: last?.hash ?? LEDGER_START,
  };
  return { ...bound, hash: hashOf(bound) };
}

/** Where a chain is broken, and how. */
export interface LedgerFault {
  readonly seq: number;
  readonly fault: "changed" | "gap" | "reordered";
}

/** Checks a chain entry by entry, in the order in which it is kept. */
export class LedgerVerifier {
  #seq = 0;
  #head = LEDGER_START;

  /** The hash of the last entry that was right, and how many there are. */
  get head(): { readonly count: number; readonly hash: string } {
    return { count: this.#seq, hash: this.#head };
  }

  /** Checks the next entry. @returns what is wrong with it; null when it follows rightly. */
  check(entry: LedgerEntry): LedgerFault | null {
    const { seq } = entry;
    if (seq > this.#seq + 1) return { seq: this.#seq + 1, fault: "gap" };
    if (seq <= this.#seq) return { seq, fault: "reordered" };
    if (hashOf(entry) !== entry.hash) return { seq, fault: "changed" };
    // Right in itself, but bound to another entry than the one before it here.
    if (entry.previous !== this.#head) return { seq, fault: "reordered" };
    this.#seq = seq;
    this.#head = entry.hash;
    return null;
  }
}

function hashOf(entry: Omit<LedgerEntry, "hash">): string {
  const { seq, at, kind, body, previous } = entry;
  return createHash("sha256").update([previous, seq, at, kind, body].join("\n")).digest("hex");
}
