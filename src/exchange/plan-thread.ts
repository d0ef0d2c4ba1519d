/**
 * The comments of one article as they come from elsewhere, in any order, as columns: a million of them must fit into
 * memory. The three have the same length.
 */
export interface IncomingThread {
  /** Ids that the source gave, greater than 0. */
  readonly ids: Float64Array;
  /** Ids of the comments that they answer; 0 for a root. */
  readonly parents: Float64Array;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly createdAt: Float64Array;
}

/** Stands where an answered comment should be. */
export interface Tombstone {
  /** Names it in repeated imports: `missing:ID` or `cycle:ID`. */
  readonly key: string;
  /** When the first reply to it was written. */
  readonly createdAt: number;
}

/** Something in the source that could not be taken as it stands. */
export interface Oddity {
  /** Index of the comment. */
  readonly index: number;
  readonly kind: "duplicate" | "missing-parent" | "cycle";
}

/** In which order comments are written, and under what. */
export interface ThreadPlan {
  /**
   * Every comment but duplicates, and every tombstone, once: threads in the order in which they began, and in each the
   * parent before its replies, else by time. Numbers below 0 are tombstones: `~number` is the index in `tombstones`.
   */
  readonly order: Int32Array;
  readonly tombstones: readonly Tombstone[];
  /** By index of a comment: the tombstone that it answers instead of the parent that the source names. */
  readonly tombstoneOf: ReadonlyMap<number, number>;
  readonly oddities: readonly Oddity[];
}

/** Ids of answered comments that are not in the thread itself. */
export function parentsElsewhere(thread: IncomingThread): Set<number> {
  const find = idIndex(thread.ids);
  const elsewhere = new Set<number>();
  for (const parent of thread.parents) if (parent !== 0 && find(parent) === -1) elsewhere.add(parent);
  return elsewhere;
}

/**
 * Plans how a thread is written. No comment is dropped: a reply to a comment that exists nowhere answers a tombstone; of
 * comments that answer each other in a circle the youngest does.
 * @param known those of `parentsElsewhere` that an earlier import has written under the same article.
 */
export function planThread(thread: IncomingThread, known: ReadonlySet<number>): ThreadPlan {
  const planner = new ThreadPlanner(thread);
  planner.resolveParents(known);
  planner.breakCycles();
  return planner.plan();
}

/** Finds the index of the first comment with an id; -1 when there is none. */
function idIndex(ids: Float64Array): (id: number) => number {
  const byId = Int32Array.from(ids.keys());
  // Exports are ordered by id; sorting what is sorted would take a second per million.
  const isSorted = ids.every((id, index) => index === 0 || (ids[index - 1] ?? 0) <= id);
  if (!isSorted) byId.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b);
  return (id) => {
    let low = 0;
    let high = byId.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[byId[middle] ?? 0] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    const index = byId[low] ?? -1;
    return index !== -1 && ids[index] === id ? index : -1;
  };
}

/** What `parent` holds for comments that answer nobody in the thread, and for duplicates. */
const NOBODY = -1;
const DUPLICATE = -2;

class ThreadPlanner {
  readonly #thread: IncomingThread;
  /** By index: the index of the parent, or NOBODY, or DUPLICATE. */
  readonly #parent: Int32Array;
  readonly #tombstones: { key: string; createdAt: number }[] = [];
  readonly #tombstoneByKey = new Map<string, number>();
  readonly #tombstoneOf = new Map<number, number>();
  readonly #oddities: Oddity[] = [];

  constructor(thread: IncomingThread) {
    this.#thread = thread;
    this.#parent = new Int32Array(thread.ids.length).fill(NOBODY);
  }

  resolveParents(known: ReadonlySet<number>): void {
    const { ids, parents } = this.#thread;
    const find = idIndex(ids);
    for (const [index, id] of ids.entries()) {
      const parentId = parents[index] ?? 0;
      if (find(id) !== index) {
        this.#parent[index] = DUPLICATE;
        this.#oddities.push({ index, kind: "duplicate" });
      } else if (parentId !== 0) {
        const parent = find(parentId);
        this.#parent[index] = parent;
        if (parent === -1 && !known.has(parentId)) this.#bury(index, `missing:${parentId}`, "missing-parent");
      }
    }
  }

