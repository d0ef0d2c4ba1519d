import { earlierImports, wasImported } from "../service/earlier-imports.ts";
import type { IncomingArticle } from "../service/import-comments.ts";
import type { ServiceContext } from "../service/service-context.ts";
import { ImportBatches } from "./import-batches.ts";
import type { BatchComment } from "./import-batches.ts";
import { ImportReport } from "./import-report.ts";
import type { ImportProgress } from "./import-report.ts";
import { HtmlConverter } from "./html-converter.ts";
import { InOrder } from "./in-order.ts";
import { importedEmail, importedName, NAMELESS, withoutHtml } from "./imported-text.ts";
import type { ImportedBody } from "./imported-text.ts";
import { parentsElsewhere, planThread } from "./plan-thread.ts";
import type { Oddity, ThreadPlan } from "./plan-thread.ts";
import { repeatedIds, rowsOf, selectRows } from "./wordpress/article-rows.ts";
import type { ArticleRows } from "./wordpress/article-rows.ts";
import { gatherWxr } from "./wordpress/gather-wxr.ts";
import type { GatheredWxr, SpooledComment } from "./wordpress/gather-wxr.ts";
import { incomingArticle, wordpressSource } from "./wordpress/wxr-article.ts";
import type { WxrArticle } from "./wordpress/wxr-record.ts";

/** Comments that are converted at once. */
const CHUNK_SIZE = 250;

/** Such chunks that are being converted while others are written; more would only take memory. */
const CHUNKS_AHEAD = 8;

/**
 * Imports the comments of a WordPress export and the articles that they stand under. The whole file is read and checked
 * first, so nothing is written of a malformed one; then comments are written in batches. Repeated, it adds what is
 * missing: after an interruption, or because the export has grown.
 * @param options.bytes the file, plain or gzip.
 * @param options.size its length in bytes, for the progress; null when unknown.
 * @param options.spoolFolder folder for temporary files, about as large as the file.
 * @throws Problem `invalid-input`, naming the line, for a malformed file.
 */
export async function importWordPress(
  context: ServiceContext,
  options: {
    bytes: AsyncIterable<Uint8Array>;
    size: number | null;
    spoolFolder: string;
    onProgress?: ImportProgress;
  },
): Promise<ImportReport> {
  const report = new ImportReport();
  const progress: ImportProgress = options.onProgress ?? (() => undefined);
  const bytes = counted(options.bytes, (done) => progress("reading", done, options.size));
  const gathered = await gatherWxr(bytes, { spoolFolder: options.spoolFolder, report });
  const converter = new HtmlConverter();
  try {
    await new WordPressImport({ context, gathered, converter, report, progress }).run();
  } finally {
    await converter.close();
    gathered.dispose();
  }
  return report;
}

async function* counted(bytes: AsyncIterable<Uint8Array>, tell: (done: number) => void): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of bytes) {
    yield chunk;
    done += chunk.length;
    tell(done);
  }
}

/** Comments of one article, converted. */
interface Chunk {
  readonly article: IncomingArticle;
  readonly comments: readonly BatchComment[];
}

class WordPressImport {
  readonly #context: ServiceContext;
  readonly #gathered: GatheredWxr;
  readonly #report: ImportReport;
  readonly #progress: ImportProgress;
  readonly #source: string;
  readonly #converter: HtmlConverter;
  readonly #batches: ImportBatches;
  readonly #chunks: InOrder<Chunk>;
  /** Articles that the file has had; one may come in several parts. */
  readonly #seen = new Set<string>();
  #isRepeated = false;
  #written = 0;

  constructor(args: {
    context: ServiceContext;
    gathered: GatheredWxr;
    converter: HtmlConverter;
    report: ImportReport;
    progress: ImportProgress;
  }) {
    this.#context = args.context;
    this.#gathered = args.gathered;
    this.#converter = args.converter;
    this.#report = args.report;
    this.#progress = args.progress;
    this.#source = wordpressSource(args.gathered.siteUrl);
    this.#batches = new ImportBatches({ context: args.context, source: this.#source, report: args.report });
    this.#chunks = new InOrder({ most: CHUNKS_AHEAD, handle: async (chunk) => await this.#write(chunk) });
  }

  async run(): Promise<void> {
    const { articles } = this.#gathered;
    this.#isRepeated = await wasImported(this.#context, this.#source);
    const repeated = repeatedIds(this.#gathered.ids.toArray());
    for (let index = 0; index < articles.length; index++) {
      const [article] = articles.read([index]);
      if (article === undefined) continue;
      const undated = article.publishedAt ?? this.#context.now();
      const { kept, left } = selectRows(rowsOf(this.#gathered, { article: index, undated }), (id, row) => {
        return (repeated.get(id) ?? row) === row;
      });
      this.#leaveOut(left, "comments whose id stands twice in the file");
      await this.#article(article, kept);
    }
    await this.#finish();
  }

  /** Writes everything that is under way. */
  async #finish(): Promise<void> {
    await this.#chunks.finish();
    await this.#batches.flush();
  }

