import type { Context } from "hono";
import { accepted } from "../../domain/comment-input.ts";
import { Problem } from "../../domain/problem.ts";
import { validateNotice, validateReport } from "../../domain/report-input.ts";
import { articleView } from "../../service/article-view.ts";
import { CommentViewer } from "../../service/comment-view.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import { followReport, reportComment } from "../../service/moderation/report-comment.ts";
import type { NewReport } from "../../service/moderation/report-comment.ts";
import { usualWait } from "../../service/moderation/usual-wait.ts";
import { findComment } from "../../service/read-comment.ts";
import { html } from "../views/html.ts";
import {
  renderNoticePage,
  renderReceipt,
  renderReceiptPage,
  renderReportForm,
  renderReportPage,
  renderReportStatus,
} from "../views/report-page.ts";
import type { WebContext } from "../web-context.ts";
import { idParam } from "./article-address.ts";
import { giveFormCookie, readSubmission } from "./form-submission.ts";
import type { Submission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** The two forms for telling moderators of a comment. */
type Kind = NewReport["kind"];

interface Options {
  readonly fragment: boolean;
  readonly kind: Kind;
}

const FIELDS = ["clause", "note", "explanation", "law", "name", "email", "childSafety", "goodFaith"] as const;

/** Gives the form out. */
export async function reportForm(c: Context, context: WebContext, options: Options): Promise<Response> {
  return await formAnswer(c, context, { ...options, values: {}, problem: null });
}

/** Takes the form: keeps the report and gives a receipt, or shows the form again with what is wrong. */
export async function takeReport(c: Context, context: WebContext, options: Options): Promise<Response> {
  const submission = await readSubmission(c, context, { ...options, limit: "act", composed: true });
  const values = Object.fromEntries(FIELDS.map((field) => [field, submission.field(field)]));
  try {
    if (submission.refusal !== null) throw submission.refusal;
    const report = await checked(context, options.kind, submission);
    const { writer } = submission.actor;
    const commentId = idParam(c);
    const { receipt } = await reportComment(context, { commentId, writer, report });
    const view = viewFor(c, context, options);
    const given = { path: `/reports/${receipt}`, usualWait: await waitText(context, view) };
    return answerPersonal(c, context, {
      fragment: options.fragment,
      status: 201,
      html: options.fragment ? renderReceipt(given, view) : renderReceiptPage({ ...given, commentId }, view),
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await formAnswer(c, context, { ...options, values, problem: error });
  }
}

/** What became of a report, for whoever has its receipt. */
export async function reportStatusPage(c: Context, context: WebContext): Promise<Response> {
  const { report, comment } = await followReport(context, c.req.param("receipt") ?? "");
  const view = viewFor(c, context, { fragment: false });
  return answerPersonal(c, context, {
    fragment: false,
    html: renderReportStatus(
      {
        state: report.state,
        outcome: report.outcome,
        createdAt: report.created_at,
        closedAt: report.closed_at,
        commentId: report.comment_id,
        commentNumber: comment?.number ?? String(report.comment_id),
        usualWait: await waitText(context, view),
      },
      view,
    ),
  });
}

async function checked(context: WebContext, kind: Kind, { field }: Submission): Promise<NewReport> {
  if (kind === "reader") {
    const { clauses } = await currentRules(context);
    const input = { clause: field("clause"), note: field("note") };
    const numbers = clauses.map((clause) => clause.number);
    return { kind, report: accepted(validateReport(input, numbers)) };
  }
  const notice = accepted(
    validateNotice({
      explanation: field("explanation"),
      law: field("law"),
      name: field("name"),
      email: field("email"),
      childSafety: field("childSafety") === "1",
      goodFaith: field("goodFaith") === "1",
    }),
  );
  return { kind, notice };
}

async function formAnswer(
  c: Context,
  context: WebContext,
  options: Options & { values: Readonly<Record<string, string>>; problem: Problem | null },
): Promise<Response> {
  const { fragment, kind, values, problem } = options;
  const { comment, article } = await findComment(context, { id: idParam(c), writer: null });
  const viewer = new CommentViewer();
  await viewer.learn(context.store.reader, comment.site_id, [comment]);
  const { text, ticket } = context.tickets.issue();
  if (!fragment && problem !== null) {
    giveFormCookie(c, context, ticket.nonce);
  }
  const view = viewFor(c, context, { fragment });
  const { clauses } = await currentRules(context);
  const form = { comment: viewer.view(comment), ticket: text, problem, values, clauses };
  const shown = articleView(article, context.site().settings, context.now());
  const page = kind === "reader" ? renderReportPage(shown, form, view) : renderNoticePage(shown, form, view);
  return answerPersonal(c, context, {
    fragment,
    status: problem?.status ?? 200,
    html: fragment ? html`${renderReportForm(form, view)}` : page,
  });
}

async function waitText(context: WebContext, view: ReturnType<typeof viewFor>): Promise<string | null> {
  const wait = await usualWait(context, "reported");
  return wait === null ? null : view.texts.console.waitingFor(wait);
}
