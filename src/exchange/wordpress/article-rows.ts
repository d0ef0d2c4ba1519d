import type { IncomingThread } from "../plan-thread.ts";
import type { Numbers } from "../number-column.ts";
import type { GatheredWxr } from "./gather-wxr.ts";

/** The comments of one article of an export. `rows` are their indexes in the whole export. */
export interface ArticleRows extends IncomingThread {
  readonly rows: Int32Array;
}

/**
 * The comments of an article as the file has them.
 * @param args.undated time of comments that have none, in milliseconds since 1970-01-01 UTC.
 */
export function rowsOf(gathered: GatheredWxr, args: { article: number; undated: number }): ArticleRows {
  const { firstComments, ids, parents, createdAt } = gathered;
  const first = firstComments.at(args.article);
  const end = args.article + 1 < firstComments.length ? firstComments.at(args.article + 1) : ids.length;
  return {
    rows: Int32Array.from({ length: end - first }, (_, offset) => first + offset),
    ids: Float64Array.from(ids.toArray().subarray(first, end)),
    parents: Float64Array.from(parents.toArray().subarray(first, end)),
    createdAt: Float64Array.from(createdAt.toArray().subarray(first, end), (time) => {
      return Number.isNaN(time) ? args.undated : time;
    }),
  };
}

/** Those comments that `keep` wants, and how many are left. */
export function selectRows(
  thread: ArticleRows,
  keep: (id: number, row: number) => boolean,
): { kept: ArticleRows; left: number } {
  const indexes = Int32Array.from(thread.ids.keys()).filter((index) => {
    return keep(thread.ids[index] ?? 0, thread.rows[index] ?? 0);
  });
  const left = thread.ids.length - indexes.length;
  if (left === 0) return { kept: thread, left };
  const pick = (values: Float64Array): Float64Array => Float64Array.from(indexes, (index) => values[index] ?? 0);
  const kept = {
    rows: indexes.map((index) => thread.rows[index] ?? 0),
    ids: pick(thread.ids),
    parents: pick(thread.parents),
    createdAt: pick(thread.createdAt),
  };
  return { kept, left };
}

/** Ids that stand several times, each with the index of its first place. */
export function repeatedIds(ids: Numbers): Map<number, number> {
  const sorted = ids.slice().sort();
  const repeated = new Map<number, number>();
  for (let index = 1; index < sorted.length; index++) {
    if (sorted[index] === sorted[index - 1]) repeated.set(sorted[index] ?? 0, -1);
  }
  if (repeated.size === 0) return repeated;
  for (const [index, id] of ids.entries()) if (repeated.get(id) === -1) repeated.set(id, index);
  return repeated;
}
