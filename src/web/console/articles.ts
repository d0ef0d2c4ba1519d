import { measuresAt } from "../../domain/decisions/measures.ts";
import { DECISION_KINDS, isMeasure } from "../../domain/decisions/kinds.ts";
import { hasRole } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { changeArticleAuthor } from "../../service/article-authors.ts";
import { decide } from "../../service/moderation/decide.ts";
import { readPlace, threadOfNumber } from "../../service/moderation/read-place.ts";
import { newestArticles } from "../../store/articles.ts";
import { idParam } from "../pages/article-address.ts";
import { renderArticles, renderPlace } from "../views/console/article-page.ts";
import { html } from "../views/html.ts";
import { answerConsole, fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";
import { batchOf, decideForm, decisionForm, isInsert } from "./decision-form.ts";
import { doneNotice } from "./done-notice.ts";

/** Articles in the list. */
const ARTICLES = 50;

/** The newest articles, with what holds there. */
export async function articlesPage(request: ConsoleRequest): Promise<Response> {
  const { context, view } = request;
  const rows = await newestArticles(context.store.reader, context.site().id, { limit: ARTICLES });
  const articles = rows.map((article) => {
    const { locked, slowSeconds, preModerated } = measuresAt(article.measures, null, context.now());
    const { id, title, comment_count: comments, updated_at: updatedAt } = article;
    return { id, title, comments, updatedAt, locked, slow: slowSeconds !== null, preModerated };
  });
  const title = view.texts.moderating.articles;
  return await answerConsole(request, { title, place: "articles", main: renderArticles(articles, view) });
}

/** What holds under an article. */
export async function articlePage(request: ConsoleRequest): Promise<Response> {
  return await articleAnswer(request, null);
}

/** Lays something upon an article or one of its threads. */
export async function takeArticleDecision(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const articleId = idParam(c);
  if (isInsert(request)) return await articleAnswer(request, null);
  try {
    const number = fieldOf(request, "thread").trim();
    const target = number === "" ? { articleId } : { commentId: await threadOfNumber(context, { articleId, number }) };
    const input = decisionForm(request);
    if (!isMeasure(input.kind)) throw new Problem("invalid-input", "Please choose what to lay upon the article.");
    const batch = batchOf(request);
    await decide(context, { decider: member, target, input, batch });
    return c.redirect(`/console/articles/${articleId}?batch=${batch}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await articleAnswer(request, error);
  }
}

/** Says whom an article is by: adds somebody, or takes somebody away. */
export async function takeArticleAuthors(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const articleId = idParam(c);
  const remove = fieldOf(request, "remove");
  try {
    const change = remove === "" ? { add: fieldOf(request, "account") } : { remove: Number(remove) };
    await changeArticleAuthor(context, { articleId, change, by: member });
    return c.redirect(`/console/articles/${articleId}#authors`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await articleAnswer(request, error);
  }
}

async function articleAnswer(request: ConsoleRequest, problem: Problem | null): Promise<Response> {
  const { c, context, member, view } = request;
  const page = await readPlace(context, idParam(c));
  const refused = problem?.fields.some(({ field }) => field === "authorAccounts") === true;
  const decide = await decideForm(request, {
    kinds: DECISION_KINDS.filter(isMeasure),
    problem: refused ? null : problem,
  });
  const form = { ...decide, replies: [], wholeArticle: true };
  const naming = {
    mayChange: hasRole(member.role, "admin"),
    refused: refused ? fieldOf(request, "account") : null,
  };
  return await answerConsole(request, {
    title: page.article.title,
    place: "articles",
    status: problem?.status ?? 200,
    main: html`${await doneNotice(request)} ${renderPlace(page, { form, naming }, view)}`,
  });
}
