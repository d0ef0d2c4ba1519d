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

interface Estimate {
  readonly at: number;
  readonly texts: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Estimates by database and site; both as long-lived as the process. */
const estimates = new WeakMap<Store, Map<number, Estimate>>();

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

async function estimateOf(context: ServiceContext): Promise<Estimate> {
  const { store } = context;
  const { id: siteId } = context.site();
  const at = context.now();
  const sites = estimates.get(store) ?? new Map<number, Estimate>();
  estimates.set(store, sites);
  const known = sites.get(siteId);
  const age = known?.texts === SAMPLE ? AGE_MS : YOUNG_MS;
  if (known !== undefined && at - known.at < age) return known;
  const texts = await lastDecidedTexts(store.reader, { siteId, limit: SAMPLE });
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of searchWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const estimate = { at, texts: texts.length, counts };
  sites.set(siteId, estimate);
  return estimate;
}
