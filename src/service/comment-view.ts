import { shownLevel } from "../domain/placement.ts";
import type { MarkCounts } from "../domain/reaction.ts";
import type { CommentView } from "../domain/thread-page.ts";
import type { CommentRow } from "../store/comments.ts";
import { commentsByIds } from "../store/comments.ts";
import { facesOf } from "../store/avatars.ts";
import type { Face } from "../store/avatars.ts";
import type { Db } from "../store/store.ts";

const NO_MARKS: MarkCounts = { agree: 0, disagree: 0, respect: 0 };

/** How many gave a comment each mark. */
export function marksOf(row: Pick<CommentRow, "agree_count" | "disagree_count" | "respect_count">): MarkCounts {
  return { agree: row.agree_count, disagree: row.disagree_count, respect: row.respect_count };
}

/** Turns rows into what everybody may see. Rows given together know each other, so that parents are read only once. */
export class CommentViewer {
  readonly #known = new Map<number, CommentRow>();
  readonly #faces = new Map<number, Face>();

  /**
   * Reads the true parents that are shown elsewhere than right above their replies, and who the members are; remembers
   * all rows.
   */
  async learn(db: Db, siteId: number, rows: readonly CommentRow[]): Promise<void> {
    for (const row of rows) this.#known.set(row.id, row);
    const missing = new Set<number>();
    for (const row of rows) {
      if (row.parent_id !== null && row.parent_id !== row.branch_id && !this.#known.has(row.parent_id)) {
        missing.add(row.parent_id);
      }
    }
    for (const row of await commentsByIds(db, siteId, [...missing])) this.#known.set(row.id, row);
    const strangers = new Set(rows.flatMap(({ person_id: id }) => (id === null || this.#faces.has(id) ? [] : [id])));
    for (const face of await facesOf(db, siteId, [...strangers])) this.#faces.set(face.id, face);
  }

  /**
   * The view of one row.
   * @param options.nameParent also say whom it answers when that comment is the one it is shown under.
   * @param options.own for its author, who also sees what is not public.
   */
  view(row: CommentRow, options: { nameParent?: boolean; own?: boolean } = {}): CommentView {
    const face = row.person_id === null ? undefined : this.#faces.get(row.person_id);
    const published = row.state === "published" || (options.own === true && row.state !== "withdrawn");
    return {
      id: row.id,
      parentId: row.parent_id,
      number: row.number,
      depth: row.depth,
      level: shownLevel(row.depth),
      state: row.state,
      author: published ? row.author_name : "",
      personId: published ? row.person_id : null,
      badge: published ? row.badge : null,
      memberSince: published ? (face?.since ?? null) : null,
      avatar: published ? (face?.avatar ?? null) : null,
      html: published ? row.body_html : "",
      createdAt: row.created_at,
      editedAt: published ? row.edited_at : null,
      inReplyTo: this.#inReplyTo(row, options.nameParent ?? false),
      marks: published ? marksOf(row) : NO_MARKS,
      score: row.score,
      replyCount: row.reply_count,
      descendantCount: row.descendant_count,
    };
  }

  #inReplyTo(row: CommentRow, always: boolean): CommentView["inReplyTo"] {
    if (row.parent_id === null || (row.parent_id === row.branch_id && !always)) return null;
    const parent = this.#known.get(row.parent_id);
    if (parent === undefined) return null;
    return { id: parent.id, author: parent.state === "published" ? parent.author_name : "", number: parent.number };
  }
}
