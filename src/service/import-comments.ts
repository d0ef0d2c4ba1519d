import type { CommentState } from "../domain/comment.ts";
import { articleById, articleBySlug, insertArticle, touchArticle } from "../store/articles.ts";
import type { ArticleRow } from "../store/articles.ts";
import { recordEvent } from "../store/events.ts";
import {
  growComments,
  importedRows,
  insertImportedComments,
  insertImportSources,
  knownComments,
  reserveCommentIds,
} from "../store/imports.ts";
import type { BulkTransaction, ImportedArticle, KnownCommentRow } from "../store/imports.ts";
import { GrowingThread } from "./growing-thread.ts";
import type { ServiceContext } from "./service-context.ts";

/** An article as an import brings it. */
export interface IncomingArticle {
  /** Names it in the source, so that it is found again. */
  readonly externalId: string;
  /** An article that is known by `key` already is taken as it is. */
  readonly values: ImportedArticle;
  /** For an article that is hosted here: its address, once it is known which slug is free. */
  readonly urlOf?: (slug: string) => string;
}

/** A comment as an import brings it: validated, its HTML sanitised. */
export interface IncomingComment {
  readonly externalId: string;
  /** The comment that it answers, which is in the same batch before it or has been imported; null for a root. */
  readonly parentExternalId: string | null;
  readonly state: CommentState;
  readonly author: string;
  readonly email: string | null;
  readonly bodySource: string;
  readonly bodyHtml: string;
  readonly createdAt: number;
  /** Null for a comment that was never public: its place is shown only if it has visible replies. */
  readonly publishedAt: number | null;
}

/** Comments of one article; a long thread comes in several parts, one after the other. */
export interface ImportPart {
  readonly article: IncomingArticle;
  readonly comments: readonly IncomingComment[];
}

/** What became of a batch. */
export interface ImportOutcome {
  /** For each part: its article, and whether this batch made it. */
  readonly articles: readonly { id: number; created: boolean }[];
  /** External ids of the comments that are new. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Writes a batch of comments from elsewhere, each one once however often it comes, all in one transaction.
 * @param batch.source names where they come from; external ids are unique in it.
 * @throws RangeError when a comment answers one that is neither before it nor imported under the same article.
 */
export async function importComments(
  context: ServiceContext,
  batch: { source: string; parts: readonly ImportPart[] },
): Promise<ImportOutcome> {
  const { store } = context;
  return await store.transaction(async (tx) => {
    const writer = new ImportWriter({ bulk: { tx, engine: store.engine }, context, source: batch.source });
    const articles: { id: number; created: boolean }[] = [];
    const taken = new Set<string>();
    for (const part of batch.parts) {
      const { article, created } = await writer.article(part.article);
      articles.push({ id: article.id, created });
      for (const id of await writer.comments(article, part.comments)) taken.add(id);
    }
    return { articles, taken };
  });
}

class ImportWriter {
  readonly #bulk: BulkTransaction;
  readonly #siteId: number;
  readonly #source: string;
  readonly #at: number;

  constructor(args: { bulk: BulkTransaction; context: ServiceContext; source: string }) {
    this.#bulk = args.bulk;
    this.#siteId = args.context.site().id;
    this.#source = args.source;
    this.#at = args.context.now();
  }

