import type { EventKind } from "../domain/events.ts";
import type { Db } from "./store.ts";

/** Something that happened, to be recorded in the transaction that made it happen. */
export interface NewEvent {
  readonly siteId: number;
  readonly kind: EventKind;
  readonly articleId?: number;
  readonly commentId?: number;
  readonly at: number;
  /** Never text of comments or anything personal. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Appends one event. */
export async function recordEvent(tx: Db, event: NewEvent): Promise<void> {
  await tx
    .insertInto("event")
    .values({
      site_id: event.siteId,
      kind: event.kind,
      article_id: event.articleId ?? null,
      comment_id: event.commentId ?? null,
      at: event.at,
      data: JSON.stringify(event.data ?? {}),
    })
    .execute();
}
