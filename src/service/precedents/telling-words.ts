import { lastDecidedTexts } from "../../store/decided-comments.ts";
import type { Store } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";

/** Decided cases from which it is estimated how common a word is. */
const SAMPLE = 2_000;

/** How long an estimate is used, in milliseconds: what is common on a site changes slowly. */
const AGE_MS = 60 * 60_000;

/** An estimate from fewer cases is made anew sooner. */
const YOUNG_MS = 60_000;

/** Longest text of which words are taken, in UTF-16 code units. */
const READ_LENGTH = 5_000;

/** Words that are looked for at most. */
const MOST_WORDS = 12;

/** Texts that are counted at a time. */
const COUNTED_AT_ONCE = 200;

interface Estimate {
  readonly texts: number;
  readonly counts: ReadonlyMap<string, number>;
}

interface Kept {
  estimate: Promise<Estimate>;
  /** When it was made, in milliseconds since 1970-01-01 UTC. */
  at: number;
  texts: number;
  renewing: boolean;
}

/** Estimates by database and site; both as long-lived as the process. */
const estimates = new WeakMap<Store, Map<number, Kept>>();

/** The different words of a text as the search knows them: lower case, letters and digits. */
export function searchWords(text: string): string[] {
  return [
    ...new Set(
      text
        .slice(0, READ_LENGTH)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ];
}

/** The words of a text that tell it most from others on this site, the rarest first, at most twelve. */
export async function tellingWords(context: ServiceContext, text: string): Promise<string[]> {
  const { counts } = await estimateOf(context);
  const words = searchWords(text).filter((word) => word.length > 1 || !/[a-z]/u.test(word));
  // Of two words as rare as each other the longer one says more.
  const rareness = (word: string): number => counts.get(word) ?? 0;
  return words
    .sort((a, b) => rareness(a) - rareness(b) || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS);
}

/** The estimate at hand; one that is too old is made anew meanwhile, so that nobody waits for it but the very first. */
async function estimateOf(context: ServiceContext): Promise<Estimate> {
  const { store } = context;
  const { id: siteId } = context.site();
  const sites = estimates.get(store) ?? new Map<number, Kept>();
  estimates.set(store, sites);
  const kept = sites.get(siteId);
  if (kept === undefined) {
    const fresh: Kept = { estimate: estimate(context), at: context.now(), texts: 0, renewing: false };
    sites.set(siteId, fresh);
    fresh.estimate.then(
      ({ texts }) => (fresh.texts = texts),
      () => sites.delete(siteId),
    );
    return await fresh.estimate;
  }
  const age = kept.texts === SAMPLE ? AGE_MS : YOUNG_MS;
  if (!kept.renewing && context.now() - kept.at >= age) void renew(context, kept);
  return await kept.estimate;
}

async function renew(context: ServiceContext, kept: Kept): Promise<void> {
  kept.renewing = true;
  try {
    const renewed = await estimate(context);
    kept.estimate = Promise.resolve(renewed);
    kept.texts = renewed.texts;
    kept.at = context.now();
  } catch {
    // The old one serves until the next try.
  } finally {
    kept.renewing = false;
  }
}

async function estimate(context: ServiceContext): Promise<Estimate> {
  const texts = await lastDecidedTexts(context.store.reader, { siteId: context.site().id, limit: SAMPLE });
  const counts = new Map<string, number>();
  for (const [at, text] of texts.entries()) {
    for (const word of searchWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    // Other requests get their turn between.
    if (at % COUNTED_AT_ONCE === COUNTED_AT_ONCE - 1) await new Promise(setImmediate);
  }
  return { texts: texts.length, counts };
}
