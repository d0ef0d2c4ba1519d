import { randomUUID } from "node:crypto";
import { askAkismet } from "../../delivery/screening/ask-akismet.ts";
import type { AkismetAccount } from "../../delivery/screening/ask-akismet.ts";
import { askScreeningWebhook } from "../../delivery/screening/ask-webhook.ts";
import type { ScreeningWebhook } from "../../delivery/screening/ask-webhook.ts";
import type { StepName } from "../../domain/screening/finding.ts";
import type { ScreenedComment } from "../../domain/screening/screened-comment.ts";
import { articleById } from "../../store/articles.ts";
import type { ArticleRow } from "../../store/articles.ts";
import type { ServiceContext } from "../service-context.ts";
import type { TextToPost } from "./text-to-post.ts";

/** What the other services answered. */
export type ServiceAnswers = Pick<ScreenedComment, "external" | "spam">;

/** Nobody was asked. */
export const NOT_ASKED: ServiceAnswers = { external: null, spam: null };

/**
 * Asks the other services, both at once and each within its time limit. Never rejects: a service that does not answer
 * is an answer that did not come, which becomes a note for moderators. Steps that are turned off ask nobody.
 */
export async function askServices(
  context: ServiceContext,
  post: TextToPost,
  seen: Pick<ScreenedComment, "language" | "author">,
): Promise<ServiceAnswers> {
  const { webhook = null, akismet = null, publicUrl = "" } = context.screeningServices ?? {};
  const { off } = context.site().settings.screening;
  const wants = (step: StepName): boolean => !off.includes(step);
  const asksWebhook = webhook !== null && wants("external");
  const asksAkismet = akismet !== null && wants("spam-service");
  if (!asksWebhook && !asksAkismet) return NOT_ASKED;
  const row = await articleById(context.store.reader, context.site().id, post.article.id);
  const article = { url: addressOf(row, publicUrl), title: row?.title ?? "" };
  const [external, spam] = await Promise.all([
    asksWebhook ? webhookAnswer(context, webhook, { post, seen, article }) : null,
    asksAkismet ? akismetAnswer(context, { ...akismet, site: publicUrl }, { post, permalink: article.url }) : null,
  ]);
  return { external, spam };
}

async function webhookAnswer(
  context: ServiceContext,
  webhook: ScreeningWebhook,
  about: {
    post: TextToPost;
    seen: Pick<ScreenedComment, "language" | "author">;
    article: { readonly url: string | null; readonly title: string };
  },
): Promise<ServiceAnswers["external"]> {
  const { post, seen, article } = about;
  const { kind, published, strikes } = seen.author;
  const question = {
    site: context.site().id,
    article: { id: post.article.id, ...article },
    comment: { text: post.text, language: seen.language, parent: post.parent },
    author: { kind, published, strikes },
  };
  return await askScreeningWebhook(webhook, question, { id: `msg_${randomUUID()}`, at: context.now() });
}

async function akismetAnswer(
  context: ServiceContext,
  account: AkismetAccount,
  { post, permalink }: { post: TextToPost; permalink: string | null },
): Promise<ServiceAnswers["spam"]> {
  return await askAkismet(account, {
    text: post.text,
    permalink,
    authorName: post.authorName,
    // Where somebody comes from and their address stay here, though the filter would be better with them.
    authorEmail: null,
    ip: null,
    userAgent: null,
    isReply: post.rootId !== null,
    language: context.site().settings.language,
    at: context.now(),
  });
}

/** The whole address of an article; of one that is hosted here only the path is kept. */
function addressOf(article: ArticleRow | undefined, publicUrl: string): string | null {
  return article === undefined || !URL.canParse(article.url, publicUrl) ? null : new URL(article.url, publicUrl).href;
}
