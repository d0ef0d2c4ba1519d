import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { rulesHistory } from "../../service/moderation/house-rules.ts";
import { freshnessOf } from "../freshness.ts";
import { renderRulesPage } from "../views/rules-page.ts";
import type { WebContext } from "../web-context.ts";
import { wholeQuery } from "./article-address.ts";
import { viewFor } from "./page-view.ts";
import { answerPublic } from "./public-page.ts";

/** The house rules: as they are now, or as they were in an earlier version (`?version=`). */
export async function rulesPage(c: Context, context: WebContext): Promise<Response> {
  const history = await rulesHistory(context);
  const present = history.at(-1);
  const wanted = c.req.query("version") === undefined ? present?.version : wholeQuery(c, "version", 0);
  const rules = history.find(({ version }) => version === wanted);
  if (rules === undefined) throw new Problem("not-found", "There is no such version of the house rules.");
  const { version, expiresAt } = freshnessOf(context, []);
  return await answerPublic(c, context, {
    fragment: false,
    version: `${history.length} ${version}`,
    expiresAt,
    make: () =>
      Promise.resolve(
        renderRulesPage(
          { ...rules, versions: history.toReversed().map((one) => ({ version: one.version, at: one.at })) },
          viewFor(c, context, { fragment: false }),
        ),
      ),
  });
}
