import { badgeUnderArticle } from "../store/article-authors.ts";
import { claimableComments, giveToMember } from "../store/claims.ts";
import type { ClaimBy } from "../store/claims.ts";
import { touchArticle } from "../store/articles.ts";
import { recordEvent } from "../store/events.ts";
import { identitiesOf } from "../store/identities.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import { badgeUnder } from "./article-authors.ts";
import type { Device, Member, ServiceContext } from "./service-context.ts";

/** Comments that one transaction gives to a member. */
const BATCH = 100;

/** Above this number the page says "at least". */
export const MAX_COUNTED = 10_000;

/** Who claims: a member, on a device that may have written before. */
export interface Claimant {
  readonly member: Member;
  readonly device: Device | null;
}

/** How many comments a member may claim, counted up to `MAX_COUNTED`. */
export async function countClaimable(context: ServiceContext, claimant: Claimant): Promise<number> {
  const by = await claimBy(context, claimant);
  return (await claimableComments(context.store.reader, by, MAX_COUNTED)).length;
}

/**
 * Makes earlier comments of a guest those of the member that the guest has become: what was written with an address
 * that the member has proven since, and what was written on the device that asks.
 * @returns how many.
 */
export async function claimComments(context: ServiceContext, claimant: Claimant): Promise<number> {
  const { member } = claimant;
  const by = await claimBy(context, claimant);
  let claimed = 0;
  for (let some = BATCH; some === BATCH; claimed += some) {
    some = await context.store.transaction(async (tx) => {
      const at = context.now();
      const rows = await claimableComments(tx, by, BATCH);
      if (rows.length === 0) return 0;
      const ids = rows.map(({ id }) => id);
      await giveToMember(tx, { ids, personId: member.id, name: member.name });
      for (const articleId of new Set(rows.map((row) => row.article_id))) {
        await touchArticle(tx, { siteId: by.siteId, articleId, at });
        const badge = await badgeUnder(tx, { articleId, person: member });
        await badgeUnderArticle(tx, { articleId, personId: member.id, badge });
      }
      for (const { id, article_id: articleId } of rows) {
        await recordEvent(tx, { siteId: by.siteId, kind: "comment-edited", articleId, commentId: id, at });
      }
      return rows.length;
    });
  }
  if (claimed > 0) {
    await context.store.transaction((tx) =>
      recordSecurityEvent(tx, {
        siteId: by.siteId,
        personId: member.id,
        kind: "comments-claimed",
        at: context.now(),
        data: { count: claimed },
      }),
    );
  }
  return claimed;
}

async function claimBy(context: ServiceContext, { member, device }: Claimant): Promise<ClaimBy> {
  const identities = await identitiesOf(context.store.reader, member.id);
  const addresses = identities.flatMap(({ kind, subject, label }) => (kind === "email" ? [subject, label] : []));
  return { siteId: context.site().id, addresses: [...new Set(addresses)], deviceId: device?.id ?? null };
}
