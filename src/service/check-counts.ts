import { recount } from "../domain/recount.ts";
import type { ConversationCounts } from "../domain/recount.ts";
import { updateArticle } from "../store/articles.ts";
import {
  ARTICLE_COUNTS,
  COMMENT_COUNTS,
  countedComments,
  lockedArticleCounts,
  markCounts,
  setCount,
} from "../store/counts.ts";
import type { CountedRow } from "../store/counts.ts";
import type { ServiceContext } from "./service-context.ts";

/** A derived count that is not what the rows say. */
export interface WrongCount {
  readonly table: "article" | "comment";
  readonly id: number;
  readonly column: (typeof ARTICLE_COUNTS)[number] | (typeof COMMENT_COUNTS)[number];
  readonly stored: number;
  readonly right: number;
}

/**
 * Reckons all derived counts of one conversation anew and compares; nobody writes in it meanwhile.
 * @param args.fix put wrong counts right, and make what is shown of the article anew.
 * @returns how many comments there are, and what was wrong.
 */
export async function checkCounts(
  context: Pick<ServiceContext, "store">,
  args: { articleId: number; fix: boolean },
): Promise<{ comments: number; wrong: WrongCount[] }> {
  const { articleId, fix } = args;
  return await context.store.transaction(async (tx) => {
    const article = await lockedArticleCounts(tx, articleId);
    if (article === undefined) return { comments: 0, wrong: [] };
    const rows = await countedComments(tx, articleId);
    const counts = recount(rows);
    const marks = await markCounts(tx, articleId);
    const wrong: WrongCount[] = [];
    const compare = (right: number, found: Omit<WrongCount, "right">): void => {
      // A position that was given and is not used any more does no harm; one that would be given twice does.
      const fine = found.column === "last_position" ? found.stored >= right : found.stored === right;
      if (!fine) wrong.push({ ...found, right });
    };
    for (const column of ARTICLE_COUNTS) {
      compare(counts[column], { table: "article", id: articleId, column, stored: article[column] });
    }
    for (const row of rows) {
      const right = rightCounts(row, counts, marks.get(row.id));
      for (const column of COMMENT_COUNTS) {
        compare(right[column], { table: "comment", id: row.id, column, stored: row[column] });
      }
    }
    if (fix && wrong.length > 0) {
      for (const { table, id, column, right } of wrong) await setCount(tx, { table, id, column, value: right });
      await updateArticle(tx, articleId, {});
    }
    return { comments: rows.length, wrong };
  });
}

function rightCounts(
  row: CountedRow,
  counts: ConversationCounts,
  marks: { agree: number; disagree: number; respect: number } | undefined,
): Pick<CountedRow, (typeof COMMENT_COUNTS)[number]> {
  const { reply_count, descendant_count, last_position } = counts.comments.get(row.id) ?? NONE;
  return {
    reply_count,
    descendant_count,
    last_position,
    agree_count: marks?.agree ?? 0,
    disagree_count: marks?.disagree ?? 0,
    respect_count: marks?.respect ?? 0,
  };
}

const NONE = { reply_count: 0, descendant_count: 0, last_position: 0 } as const;