  async #write({ article, comments }: Chunk): Promise<void> {
    await this.#batches.add(article, comments);
    this.#written += comments.length;
    this.#progress("writing", Math.min(this.#written, this.#gathered.ids.length), this.#gathered.ids.length);
  }

  async #article(record: WxrArticle, thread: ArticleRows): Promise<void> {
    const article = incomingArticle(record, {
      siteUrl: this.#gathered.siteUrl,
      settings: this.#context.site().settings,
      now: this.#context.now(),
    });
    if (article.values.url === "") this.#report.warn(record.line, "this article has no usable address");
    const { known, kept } = await this.#lookUp(article, thread);
    const plan = planThread(kept, known);
    this.#tellOddities(plan.oddities, kept);
    for (let start = 0; start < plan.order.length; start += CHUNK_SIZE) {
      const steps = plan.order.subarray(start, start + CHUNK_SIZE);
      await this.#chunks.add(this.#convert(steps, { plan, thread: kept, article }));
    }
  }

  /** What earlier imports know of the thread: parents that are there already, and comments that went elsewhere. */
  async #lookUp(article: IncomingArticle, thread: ArticleRows): Promise<{ known: Set<number>; kept: ArticleRows }> {
    const elsewhere = parentsElsewhere(thread);
    const isContinued = this.#seen.has(article.externalId);
    this.#seen.add(article.externalId);
    if (!this.#isRepeated && !(isContinued && elsewhere.size > 0)) return { known: new Set(), kept: thread };
    await this.#finish();
    const comments = [...thread.ids, ...elsewhere].map(String);
    const earlier = await earlierImports(this.#context, {
      source: this.#source,
      article: article.externalId,
      comments,
    });
    const { kept, left } = selectRows(thread, (id) => !earlier.elsewhere.has(String(id)));
    this.#leaveOut(left, "comments that an earlier import has put under another article");
    return { known: new Set([...earlier.under].map(Number)), kept };
  }

  async #convert(
    steps: Int32Array,
    args: { plan: ThreadPlan; thread: ArticleRows; article: IncomingArticle },
  ): Promise<Chunk> {
    const { plan, thread, article } = args;
    const indexes = [...steps].filter((step) => step >= 0);
    const spooled = this.#gathered.comments.read(indexes.map((index) => thread.rows[index] ?? 0));
    const bodies = await this.#converter.convert(spooled.map(({ html }) => html));
    let next = 0;
    const comments = [...steps].map((step) => {
      const [comment, body] = step < 0 ? [] : [spooled[next], bodies[next++]];
      if (comment === undefined || body === undefined) return tombstone(plan, ~step, article);
      const parent = thread.parents[step] ?? 0;
      const buried = plan.tombstoneOf.get(step);
      const own = parent === 0 ? null : String(parent);
      return this.#comment(comment, body, {
        id: thread.ids[step] ?? 0,
        parentExternalId: buried === undefined ? own : tombstoneId(plan, buried, article),
        createdAt: thread.createdAt[step] ?? 0,
      });
    });
    return { article, comments };
  }

  #comment(
    comment: SpooledComment,
    body: ImportedBody,
    args: { id: number; parentExternalId: string | null; createdAt: number },
  ): BatchComment {
    const author = importedName(withoutHtml(comment.author));
    if (author === NAMELESS && comment.author === "") this.#report.warn(comment.line, "this comment names no author");
    if (body.bodyHtml === "") this.#report.warn(comment.line, "nothing of this comment's text could be taken");
    return {
      isTombstone: false,
      externalId: String(args.id),
      parentExternalId: args.parentExternalId,
      state: comment.state,
      author,
      email: importedEmail(comment.email),
      ...body,
      createdAt: args.createdAt,
      // Of held and removed comments the export does not say whether they were ever public.
      publishedAt: comment.state === "published" ? args.createdAt : null,
    };
  }

  #leaveOut(count: number, reason: string): void {
    for (let left = 0; left < count; left++) this.#report.leaveOut(reason);
  }

  #tellOddities(oddities: readonly Oddity[], thread: ArticleRows): void {
    for (const { index, kind } of oddities) {
      const [comment] = this.#gathered.comments.read([thread.rows[index] ?? 0]);
      const parent = thread.parents[index] ?? 0;
      const text =
        kind === "cycle"
          ? `comment ${parent}, which this one answers, answers this one; it is kept as a reply to a placeholder`
          : `comment ${parent}, which this one answers, is not there; it is kept as a reply to a placeholder`;
      this.#report.warn(comment?.line ?? null, text);
    }
  }
}

function tombstone(plan: ThreadPlan, number: number, article: IncomingArticle): BatchComment {
  return {
    isTombstone: true,
    externalId: tombstoneId(plan, number, article),
    parentExternalId: null,
    state: "removed",
    author: "",
    email: null,
    bodySource: "",
    bodyHtml: "",
    createdAt: plan.tombstones[number]?.createdAt ?? 0,
    publishedAt: null,
  };
}

/** Several articles may miss the same comment. */
function tombstoneId(plan: ThreadPlan, number: number, article: IncomingArticle): string {
  return `${plan.tombstones[number]?.key ?? ""} (${article.externalId})`;
}
