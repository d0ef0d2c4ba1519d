import type { ArticleStanding, PlaceStanding } from "./fold-place.ts";

/** What holds at one place, as it is kept with the article. Instants are milliseconds since 1970-01-01 UTC. */
interface KeptPlace {
  /** Until when; null: until it is lifted; absent: not at all. */
  readonly locked?: number | null;
  readonly slow?: { readonly seconds: number; readonly until: number | null };
  readonly preModerated?: number | null;
}

/** What holds under an article, as it is kept with it. */
interface KeptMeasures extends KeptPlace {
  /** By the root comment of the thread. */
  readonly threads?: Readonly<Record<string, KeptPlace>>;
}

/** What holds for a new comment in one place now. */
export interface PlaceMeasures {
  readonly locked: boolean;
  readonly slowSeconds: number | null;
  readonly preModerated: boolean;
}

const NONE: PlaceMeasures = { locked: false, slowSeconds: null, preModerated: false };

/** The measures of an article as JSON to keep with it; null where there are none. */
export function keptMeasures(standing: ArticleStanding): string | null {
  const threads: Record<string, KeptPlace> = {};
  for (const [root, place] of standing.threads) {
    const measures = kept(place);
    if (!isEmpty(measures)) threads[String(root)] = measures;
  }
  const measures: KeptMeasures = { ...kept(standing), ...(isEmpty(threads) ? {} : { threads }) };
  return isEmpty(measures) ? null : JSON.stringify(measures);
}

/**
 * What holds for a new comment.
 * @param measures what is kept with the article; what has ended since no longer holds.
 * @param rootId the thread that it would stand in; null for a new one.
 */
export function measuresAt(measures: string | null, rootId: number | null, at: number): PlaceMeasures {
  if (measures === null) return NONE;
  const article = JSON.parse(measures) as KeptMeasures;
  const thread = rootId === null ? undefined : article.threads?.[String(rootId)];
  const places = thread === undefined ? [article] : [article, thread];
  const holds = (until: number | null | undefined): boolean => until === null || (until !== undefined && until > at);
  const slow = places.flatMap((place) =>
    place.slow !== undefined && holds(place.slow.until) ? [place.slow.seconds] : [],
  );
  return {
    locked: places.some((place) => holds(place.locked)),
    slowSeconds: slow.length === 0 ? null : Math.max(...slow),
    preModerated: places.some((place) => holds(place.preModerated)),
  };
}

function kept(place: PlaceStanding): KeptPlace {
  return {
    ...(place.locked === null ? {} : { locked: place.locked.until }),
    ...(place.slow === null ? {} : { slow: { seconds: place.slow.seconds, until: place.slow.until } }),
    ...(place.preModerated === null ? {} : { preModerated: place.preModerated.until }),
  };
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
