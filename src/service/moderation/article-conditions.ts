import { articleConditionsAt } from "../../domain/decisions/article-conditions.ts";
import { articleById, updateArticle } from "../../store/articles.ts";
import { touchArticle } from "../../store/articles.ts";
import { decisionsOnArticle } from "../../store/decisions.ts";
import { insertJob } from "../../store/jobs.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";
import { kindOf } from "./standing.ts";

/** Name of the job that works out anew what holds under an article when something ends. */
export const REFRESH_ARTICLE = "refresh-article";

/** Beyond every date that is meant: for what holds until it is lifted. */
const UNTIL_LIFTED = 8_640_000_000_000_000;

/** Works out what holds under an article now, from everything that was decided, and keeps it where posting looks. */
export async function refreshArticle(
  tx: Db,
  context: ServiceContext,
  args: { articleId: number; at: number },
): Promise<void> {
  const { articleId, at } = args;
  const siteId = context.site().id;
  await touchArticle(tx, { siteId, articleId, at });
  const rows = await decisionsOnArticle(tx, articleId);
  const decisions = rows.map((row) => ({
    id: row.id,
    kind: kindOf(row),
    at: row.at,
    endsAt: row.ends_at,
    reversesId: row.reverses_id,
    slowSeconds: (JSON.parse(row.data) as { slowSeconds?: number | null }).slowSeconds ?? null,
  }));
  const article = await articleById(tx, siteId, articleId);
  if (article === undefined) return;
  const before = articleConditionsAt(
    decisions.filter((decision) => decision.at < at),
    at - 1,
  );
  const now = articleConditionsAt(decisions, at);
  // An editor may have closed the comments otherwise: only what a decision closed is opened again with it.
  const closedByDecision = article.closed_at !== null && article.closed_at === before.lockedSince;
  const closedAt = now.lockedSince ?? (closedByDecision ? null : article.closed_at);
  await updateArticle(tx, articleId, {
    closed_at: closedAt,
    slow_seconds: now.slowSeconds,
    premoderated_until: now.preModeratedUntil === Infinity ? UNTIL_LIFTED : now.preModeratedUntil,
  });
  const ends = decisions.flatMap(({ endsAt }) => (endsAt !== null && endsAt > at ? [endsAt] : []));
  if (ends.length === 0) return;
  const next = Math.min(...ends);
  const data = { siteId, articleId };
  await insertJob(tx, { kind: REFRESH_ARTICLE, key: `${articleId}@${next}`, data, runAt: next, at });
}
