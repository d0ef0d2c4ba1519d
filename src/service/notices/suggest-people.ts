import { nameKey } from "../../domain/name-key.ts";
import { membersByPrefix } from "../../store/name-prefixes.ts";
import { findArticle } from "../find-article.ts";
import type { Member, ServiceContext } from "../service-context.ts";

/** People suggested at once. */
export const MAX_SUGGESTED = 8;

/**
 * Members whom somebody may mean by the beginning of a name, those who wrote under the article first.
 * @throws Problem `not-found`.
 */
export async function suggestPeople(
  context: ServiceContext,
  args: { member: Member; articleId: number; prefix: string },
): Promise<{ id: number; name: string }[]> {
  const article = await findArticle(context, args.articleId);
  const prefix = nameKey(args.prefix);
  if (prefix === "") return [];
  const scope = { siteId: article.site_id, articleId: article.id, prefix };
  // One more: who asks is not suggested.
  const found = await membersByPrefix(context.store.reader, { ...scope, limit: MAX_SUGGESTED + 1 });
  return found.filter(({ id }) => id !== args.member.id).slice(0, MAX_SUGGESTED);
}