  async article(incoming: IncomingArticle): Promise<{ article: ArticleRow; created: boolean }> {
    const { tx } = this.#bulk;
    const known = await this.#rows("article", [incoming.externalId]);
    const knownId = known.get(incoming.externalId);
    const earlier = knownId === undefined ? undefined : await articleById(tx, this.#siteId, knownId);
    if (earlier !== undefined) return { article: earlier, created: false };
    const slug = await this.#freeSlug(incoming.values.slug);
    const { article, created } = await insertArticle(tx, {
      ...incoming.values,
      slug,
      url: slug === null ? incoming.values.url : (incoming.urlOf?.(slug) ?? incoming.values.url),
      site_id: this.#siteId,
      created_at: this.#at,
      updated_at: this.#at,
    });
    await insertImportSources(this.#bulk, [this.#sourceRow("article", incoming.externalId, article.id)]);
    if (created) {
      await recordEvent(tx, { siteId: this.#siteId, kind: "article-created", articleId: article.id, at: this.#at });
    }
    return { article, created };
  }

  /** Returns the external ids of those that are new. */
  async comments(article: ArticleRow, incoming: readonly IncomingComment[]): Promise<string[]> {
    const externalIds = new Set<string>();
    for (const { externalId, parentExternalId } of incoming) {
      externalIds.add(externalId);
      if (parentExternalId !== null) externalIds.add(parentExternalId);
    }
    const rowIds = await this.#rows("comment", [...externalIds]);
    const fresh = incoming.filter(({ externalId }) => !rowIds.has(externalId));
    if (fresh.length === 0) return [];
    const { tx } = this.#bulk;
    const roots = fresh.filter(({ parentExternalId }) => parentExternalId === null).length;
    const published = fresh.filter(({ state }) => state === "published").length;
    const touched = await touchArticle(tx, {
      siteId: this.#siteId,
      articleId: article.id,
      published,
      roots,
      at: this.#at,
    });
    const thread = new GrowingThread((touched?.last_position ?? roots) - roots);
    await this.#knowEarlier(thread, { articleId: article.id, fresh, rowIds });
    await this.#write(thread, { articleId: article.id, fresh, rowIds });
    await recordEvent(tx, {
      siteId: this.#siteId,
      kind: "comments-imported",
      articleId: article.id,
      at: this.#at,
      data: { count: fresh.length },
    });
    return fresh.map(({ externalId }) => externalId);
  }

  /** Tells the thread of the earlier comments that get replies, and of those above them whose counts may change. */
  async #knowEarlier(thread: GrowingThread, args: FreshComments): Promise<void> {
    const seen = new Set<number>();
    let wanted = new Set<number>();
    for (const { parentExternalId } of args.fresh) {
      const id = parentExternalId === null ? undefined : args.rowIds.get(parentExternalId);
      if (id !== undefined) wanted.add(id);
    }
    while (wanted.size > 0) {
      const rows = await knownComments(this.#bulk, [...wanted]);
      for (const id of wanted) seen.add(id);
      wanted = new Set();
      for (const row of rows.filter((row) => row.article_id === args.articleId)) {
        const earlier = earlierComment(row);
        thread.know(earlier, row.last_position);
        for (const id of [row.branch_id, earlier.visible ? null : row.parent_id]) {
          if (id !== null && !seen.has(id)) wanted.add(id);
        }
      }
    }
  }

  async #write(thread: GrowingThread, args: FreshComments): Promise<void> {
    const ids = await reserveCommentIds(this.#bulk, args.fresh.length);
    const placed = args.fresh.map((comment, index) => {
      const id = ids[index] ?? 0;
      const { externalId, parentExternalId } = comment;
      // An id of 0 is no comment's: the thread refuses it.
      const parentId = parentExternalId === null ? null : (args.rowIds.get(parentExternalId) ?? 0);
      args.rowIds.set(externalId, id);
      return { comment, place: thread.add({ id, parentId, isPublic: comment.publishedAt !== null }) };
    });
    await insertImportedComments(
      this.#bulk,
      placed.map(({ comment, place }) => ({
        id: place.id,
        site_id: this.#siteId,
        article_id: args.articleId,
        parent_id: place.parentId,
        branch_id: place.branchId,
        root_id: place.rootId,
        depth: place.depth,
        position: place.position,
        number: place.number,
        state: comment.state,
        author_name: comment.author,
        author_email: comment.email,
        body_source: comment.bodySource,
        body_html: comment.bodyHtml,
        created_at: comment.createdAt,
        published_at: comment.publishedAt,
        last_position: place.positions,
        reply_count: place.replies,
        descendant_count: place.descendants,
      })),
    );
    await insertImportSources(
      this.#bulk,
      placed.map(({ comment, place }) => this.#sourceRow("comment", comment.externalId, place.id)),
    );
    await growComments(this.#bulk, thread.grown());
  }

  async #freeSlug(slug: string | null | undefined): Promise<string | null> {
    if (slug === null || slug === undefined) return null;
    let free = slug;
    for (let number = 2; (await articleBySlug(this.#bulk.tx, this.#siteId, free)) !== undefined; number++) {
      free = `${slug}-${number}`;
    }
    return free;
  }

  async #rows(kind: "article" | "comment", externalIds: readonly string[]): Promise<Map<string, number>> {
    return await importedRows(this.#bulk, { siteId: this.#siteId, source: this.#source, kind, externalIds });
  }

  #sourceRow(kind: "article" | "comment", externalId: string, rowId: number) {
    return { site_id: this.#siteId, source: this.#source, kind, external_id: externalId, row_id: rowId };
  }
}

interface FreshComments {
  readonly articleId: number;
  readonly fresh: readonly IncomingComment[];
  /** By external id; new comments are added while they are placed. */
  readonly rowIds: Map<string, number>;
}

function earlierComment(row: KnownCommentRow) {
  return {
    id: row.id,
    parentId: row.parent_id,
    branchId: row.branch_id,
    rootId: row.root_id,
    depth: row.depth,
    number: row.number,
    visible: row.published_at !== null || row.reply_count > 0,
  };
}
