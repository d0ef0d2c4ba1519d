/** The time in which comments of newcomers are counted, in milliseconds. */
const MINUTE_MS = 60_000;

/** Articles that are remembered; more than this do not have newcomers within one minute. */
const MAX_ARTICLES = 10_000;

/**
 * When new authors wrote under which article, for telling a raid. In memory of this process: with several nodes each
 * counts what it takes itself.
 */
class Newcomers {
  readonly #times = new Map<number, number[]>();

  /** How many comments of new authors came under an article in the last minute. */
  lately(articleId: number, now: number): number {
    return this.#recent(articleId, now).length;
  }

  /** Notes one. */
  note(articleId: number, now: number): void {
    const times = this.#recent(articleId, now);
    times.push(now);
    this.#times.delete(articleId);
    this.#times.set(articleId, times);
    if (this.#times.size > MAX_ARTICLES) {
      const [oldest] = this.#times.keys();
      if (oldest !== undefined) this.#times.delete(oldest);
    }
  }

  #recent(articleId: number, now: number): number[] {
    return (this.#times.get(articleId) ?? []).filter((time) => now - time < MINUTE_MS);
  }
}

const byStore = new WeakMap<object, Newcomers>();

/** The newcomers of everything that is kept in this store. */
export function newcomersOf(store: object): Newcomers {
  let known = byStore.get(store);
  if (known === undefined) byStore.set(store, (known = new Newcomers()));
  return known;
}
