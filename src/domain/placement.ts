import { NEST_LIMIT } from "./comment.ts";

/** What must be known of a comment to place a reply to it. */
export interface ReplyTarget {
  readonly id: number;
  readonly branchId: number | null;
  readonly rootId: number | null;
  readonly depth: number;
  readonly number: string;
}

/** Where a new comment goes. */
export interface Placement {
  readonly depth: number;
  /** The comment it is shown under; null for a root. */
  readonly branchId: number | null;
  readonly rootId: number | null;
  /** Number of the comment it is shown under; null for a root. */
  readonly branchNumber: string | null;
}

/** Where a new root goes. */
export const ROOT_PLACEMENT: Placement = { depth: 1, branchId: null, rootId: null, branchNumber: null };

/**
 * Where a reply to `target` goes: directly under it while nesting lasts, else into the flat list that `target` itself
 * stands in (its true parent is recorded beside).
 */
export function placeReply(target: ReplyTarget): Placement {
  const rootId = target.rootId ?? target.id;
  const depth = target.depth + 1;
  if (target.depth < NEST_LIMIT) return { depth, branchId: target.id, rootId, branchNumber: target.number };
  return { depth, branchId: target.branchId, rootId, branchNumber: parentNumber(target.number) };
}

/** The number of a comment at `position` in the list of the comment numbered `branchNumber`, such as `6.1.1.2`. */
export function commentNumber(branchNumber: string | null, position: number): string {
  return branchNumber === null ? String(position) : `${branchNumber}.${position}`;
}

/** Depth as shown: 1 to NEST_LIMIT. */
export function shownLevel(depth: number): number {
  return Math.min(depth, NEST_LIMIT);
}

function parentNumber(number: string): string | null {
  const dot = number.lastIndexOf(".");
  return dot === -1 ? null : number.slice(0, dot);
}
