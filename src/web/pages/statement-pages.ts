import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { acknowledge } from "../../service/moderation/acknowledge.ts";
import { appeal } from "../../service/moderation/appeal.ts";
import {
  linkedStatement,
  listStatements,
  ownStatement,
  viewStatement,
} from "../../service/moderation/read-statements.ts";
import type { StatementRow } from "../../store/statements.ts";
import { actorOf } from "../request-actor.ts";
import type { Actor } from "../security/actor.ts";
import { renderStatement, renderStatements } from "../views/statement-page.ts";
import type { StatementPage } from "../views/statement-page.ts";
import type { WebContext } from "../web-context.ts";
import { idParam } from "./article-address.ts";
import { readSubmission } from "./form-submission.ts";
import { ticketFor } from "./notices-pages.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** How a statement is reached: by a member or a guest's device, or by the private link that a guest was sent. */
export type StatementWay = "own" | "link";

/** Everything that was ever decided against whoever asks; who is neither signed in nor known is led to signing in. */
export async function statementsPage(c: Context, context: WebContext): Promise<Response> {
  const { writer } = await actorOf(c, context);
  if (writer === null) return c.redirect("/sign-in?return=/me/decisions", 303);
  const before = /^\d{1,15}$/u.exec(c.req.query("before") ?? "")?.[0];
  const page = await listStatements(context, { writer, before: before === undefined ? null : Number(before) });
  const html = renderStatements(page, viewFor(c, context, { fragment: false }));
  return answerPersonal(c, context, { fragment: false, html });
}

/** One statement of reasons. */
export async function statementPage(c: Context, context: WebContext, way: StatementWay): Promise<Response> {
  const actor = await actorOf(c, context);
  if (way === "own" && actor.writer === null) {
    return c.redirect(`/sign-in?return=/me/decisions/${idParam(c)}`, 303);
  }
  const row = await statementOf(c, context, { way, actor });
  return await show(c, context, { way, row, words: "", problem: null });
}

/** Takes an appeal, or shows the form again with what is wrong. */
export async function takeAppeal(c: Context, context: WebContext, way: StatementWay): Promise<Response> {
  return await act(c, context, way, async (row, words) => {
    await appeal(context, { statement: row, words });
    return "appealed";
  });
}

/** Takes note that a warning was read. */
export async function takeAcknowledgement(c: Context, context: WebContext, way: StatementWay): Promise<Response> {
  return await act(c, context, way, async (row) => {
    await acknowledge(context, row);
    return "acknowledged";
  });
}

async function act(
  c: Context,
  context: WebContext,
  way: StatementWay,
  work: (row: StatementRow, words: string) => Promise<NonNullable<StatementPage["done"]>>,
): Promise<Response> {
  const { actor, refusal, field } = await readSubmission(c, context, { fragment: false, limit: "act" });
  const row = await statementOf(c, context, { way, actor });
  const words = field("words");
  try {
    if (refusal !== null) throw refusal;
    const done = await work(row, words);
    return c.redirect(`${pathOf(c, way, row)}?done=${done}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await show(c, context, { way, row, words, problem: error });
  }
}

async function statementOf(
  c: Context,
  context: WebContext,
  { way, actor }: { way: StatementWay; actor: Actor },
): Promise<StatementRow> {
  if (way === "link") {
    const secret = c.req.param("secret") ?? "";
    const id = context.statementLinks.read(secret);
    return await linkedStatement(context, id === null ? { secret } : { id });
  }
  if (actor.writer === null) throw new Problem("sign-in-needed", "Please sign in first.");
  return await ownStatement(context, { id: idParam(c), writer: actor.writer });
}

async function show(
  c: Context,
  context: WebContext,
  shown: { way: StatementWay; row: StatementRow; words: string; problem: Problem | null },
): Promise<Response> {
  const { way, row, words, problem } = shown;
  const done = c.req.query("done");
  const page: StatementPage = {
    statement: await viewStatement(context, row),
    path: pathOf(c, way, row),
    privateLink: way === "link",
    ticket: ticketFor(c, context),
    answerDays: context.site().settings.appealAnswerDays,
    words,
    problem,
    done: problem === null && (done === "appealed" || done === "acknowledged") ? done : null,
    now: context.now(),
  };
  // The address is a key: no other site is to learn it from the links on the page.
  if (way === "link") c.header("referrer-policy", "no-referrer");
  return answerPersonal(c, context, {
    fragment: false,
    status: problem?.status ?? 200,
    html: renderStatement(page, viewFor(c, context, { fragment: false })),
  });
}

function pathOf(c: Context, way: StatementWay, row: StatementRow): string {
  return way === "own" ? `/me/decisions/${row.id}` : `/statements/${c.req.param("secret") ?? ""}`;
}
