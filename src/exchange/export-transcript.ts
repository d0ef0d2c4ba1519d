import { plainText } from "../domain/plain-text.ts";
import type { ServiceContext } from "../service/service-context.ts";
import type { ArticleRow } from "../store/articles.ts";
import type { CommentRow } from "../store/comments.ts";
import { branchSlices, rootsPage } from "../store/threads.ts";
import { formatTranscript } from "./transcript/format-transcript.ts";
import type { TranscriptComment, TranscriptState } from "./transcript/transcript.ts";

/** Roots that are read at once. */
const ROOTS_AT_ONCE = 1_000;

/** Branches that are read in one query. */
const BRANCHES_AT_ONCE = 200;

/**
 * An article's whole conversation, as everybody sees it, as numbered and indented text; comments stand under the ones
 * that they truly answer, however deep. `importTranscript` reads it back.
 * @returns pieces of the page.
 */
export async function exportTranscript(context: ServiceContext, article: ArticleRow): Promise<Iterable<string>> {
  const rows = await visibleComments(context, article.id);
  const indexes = new Map(rows.map((row, index) => [row.id, index]));
  const comments = rows.map((row): TranscriptComment => {
    const state = transcriptState(row);
    return {
      parentIndex: row.parent_id === null ? null : (indexes.get(row.parent_id) ?? null),
      author: row.author_name,
      paragraphs: state === "published" ? paragraphsOf(row.body_html) : [],
      state,
    };
  });
  const standfirst = article.standfirst === null ? [] : [article.standfirst];
  const paragraphs = [...standfirst, ...paragraphsOf(article.body_html ?? "")];
  return formatTranscript({ title: article.title, credit: null, paragraphs, comments });
}

/** Level by level; in each the lists one after the other, so that every comment comes behind the one it answers. */
async function visibleComments(context: ServiceContext, articleId: number): Promise<CommentRow[]> {
  const db = context.store.reader;
  const rows: CommentRow[] = [];
  for (let position = 0; ;) {
    const after = position === 0 ? null : { sort: "oldest" as const, value: 0, position };
    const roots = await rootsPage(db, { articleId, sort: "oldest", after, limit: ROOTS_AT_ONCE });
    rows.push(...roots);
    position = roots.at(-1)?.position ?? 0;
    if (roots.length < ROOTS_AT_ONCE) break;
  }
  for (let level = rows; level.length > 0;) {
    const branches = level.filter((row) => row.last_position > 0);
    level = [];
    for (let start = 0; start < branches.length; start += BRANCHES_AT_ONCE) {
      const slices = branches.slice(start, start + BRANCHES_AT_ONCE).map((row) => {
        return { branchId: row.id, after: 0, upto: row.last_position };
      });
      for (const row of await branchSlices(db, slices)) level.push(row);
    }
    for (const row of level) rows.push(row);
  }
  return rows;
}

/** What is neither published nor withdrawn is only a place that keeps the replies under it. */
function transcriptState(row: CommentRow): TranscriptState {
  return row.state === "published" || row.state === "withdrawn" ? row.state : "removed";
}

function paragraphsOf(html: string): string[] {
  return plainText(html)
    .split(/\n{2,}/u)
    .filter((paragraph) => paragraph !== "");
}
