import type { EventKind } from "../domain/events.ts";
import type { Selectable } from "kysely";
import { prepared } from "./prepared.ts";
import type { EventTable } from "./schema/conversation.ts";
import type { Db } from "./store.ts";

type EventRow = Omit<Selectable<EventTable>, "id">;

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

const insertEvent = prepared<EventRow, never>((db, arg) =>
  db.insertInto("event").values({
    site_id: arg("site_id"),
    kind: arg("kind"),
    article_id: arg("article_id"),
    comment_id: arg("comment_id"),
    at: arg("at"),
    data: arg("data"),
  }),
);

/** Appends one event. */
export async function recordEvent(tx: Db, event: NewEvent): Promise<void> {
  await insertEvent(tx, {
    site_id: event.siteId,
    kind: event.kind,
    article_id: event.articleId ?? null,
    comment_id: event.commentId ?? null,
    at: event.at,
    data: JSON.stringify(event.data ?? {}),
  });
}
