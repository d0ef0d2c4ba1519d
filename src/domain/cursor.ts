import { SORTS } from "./comment.ts";
import type { Sort } from "./comment.ts";
import { Problem } from "./problem.ts";

/**
 * Where a page of roots ended: the sort's value of the last root and its position. Keyset paging: a page begins behind
 * this place whatever was added meanwhile.
 */
export interface RootCursor {
  readonly sort: Sort;
  /** Replies or score of the last root; 0 for the sorts by time. */
  readonly value: number;
  readonly position: number;
}

/** The cursor as it stands in an address: short, opaque, safe in a URL. */
export function formatCursor(cursor: RootCursor): string {
  const sort = SORTS.indexOf(cursor.sort);
  return `${sort}_${cursor.value.toString(36)}_${cursor.position.toString(36)}`;
}

/**
 * Reads a cursor that `formatCursor` wrote for the same sort.
 * @throws Problem `bad-request` for anything else.
 */
export function parseCursor(text: string, sort: Sort): RootCursor {
  const match = /^([0-3])_(-?[0-9a-z]{1,10})_([0-9a-z]{1,10})$/u.exec(text);
  if (match === null || SORTS[Number(match[1])] !== sort) {
    throw new Problem("bad-request", "This page address is not one of ours. Please start from the first page.");
  }
  return { sort, value: Number.parseInt(match[2] ?? "", 36), position: Number.parseInt(match[3] ?? "", 36) };
}
