import { fitList, shareBudget } from "../domain/budget.ts";
import { shownLevel } from "../domain/placement.ts";
import { NEST_LIMIT } from "../domain/comment.ts";
import type { MoreReplies, ThreadNode } from "../domain/thread-page.ts";
import type { CommentRow } from "../store/comments.ts";
import type { Db } from "../store/store.ts";
import { branchSlices } from "../store/threads.ts";
import type { CommentViewer } from "./comment-view.ts";

/** A comment of the answer while its replies are being gathered. */
interface Growing {
  readonly row: CommentRow;
  /** How many comments below this one the answer may still carry. */
  readonly share: number;
  replies: Growing[];
}

/**
 * Gathers the replies below `rows`, level by level (one query each, at most NEST_LIMIT - 1), until `budget` comments
 * are used up; the budget is shared fairly between branches, and what does not fit is counted in `more`.
 */
export async function fillReplies(
  db: Db,
  args: { siteId: number; rows: readonly CommentRow[]; budget: number; viewer: CommentViewer },
): Promise<ThreadNode[]> {
  const top = share(args.rows, args.budget);
  const all: CommentRow[] = [...args.rows];
  let level = top;
  while (level.length > 0) {
    const open = level.filter((node) => node.share > 0 && shownLevel(node.row.depth) < NEST_LIMIT);
    const rows = await branchSlices(
      db,
      open.map((node) => ({ branchId: node.row.id, after: 0, upto: node.share })),
    );
    all.push(...rows);
    const byBranch = groupByBranch(rows);
    level = [];
    for (const node of open) {
      const replies = byBranch.get(node.row.id) ?? [];
      const taken = replies.slice(0, fitList(descendants(replies), node.share));
      node.replies = share(taken, node.share - taken.length);
      level.push(...node.replies);
    }
  }
  await args.viewer.learn(db, args.siteId, all);
  return top.map((node) => finish(node, args.viewer));
}

function share(rows: readonly CommentRow[], budget: number): Growing[] {
  const shares = shareBudget(descendants(rows), budget);
  return rows.map((row, index) => ({ row, share: shares[index] ?? 0, replies: [] }));
}

function descendants(rows: readonly CommentRow[]): number[] {
  return rows.map((row) => row.descendant_count);
}

function groupByBranch(rows: readonly CommentRow[]): Map<number, CommentRow[]> {
  const groups = new Map<number, CommentRow[]>();
  for (const row of rows) {
    const group = groups.get(row.branch_id ?? 0);
    if (group === undefined) groups.set(row.branch_id ?? 0, [row]);
    else group.push(row);
  }
  return groups;
}

function finish(node: Growing, viewer: CommentViewer): ThreadNode {
  const replies = node.replies.map((reply) => finish(reply, viewer));
  return { comment: viewer.view(node.row), replies, more: restOf(node) };
}

/** What of a branch is left out: the replies behind the last one taken, each with all that is below it. */
function restOf(node: Growing): MoreReplies | null {
  const taken = node.replies.reduce((sum, { row }) => sum + weightOf(row), 0);
  const count = node.row.descendant_count - taken;
  if (count <= 0) return null;
  return { count, exact: true, after: node.replies.at(-1)?.row.position ?? 0 };
}

/** A comment with all below it, as far as everybody can see them: placeholders of what was never public do not count. */
function weightOf(row: CommentRow): number {
  return (row.published_at === null ? 0 : 1) + row.descendant_count;
}
