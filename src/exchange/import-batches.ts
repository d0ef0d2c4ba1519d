import { importComments } from "../service/import-comments.ts";
import type { ImportPart, IncomingArticle, IncomingComment } from "../service/import-comments.ts";
import type { ServiceContext } from "../service/service-context.ts";
import type { ImportReport } from "./import-report.ts";

/**
 * Comments written in one transaction: enough that the commit does not count, few enough that readers who post
 * meanwhile wait a fraction of a second at most.
 */
const BATCH_SIZE = 1_000;

/** A comment that may be a tombstone. */
export interface BatchComment extends IncomingComment {
  readonly isTombstone: boolean;
}

/** Gathers comments, writes them in batches and counts in the report what became of them. */
export class ImportBatches {
  readonly #context: ServiceContext;
  readonly #source: string;
  readonly #report: ImportReport;
  #parts: { article: IncomingArticle; comments: BatchComment[] }[] = [];
  #size = 0;
  /** The article of the last batch's last part; it is counted once, however many parts it has. */
  #counted: string | null = null;

  constructor(args: { context: ServiceContext; source: string; report: ImportReport }) {
    this.#context = args.context;
    this.#source = args.source;
    this.#report = args.report;
  }

  /** Adds comments of one article, a parent before its replies; all parts of an article come one after the other. */
  async add(article: IncomingArticle, comments: readonly BatchComment[]): Promise<void> {
    for (let start = 0; start === 0 || start < comments.length;) {
      const part = comments.slice(start, start + BATCH_SIZE - this.#size);
      this.#parts.push({ article, comments: part });
      this.#size += part.length;
      start += Math.max(1, part.length);
      if (this.#size >= BATCH_SIZE) await this.flush();
    }
  }

  /** Writes what is gathered. */
  async flush(): Promise<void> {
    const parts = this.#parts;
    if (parts.length === 0) return;
    this.#parts = [];
    this.#size = 0;
    const { articles, taken } = await importComments(this.#context, { source: this.#source, parts });
    for (const [index, { article, comments }] of parts.entries()) {
      this.#countArticle(article, articles[index]?.created === true);
      this.#countComments(comments, taken);
    }
  }

  #countArticle(article: ImportPart["article"], created: boolean): void {
    if (this.#counted === article.externalId) return;
    this.#counted = article.externalId;
    if (created) this.#report.taken.articles++;
    else this.#report.alreadyThere.articles++;
  }

  #countComments(comments: readonly BatchComment[], taken: ReadonlySet<string>): void {
    for (const { externalId, isTombstone } of comments) {
      const isNew = taken.has(externalId);
      if (isTombstone) this.#report.tombstones += isNew ? 1 : 0;
      else if (isNew) this.#report.taken.comments++;
      else this.#report.alreadyThere.comments++;
    }
  }
}
