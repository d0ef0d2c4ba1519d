/** What of a comment its counts, and those of the comments above it, are reckoned from. */
export interface CountedComment {
  readonly id: number;
  readonly parent_id: number | null;
  readonly branch_id: number | null;
  readonly position: number;
  readonly state: string;
  readonly published_at: number | null;
}

/** The counts of one comment that follow from the others of its conversation. */
export interface ThreadCounts {
  readonly reply_count: number;
  readonly descendant_count: number;
  /** The highest position in the list under it. */
  readonly last_position: number;
}

/** All counts of one conversation. */
export interface ConversationCounts {
  /** Published comments. */
  readonly comment_count: number;
  /** The highest position of a root. */
  readonly last_position: number;
  readonly comments: ReadonlyMap<number, ThreadCounts>;
}

/**
 * Reckons the counts of a conversation anew, from parents and states alone. A comment is visible when it was public once
 * or has visible replies. Pure; time grows linearly.
 * @param comments all of one article, by descending id: a reply has a higher id than what it answers, so the counts of
 *   a comment are complete when it is met.
 */
export function recount(comments: readonly CountedComment[]): ConversationCounts {
  const counts = new Map<number, { reply_count: number; descendant_count: number; last_position: number }>();
  const of = (id: number) => {
    let found = counts.get(id);
    if (found === undefined) counts.set(id, (found = { reply_count: 0, descendant_count: 0, last_position: 0 }));
    return found;
  };
  let published = 0;
  let lastRoot = 0;
  for (const { id, parent_id: parentId, branch_id: branchId, position, state, published_at: at } of comments) {
    const own = of(id);
    if (state === "published") published++;
    if (branchId === null) lastRoot = Math.max(lastRoot, position);
    else of(branchId).last_position = Math.max(of(branchId).last_position, position);
    if (at === null && own.reply_count === 0) continue;
    if (parentId !== null) of(parentId).reply_count++;
    if (branchId !== null) of(branchId).descendant_count += 1 + own.descendant_count;
  }
  return { comment_count: published, last_position: lastRoot, comments: counts };
}
