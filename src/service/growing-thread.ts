import { commentNumber, placeReply, ROOT_PLACEMENT } from "../domain/placement.ts";

/** A comment that was there before, as far as placing and counting need it. */
export interface EarlierComment {
  readonly id: number;
  readonly parentId: number | null;
  readonly branchId: number | null;
  readonly rootId: number | null;
  readonly depth: number;
  readonly number: string;
  /** True where everybody sees at least its place. */
  readonly visible: boolean;
}

/** A comment of the thread while it grows. */
export interface PlacedComment {
  readonly id: number;
  readonly parentId: number | null;
  readonly branchId: number | null;
  readonly rootId: number | null;
  readonly depth: number;
  readonly position: number;
  readonly number: string;
  visible: boolean;
  /** Places given in the branch under it, visible direct replies, visible comments below: those that were added. */
  positions: number;
  replies: number;
  descendants: number;
}

/**
 * Places many new comments in one conversation at once and keeps its counts, in memory: what `postComment` does for one
 * with a few statements. Pure.
 */
export class GrowingThread {
  readonly #comments = new Map<number, PlacedComment>();
  readonly #earlierPositions = new Map<number, number>();
  #rootPosition: number;

  /** @param rootPosition highest position given to a root so far. */
  constructor(rootPosition: number) {
    this.#rootPosition = rootPosition;
  }

  /**
   * Makes an earlier comment known. Needed: every earlier comment that gets a reply, all that it is shown under, and, as
   * long as they are not visible, those that it answers with all that they are shown under.
   */
  know(comment: EarlierComment, lastPosition: number): void {
    this.#earlierPositions.set(comment.id, lastPosition);
    this.#comments.set(comment.id, { ...comment, position: 0, positions: 0, replies: 0, descendants: 0 });
  }

  /**
   * Adds a comment behind all others of its list.
   * @param comment.isPublic false for a comment that nobody sees unless it has visible replies.
   * @throws RangeError when the parent is not known.
   */
  add(comment: { id: number; parentId: number | null; isPublic: boolean }): PlacedComment {
    const placement = comment.parentId === null ? ROOT_PLACEMENT : placeReply(this.#get(comment.parentId));
    const position = placement.branchId === null ? ++this.#rootPosition : this.#takePosition(placement.branchId);
    const placed: PlacedComment = {
      id: comment.id,
      parentId: comment.parentId,
      branchId: placement.branchId,
      rootId: placement.rootId,
      depth: placement.depth,
      position,
      number: commentNumber(placement.branchNumber, position),
      visible: false,
      positions: 0,
      replies: 0,
      descendants: 0,
    };
    this.#comments.set(placed.id, placed);
    if (comment.isPublic) this.#show(placed);
    return placed;
  }

  /** The earlier comments whose counts have grown. */
  grown(): PlacedComment[] {
    return [...this.#earlierPositions.keys()]
      .map((id) => this.#get(id))
      .filter(({ positions, replies, descendants }) => positions + replies + descendants > 0);
  }

  #takePosition(branchId: number): number {
    const branch = this.#get(branchId);
    branch.positions++;
    return (this.#earlierPositions.get(branchId) ?? 0) + branch.positions;
  }

  /** A comment that becomes visible makes the one that it answers visible too: its place keeps the reply. */
  #show(comment: PlacedComment): void {
    let shown = comment;
    for (;;) {
      shown.visible = true;
      for (let id = shown.branchId; id !== null; id = this.#get(id).branchId) this.#get(id).descendants++;
      if (shown.parentId === null) return;
      const parent = this.#get(shown.parentId);
      parent.replies++;
      if (parent.visible) return;
      shown = parent;
    }
  }

  #get(id: number): PlacedComment {
    const comment = this.#comments.get(id);
    if (comment === undefined) throw new RangeError(`Comment ${id} is not known here`);
    return comment;
  }
}
