import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainEntry, EMPTY_CHAIN, verifyChain } from "../../../src/domain/ledger/chain.ts";
import type { ChainedEntry, Verification } from "../../../src/domain/ledger/chain.ts";
import type { LedgerEntry } from "../../../src/domain/ledger/entry.ts";

const SITE = 1;

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function entry(number: number): LedgerEntry {
  const by = number % 3 === 0 ? null : 2;
  if (number % 2 === 0) return { kind: "sanction-ended", at: 1000 + number, body: { decision: number } };
  return { kind: "role", at: 1000 + number, body: { person: number, role: "moderator", before: null, by } };
}

/** A chain of `length` entries. */
function chain(length: number): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  for (let number = 1; number <= length; number++) {
    entries.push(chainEntry(sha256, SITE, { end: entries.at(-1) ?? EMPTY_CHAIN, entry: entry(number) }));
  }
  return entries;
}

async function verify(entries: readonly ChainedEntry[], siteId = SITE): Promise<Verification> {
  return await verifyChain(sha256, siteId, { entries });
}

const length = fc.integer({ min: 2, max: 12 });
const chainAndPlace = length.chain((size) => fc.tuple(fc.constant(chain(size)), fc.nat({ max: size - 1 })));

describe("the ledger's chain", () => {
  it("is whole as it was written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), async (size) => {
        const entries = chain(size);
        const head = entries.at(-1)?.hash ?? EMPTY_CHAIN.hash;
        expect(await verify(entries)).toEqual({ ok: true, head, count: size });
      }),
    );
  });

  it("is read from a stream as well", async () => {
    const entries = chain(3);
    async function* stream(): AsyncGenerator<ChainedEntry> {
      for (const one of entries) yield await Promise.resolve(one);
    }
    expect(await verifyChain(sha256, SITE, { entries: stream() })).toMatchObject({ ok: true, count: 3 });
  });

  it("shows any change of any field of any entry", async () => {
    const change = fc.constantFrom<(one: ChainedEntry) => ChainedEntry>(
      (one) => ({ ...one, at: one.at + 1 }),
      (one) => ({ ...one, kind: "rules" }),
      (one) => ({ ...one, body: one.body.replace(":", ": ") }),
      (one) => ({ ...one, hash: sha256("forged") }),
      (one) => ({ ...one, previous: sha256("forged") }),
    );
    await fc.assert(
      fc.asyncProperty(chainAndPlace, change, async ([entries, place], changed) => {
        const tampered = entries.map((one, index) => (index === place ? changed(one) : one));
        expect(await verify(tampered)).toEqual({ ok: false, seq: place + 1, kind: "changed", count: place });
      }),
    );
  });

  it("shows a change that was sealed anew, at the entry after it", async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, async ([entries, place]) => {
        fc.pre(place < entries.length - 1);
        const end = entries[place - 1] ?? EMPTY_CHAIN;
        const forged = chainEntry(sha256, SITE, { end, entry: entry(99) });
        const tampered = entries.map((one, index) => (index === place ? forged : one));
        expect(await verify(tampered)).toEqual({ ok: false, seq: place + 2, kind: "changed", count: place + 1 });
      }),
    );
  });

  it("shows a missing entry", async () => {
    await fc.assert(
      fc.asyncProperty(chainAndPlace, async ([entries, place]) => {
        fc.pre(place < entries.length - 1);
        const without = entries.filter((_, index) => index !== place);
        expect(await verify(without)).toEqual({ ok: false, seq: place + 1, kind: "gap", count: place });
      }),
    );
  });

  it("shows entries that changed places, whether their numbers went with them or not", async () => {
    const swap = chainAndPlace.chain(([entries, place]) =>
      fc.tuple(fc.constant(entries), fc.constant(place), fc.nat({ max: entries.length - 1 }), fc.boolean()),
    );
    await fc.assert(
      fc.asyncProperty(swap, async ([entries, one, other, renumbered]) => {
        fc.pre(one !== other);
        const first = Math.min(one, other);
        const moved = entries.map((entry, index) => {
          const from = index === one ? entries[other] : index === other ? entries[one] : entry;
          return { ...(from ?? entry), ...(renumbered ? { seq: index + 1 } : {}) };
        });
        expect(await verify(moved)).toEqual({ ok: false, seq: first + 1, kind: "reordered", count: first });
      }),
    );
  });

  it("shows an entry that is there twice", async () => {
    const [one, two, three] = chain(3) as [ChainedEntry, ChainedEntry, ChainedEntry];
    expect(await verify([one, two, two, three])).toEqual({ ok: false, seq: 2, kind: "reordered", count: 2 });
  });

  it("belongs to one site", async () => {
    expect(await verify(chain(3), 2)).toEqual({ ok: false, seq: 1, kind: "changed", count: 0 });
  });

  it("shows that it was cut or written anew since its end was published", async () => {
    const entries = chain(5);
    const published = entries[3];
    if (published === undefined) throw new Error("The chain is too short");
    expect(await verifyChain(sha256, SITE, { entries, published })).toMatchObject({ ok: true, count: 5 });
    expect(await verifyChain(sha256, SITE, { entries: entries.slice(0, 3), published })).toEqual({
      ok: false,
      seq: 4,
      kind: "shortened",
      count: 3,
    });
    const rewritten: ChainedEntry[] = [];
    for (let number = 11; number <= 15; number++) {
      rewritten.push(chainEntry(sha256, SITE, { end: rewritten.at(-1) ?? EMPTY_CHAIN, entry: entry(number) }));
    }
    expect(await verify(rewritten)).toMatchObject({ ok: true });
    expect(await verifyChain(sha256, SITE, { entries: rewritten, published })).toEqual({
      ok: false,
      seq: 4,
      kind: "changed",
      count: 3,
    });
  });
});
