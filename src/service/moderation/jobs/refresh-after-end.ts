import type { ServiceContext } from "../../service-context.ts";
import { refreshArticle } from "../article-standing.ts";
import { refreshStanding } from "../standing.ts";

/** Works out a member's standing anew, when something of it has ended. */
export async function refreshStandingNow(context: ServiceContext, data: { personId: number }): Promise<void> {
  await context.store.transaction((tx) => refreshStanding(tx, context, { personId: data.personId, at: context.now() }));
}

/** Works out anew what holds under an article, when something of it has ended. */
export async function refreshArticleNow(context: ServiceContext, data: { articleId: number }): Promise<void> {
  await context.store.transaction((tx) =>
    refreshArticle(tx, context, { articleId: data.articleId, at: context.now() }),
  );
}