  breakCycles(): void {
    // The walk up from each comment ends at a root, at what an earlier walk has seen, or at its own track: a circle.
    const seenBy = new Int32Array(this.#parent.length).fill(-1);
    for (let start = 0; start < this.#parent.length; start++) {
      let index = start;
      while (index >= 0 && seenBy[index] === -1) {
        seenBy[index] = start;
        index = this.#parent[index] ?? NOBODY;
      }
      if (index < 0 || seenBy[index] !== start) continue;
      let youngest = index;
      for (let at = this.#parent[index] ?? NOBODY; at !== index; at = this.#parent[at] ?? NOBODY) {
        if (this.#isOlder(youngest, at)) youngest = at;
      }
      this.#parent[youngest] = NOBODY;
      this.#bury(youngest, `cycle:${this.#thread.ids[youngest] ?? 0}`, "cycle");
    }
  }

  plan(): ThreadPlan {
    const count = this.#parent.length;
    const { start, shownAt, depth } = this.#times();
    const { createdAt, ids } = this.#thread;
    const nodes = new Int32Array(count + this.#tombstones.length);
    let length = 0;
    for (let index = 0; index < nodes.length; index++) {
      if (index >= count || this.#parent[index] !== DUPLICATE) nodes[length++] = index;
    }
    const order = nodes.subarray(0, length);
    order.sort((a, b) => {
      const [startA, startB] = [at(start, a), at(start, b)];
      if (startA !== startB)
        return at(shownAt, startA) - at(shownAt, startB) || at(ids, startA) - at(ids, startB) || startA - startB;
      return (
        at(shownAt, a) - at(shownAt, b) ||
        at(depth, a) - at(depth, b) ||
        at(createdAt, a) - at(createdAt, b) ||
        at(ids, a) - at(ids, b)
      );
    });
    for (const [place, node] of order.entries()) if (node >= count) order[place] = ~(node - count);
    return { order, tombstones: this.#tombstones, tombstoneOf: this.#tombstoneOf, oddities: this.#oddities };
  }

  /**
   * For every comment, then every tombstone: the first of its thread, its depth, and a time that is its own or, where a
   * clock was wrong, that of its parent, so that no reply comes before what it answers.
   */
  #times(): { start: Int32Array; shownAt: Float64Array; depth: Int32Array } {
    const count = this.#parent.length;
    const total = count + this.#tombstones.length;
    const [start, shownAt, depth] = [new Int32Array(total).fill(-1), new Float64Array(total), new Int32Array(total)];
    for (const [number, tombstone] of this.#tombstones.entries()) {
      start[count + number] = count + number;
      shownAt[count + number] = tombstone.createdAt;
    }
    const track: number[] = [];
    for (let index = 0; index < count; index++) {
      let node = index;
      for (; node >= 0 && start[node] === -1; node = this.#above(node)) track.push(node);
      for (let below = track.pop(); below !== undefined; below = track.pop()) {
        const above = this.#above(below);
        const own = this.#thread.createdAt[below] ?? 0;
        start[below] = above < 0 ? below : (start[above] ?? below);
        shownAt[below] = above < 0 ? own : Math.max(own, shownAt[above] ?? own);
        depth[below] = above < 0 ? 0 : (depth[above] ?? 0) + 1;
      }
    }
    return { start, shownAt, depth };
  }

  /** Index of the parent, counting tombstones behind the comments; below 0 for none. */
  #above(index: number): number {
    const tombstone = this.#tombstoneOf.get(index);
    return tombstone === undefined ? (this.#parent[index] ?? NOBODY) : this.#parent.length + tombstone;
  }

  #bury(index: number, key: string, kind: Oddity["kind"]): void {
    const createdAt = this.#thread.createdAt[index] ?? 0;
    let number = this.#tombstoneByKey.get(key);
    if (number === undefined) {
      number = this.#tombstones.length;
      this.#tombstones.push({ key, createdAt });
      this.#tombstoneByKey.set(key, number);
    }
    const tombstone = this.#tombstones[number];
    if (tombstone !== undefined) tombstone.createdAt = Math.min(tombstone.createdAt, createdAt);
    this.#tombstoneOf.set(index, number);
    this.#oddities.push({ index, kind });
  }

  #isOlder(a: number, b: number): boolean {
    const { createdAt, ids } = this.#thread;
    const difference = (createdAt[a] ?? 0) - (createdAt[b] ?? 0);
    return difference === 0 ? (ids[a] ?? 0) < (ids[b] ?? 0) : difference < 0;
  }
}

function at(values: Float64Array | Int32Array, index: number): number {
  return values[index] ?? 0;
}
