import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { quoteMarkdown } from "../../domain/escape-markdown.ts";
import type { ArticleView, CommentView } from "../../domain/thread-page.ts";
import { articleView } from "../../service/article-view.ts";
import { CommentViewer } from "../../service/comment-view.ts";
import type { Writer } from "../../service/service-context.ts";
import { editComment } from "../../service/edit-comment.ts";
import { ownBar } from "../../service/moderation/own-bar.ts";
import { ownNotice } from "../../service/own-notice.ts";
import { previewComment } from "../../service/preview-comment.ts";
import { postComment } from "../../service/post-comment.ts";
import { nudgeFor } from "../../service/screening/nudge.ts";
import type { Nudge } from "../../service/screening/nudge.ts";
import { findComment, readComment } from "../../service/read-comment.ts";
import { mayEdit } from "../../service/read-own.ts";
import type { CommentRow } from "../../store/comments.ts";
import { CONFIRM_LINK } from "../confirm-link.ts";
import { noteSource } from "../note-signals.ts";
import { problemAnswer } from "../problem-answer.ts";
import { actorOf } from "../request-actor.ts";
import { REQUEST_ID_HEADER } from "../request-id.ts";
import { commentPath } from "../views/addresses.ts";
import { renderNode } from "../views/comment.ts";
import type { CommentSetting } from "../views/comment.ts";
import type { CommentForm, FormPurpose } from "../views/comment-form.ts";
import { renderFormFragment, renderFormPage } from "../views/form-page.ts";
import { html } from "../views/html.ts";
import type { ShownBar } from "../views/own-bar.ts";
import type { Actor } from "../security/actor.ts";
import type { WebContext } from "../web-context.ts";
import { articleParam, idParam } from "./article-address.ts";
import { giveFormCookie, readSubmission } from "./form-submission.ts";
import type { FormValues, Submission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** What a form is about, and what to do with it. */
interface Target {
  readonly article: ArticleView;
  readonly purpose: FormPurpose;
  /** What the form holds before anything was typed. */
  readonly initial: FormValues;
  /** Where it goes, for saying what would hold it. */
  readonly place: { readonly articleId: number; readonly parentId: number | null; readonly revises?: number };
  /** Does it; returns the id of the comment. */
  readonly act: (submission: Submission) => Promise<number>;
  readonly done: "posted" | "edited";
}

type FindTarget = (c: Context, context: WebContext) => Promise<Target>;

const EMPTY: FormValues = { name: "", email: "", body: "" };

/** Longest quotation that an address carries, in characters. */
const MAX_QUOTE_LENGTH = 2_000;

/** The form for a new root. */
export const writeTarget: FindTarget = async (c, context) => {
  const article = await articleParam(c, context);
  return {
    article: articleView(article, context.site().settings, context.now()),
    purpose: { kind: "write", articleId: article.id },
    initial: EMPTY,
    done: "posted",
    place: { articleId: article.id, parentId: null },
    act: async (submission) => await post(context, submission, { articleId: article.id, parentId: null }),
  };
};

/** The form for a reply; `?quote=` puts words of the answered comment into it. */
export const replyTarget: FindTarget = async (c, context) => {
  const { article, comment } = await findComment(context, { id: idParam(c), writer: null });
  const quote = (c.req.query("quote") ?? "").slice(0, MAX_QUOTE_LENGTH);
  return {
    article: articleView(article, context.site().settings, context.now()),
    purpose: { kind: "reply", to: await viewOf(context, comment) },
    initial: quote === "" ? EMPTY : { ...EMPTY, body: quoteMarkdown(quote) },
    done: "posted",
    place: { articleId: article.id, parentId: comment.id },
    act: async (submission) => await post(context, submission, { articleId: article.id, parentId: comment.id }),
  };
};

/** The form for editing one's own comment. @throws Problem `not-allowed`, `edit-window-over`. */
export const editTarget: FindTarget = async (c, context) => {
  const { writer } = await actorOf(c, context);
  const { article, comment, own } = await findComment(context, { id: idParam(c), writer });
  if (!own) throw new Problem("not-allowed", "Only its author can change this comment.");
  if (!mayEdit(comment, context.now()) && c.req.method === "GET") {
    throw new Problem("edit-window-over", "The time for editing this comment is over.");
  }
  return {
    article: articleView(article, context.site().settings, context.now()),
    purpose: { kind: "edit", comment: await viewOf(context, comment), revises: comment.state === "held" },
    initial: { ...EMPTY, body: comment.body_source },
    done: "edited",
    place: { articleId: article.id, parentId: comment.parent_id, revises: comment.id },
    act: async ({ values, writer: acting }) => {
      await editComment(context, { id: comment.id, body: values.body, writer: acting() });
      return comment.id;
    },
  };
};

/** Gives a form out. */
export async function showForm(
  c: Context,
  context: WebContext,
  options: { find: FindTarget; fragment: boolean },
): Promise<Response> {
  const target = await options.find(c, context);
  const actor = await actorOf(c, context);
  const given = { values: target.initial, problem: null, preview: null, typed: false };
  return await formAnswer(c, context, { ...options, ...given, actor, target });
}

/** Takes a form back: posts it, or shows it again with what was typed and what is wrong. */
export async function takeForm(
  c: Context,
  context: WebContext,
  options: { find: FindTarget; fragment: boolean },
): Promise<Response> {
  const target = await options.find(c, context);
  const submission = await readSubmission(c, context, { ...options, limit: "post", composed: true });
  const { values, actor } = submission;
  if (submission.refusal !== null || submission.preview) {
    const preview = submission.refusal === null ? await previewOf(c, context, { target, submission }) : null;
    const again = { ...options, actor, target, values, problem: submission.refusal, preview, typed: true };
    return await formAnswer(c, context, again);
  }
  try {
    const id = await target.act(submission);
    return await doneAnswer(c, context, { id, target, fragment: options.fragment, writer: submission.writer() });
  } catch (error) {
    // A fault of ours is no reason to lose what somebody typed either.
    const { path, method } = c.req;
    const requestId = c.res.headers.get(REQUEST_ID_HEADER) ?? "";
    const { problem } = problemAnswer(context, error, { requestId, path, method });
    const refused = { problem: asSent(context, problem, submission), preview: null, typed: true };
    const again = { ...options, ...refused, actor, target, values };
    // It may have been posted before the fault: with the same ticket it is not posted a second time.
    const ticket = { text: submission.field("ticket"), nonce: submission.nonce };
    return await formAnswer(c, context, error instanceof Problem ? again : { ...again, ticket });
  }
}

/**
 * A form without a field for a name was given to a member, or where only members write: who has no session is told that,
 * not to fill in a name.
 */
function asSent(context: WebContext, problem: Problem, { actor, fields }: Submission): Problem {
  const nameless = problem.fields.some(({ field, code }) => field === "name" && code === "required");
  if (!nameless || actor.member !== null || fields("name").length > 0) return problem;
  if (context.site().settings.whoMayPost === "members") {
    return new Problem("sign-in-needed", "Please sign in to comment here.");
  }
  const told = problem.fields.map((one) => (one.field === "name" ? { ...one, code: "signed-out" } : one));
  return new Problem(problem.code, problem.message, { fields: told });
}

async function post(
  context: WebContext,
  { values, writer: acting, nonce, actor }: Submission,
  place: { articleId: number; parentId: number | null },
): Promise<number> {
  const writer = acting();
  const { id } = await postComment(context, {
    ...place,
    input: values,
    writer,
    idempotencyKey: nonce,
    confirmBase: context.publicUrl + CONFIRM_LINK,
    ...(values.tellMe === true ? { answerLinks: context } : {}),
  });
  await noteSource(context, actor, writer);
  return id;
}

/** A text as it would look, and what would hold it. */
interface Preview {
  readonly html: string;
  readonly nudge: Nudge | null;
}

async function previewOf(
  c: Context,
  context: WebContext,
  { target, submission }: { target: Target; submission: Submission },
): Promise<Preview> {
  const { values, actor } = submission;
  const { language } = viewFor(c, context, { fragment: false }).texts;
  const writer = actor.writer ?? { member: null, device: null };
  const name = actor.member?.name ?? values.name;
  const { body } = values;
  return {
    ...(await previewComment(context, { body, revises: target.place.revises ?? null })),
    nudge: await nudgeFor(context, { ...target.place, writer, name, body }, language),
  };
}

async function viewOf(context: WebContext, comment: CommentRow): Promise<CommentView> {
  const viewer = new CommentViewer();
  await viewer.learn(context.store.reader, comment.site_id, [comment]);
  return viewer.view(comment);
}

function newTicket(context: WebContext): { text: string; nonce: string } {
  const { text, ticket } = context.tickets.issue();
  return { text, nonce: ticket.nonce };
}

async function formAnswer(
  c: Context,
  context: WebContext,
  options: {
    target: Target;
    actor: Actor;
    values: FormValues;
    problem: Problem | null;
    preview: Preview | null;
    typed: boolean;
    fragment: boolean;
    /** The one that the form was sent with; without it a new one is given out. */
    ticket?: { readonly text: string; readonly nonce: string };
  },
): Promise<Response> {
  const { target, values, problem, fragment, preview } = options;
  const ticket = options.ticket ?? newTicket(context);
  const form: CommentForm = {
    purpose: target.purpose,
    memberName: options.actor.member?.name ?? null,
    whoMayPost: context.site().settings.whoMayPost,
    ticket: ticket.text,
    values,
    problem,
    previewHtml: preview?.html ?? null,
    nudge: preview?.nudge ?? null,
    bar: await shownBar(context, options),
    typed: options.typed,
  };
  if (!fragment) {
    // For browsers that do not say where a form comes from; set only where a form is about to be sent again.
    if (problem !== null) {
      giveFormCookie(c, context, ticket.nonce);
    }
  }
  if (problem?.retryAfter !== undefined) c.header("retry-after", String(problem.retryAfter));
  const view = viewFor(c, context, { fragment });
  return answerPersonal(c, context, {
    fragment,
    status: problem?.status ?? 200,
    html: fragment ? renderFormFragment(target.article, form, view) : renderFormPage(target.article, form, view),
  });
}

async function shownBar(
  context: WebContext,
  { actor, fragment }: { actor: Actor; fragment: boolean },
): Promise<ShownBar | null> {
  const bar = await ownBar(context, actor.writer);
  if (bar === null) return null;
  const { statement } = bar;
  if (statement === null) return { bar, path: null };
  // An embed keeps a guest's device for its own site only: there a private link leads to the statement.
  return { bar, path: fragment ? context.statementLinks.path(statement) : `/me/decisions/${statement.id}` };
}

/** After posting: on pages to the comment, for scripts the comment itself. */
async function doneAnswer(
  c: Context,
  context: WebContext,
  options: { id: number; target: Target; fragment: boolean; writer: Writer },
): Promise<Response> {
  const { id, target, fragment, writer } = options;
  if (!fragment) return c.redirect(`${commentPath(id)}?done=${target.done}`, 303);
  const { article, comment } = await findComment(context, { id, writer });
  const page = await readComment(context, { article, comment, own: true });
  const parent = page.ancestors.at(-1) ?? null;
  const view = viewFor(c, context, { fragment });
  const standing = await ownNotice(context, comment, { language: view.texts.language });
  const setting: CommentSetting = {
    view,
    ...(standing === null ? {} : { own: { id, mayEdit: mayEdit(comment, context.now()), notice: standing } }),
    closed: page.article.closed,
    onPage: new Set([id, ...page.ancestors.map((ancestor) => ancestor.id)]),
  };
  c.header("location", context.publicUrl + commentPath(id));
  return answerPersonal(c, context, {
    fragment,
    status: target.done === "posted" ? 201 : 200,
    html: html`<ol>
      ${renderNode(page.node, setting, { parent, first: page.node.comment.number.endsWith(".1") })}
    </ol>`,
  });
}
