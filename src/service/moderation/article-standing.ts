import { foldArticle } from "../../domain/decisions/fold-place.ts";
import { keptMeasures } from "../../domain/decisions/measures.ts";
import { touchArticle, updateArticle } from "../../store/articles.ts";
import { decisionsOnArticle } from "../../store/decisions.ts";
import { insertJob } from "../../store/jobs.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";
import { decisionOf } from "./read-decisions.ts";

/** Name of the job that works out anew what holds under an article when something ends. */
export const REFRESH_ARTICLE = "refresh-article";

/** Works out what holds under an article now, from everything that was decided, and keeps it where posting looks. */
export async function refreshArticle(
  tx: Db,
  context: ServiceContext,
  args: { articleId: number; at: number },
): Promise<void> {
  const { articleId, at } = args;
  const siteId = context.site().id;
  await touchArticle(tx, { siteId, articleId, at });
  const standing = foldArticle((await decisionsOnArticle(tx, articleId)).map(decisionOf), at);
  await updateArticle(tx, articleId, { measures: keptMeasures(standing) });
  const ends = [standing.changesAt, ...[...standing.threads.values()].map((thread) => thread.changesAt)];
  const next = Math.min(...ends.map((end) => end ?? Infinity));
  if (next === Infinity) return;
  const data = { siteId, articleId };
  await insertJob(tx, { kind: REFRESH_ARTICLE, key: `${articleId}@${next}`, data, runAt: next, at });
}
