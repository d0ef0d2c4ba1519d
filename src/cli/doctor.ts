import { checkCounts } from "../service/check-counts.ts";
import { articleIds } from "../store/counts.ts";
import { counted } from "./counted.ts";
import { withContext } from "./open-context.ts";

/** Articles whose ids are read at once. */
const PAGE = 500;

/**
 * Reckons all derived counts of all sites anew and says which are wrong; with `fix` they are put right. The process ends
 * with 1 when something was wrong and stays so.
 */
export async function doctor(options: { fix: boolean }, output: { write(text: string): unknown }): Promise<void> {
  await withContext(async (context) => {
    const found = { articles: 0, comments: 0, wrong: 0 };
    for (let after = 0; ;) {
      const ids = await articleIds(context.store.reader, { after, limit: PAGE });
      for (const articleId of ids) {
        const { comments, wrong } = await checkCounts(context, { articleId, fix: options.fix });
        found.articles++;
        found.comments += comments;
        found.wrong += wrong.length;
        for (const { table, id, column, stored, right } of wrong) {
          output.write(
            `${options.fix ? "put right" : "wrong"}  ${table} ${id}: ${column} is ${stored}, not ${right}\n`,
          );
        }
      }
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
    }
    output.write(
      `${counted(found.articles, "article")} and ${counted(found.comments, "comment")} checked: ${outcome(found.wrong, options.fix)}\n`,
    );
    if (found.wrong > 0 && !options.fix) process.exitCode = 1;
  });
}

function outcome(wrong: number, fix: boolean): string {
  if (wrong === 0) return "all counts are right.";
  const counts = counted(wrong, "count");
  const [was, is] = wrong === 1 ? ["was", "is"] : ["were", "are"];
  return fix ? `${counts} ${was} wrong and ${is} right now.` : `${counts} ${is} wrong. To put right: --fix`;
}
