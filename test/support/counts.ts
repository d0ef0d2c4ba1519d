import { expect } from "vitest";
import { NEST_LIMIT } from "../../src/domain/comment.ts";
import type { CommentRow } from "../../src/store/comments.ts";

/** Counts everything anew, from the parents alone. */
export function expectRightCounts(rows: readonly CommentRow[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const isVisible = (row: CommentRow): boolean =>
    row.published_at !== null || rows.some((other) => other.parent_id === row.id && isVisible(other));
  const shownUnder = (row: CommentRow): number | null => {
    const parent = row.parent_id === null ? undefined : byId.get(row.parent_id);
    if (parent === undefined) return null;
    return parent.depth < NEST_LIMIT ? parent.id : shownUnder(parent);
  };
  for (const row of rows) {
    expect(row.branch_id).toBe(shownUnder(row));
    expect(row.depth).toBe(row.parent_id === null ? 1 : (byId.get(row.parent_id)?.depth ?? 0) + 1);
    expect(row.reply_count).toBe(rows.filter((other) => other.parent_id === row.id && isVisible(other)).length);
    const list = rows.filter((other) => other.branch_id === row.id);
    expect(list.map(({ position }) => position)).toEqual(list.map((_, index) => index + 1));
    expect(row.last_position).toBe(list.length);
    const below = list.filter((other) => isVisible(other));
    expect(row.descendant_count).toBe(below.reduce((sum, other) => sum + 1 + other.descendant_count, 0));
    expect(row.number).toBe(
      `${row.branch_id === null ? "" : `${byId.get(row.branch_id)?.number ?? "?"}.`}${row.position}`,
    );
  }
}
