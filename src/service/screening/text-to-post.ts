import type { Standing } from "../../domain/decisions/fold-person.ts";
import { articleMeasures } from "../../store/articles.ts";
import { commentById } from "../../store/comments.ts";
import type { AuthorScope } from "../../store/screening.ts";
import { requireMayPost } from "../moderation/standing.ts";
import type { ServiceContext, Writer } from "../service-context.ts";

/** A text that is about to be posted, and who and where. */
export interface TextToPost {
  readonly text: string;
  readonly html: string;
  /** The text of the comment answered; null for a new thread. */
  readonly parent: string | null;
  readonly authorName: string;
  readonly author: AuthorScope;
  readonly standing: Standing;
  readonly article: { readonly id: number; readonly measures: string | null };
  readonly parentId: number | null;
  readonly rootId: number | null;
  /** The comment that is revised: it is not compared with itself. */
  readonly revises?: number;
}

/** A text, who wants to post it, and where. */
export interface Draft {
  readonly writer: Writer;
  /** Null where that is not known yet. */
  readonly articleId: number | null;
  /** The comment answered; null for a new thread. */
  readonly parentId: number | null;
  readonly name: string;
  readonly body: string;
  readonly html: string;
  /** The comment whose text this one replaces. */
  readonly revises?: number;
}

/**
 * What screening has to know of a text that is about to be posted.
 * @throws Problem `banned`, `timed-out`, `warning-unread`.
 */
export async function textToPost(context: ServiceContext, draft: Draft): Promise<TextToPost> {
  const db = context.store.reader;
  const siteId = context.site().id;
  const { member, device } = draft.writer;
  const standing = await requireMayPost(db, context, draft.writer);
  const measures = draft.articleId === null ? null : await articleMeasures(db, siteId, draft.articleId);
  const parent = draft.parentId === null ? undefined : await commentById(db, siteId, draft.parentId);
  return {
    text: draft.body,
    html: draft.html,
    parent: parent?.body_source ?? null,
    authorName: draft.name,
    author: { siteId, personId: member?.id ?? null, deviceId: member === null ? (device?.id ?? null) : null },
    standing,
    article: { id: draft.articleId ?? 0, measures },
    parentId: draft.parentId,
    rootId: parent === undefined ? null : (parent.root_id ?? parent.id),
    ...(draft.revises === undefined ? {} : { revises: draft.revises }),
  };
}
