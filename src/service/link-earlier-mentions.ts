import { commentsWithAt, linkMentionsOf, touchArticles } from "../store/earlier-mentions.ts";
import { replaceJob } from "../store/jobs.ts";
import { membersNamedAt } from "../store/mentions.ts";
import { findMentions } from "./mentions.ts";
import type { ServiceContext } from "./service-context.ts";

/** Name of the job that makes links of mentions that were written before mentions were kept. */
export const LINK_MENTIONS = "link-mentions";

/** Comments that one transaction looks at. */
const BATCH = 200;

/** Transactions of one run; then the job asks for itself again, so that no run takes longer than a claim lasts. */
const BATCHES = 50;

/**
 * The job: links the mentions in comments that have none yet, with whoever had the name when the comment was written; a
 * name that somebody took later means nobody. Nobody is told. May be done twice, and goes on where it was interrupted.
 * @param args.after the comment behind which it goes on.
 */
export async function linkEarlierMentions(context: ServiceContext, args: { after: number }): Promise<void> {
  let { after } = args;
  for (let batch = 0; batch < BATCHES; batch++) {
    const last = await linkBatch(context, after);
    if (last === null) return;
    after = last;
  }
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    await replaceJob(tx, { kind: LINK_MENTIONS, key: `site ${siteId}`, data: { siteId, after }, runAt: at, at });
  });
}

/** @returns the last comment that was looked at; null: there are no more. */
async function linkBatch(context: ServiceContext, after: number): Promise<number | null> {
  const siteId = context.site().id;
  return await context.store.transaction(async (tx) => {
    const comments = await commentsWithAt(tx, { siteId, after, limit: BATCH });
    const changed = new Set<number>();
    for (const { id, article_id: articleId, body_source: source, body_html: html, created_at: at } of comments) {
      const said = await findMentions(tx, {
        siteId,
        source,
        html,
        commentId: null,
        named: (keys) => membersNamedAt(tx, { siteId, keys, at }),
      });
      if (said.mentions.length === 0) continue;
      await linkMentionsOf(tx, { siteId, commentId: id, html: said.html, mentions: said.mentions });
      changed.add(articleId);
    }
    await touchArticles(tx, { ids: [...changed], at: context.now() });
    return comments.at(-1)?.id ?? null;
  });
}
