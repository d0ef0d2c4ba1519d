import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { claimComments, countClaimable } from "../../service/claim-comments.ts";
import { beginExport } from "../../service/export-person.ts";
import { COMMENT_CHOICES, GRACE_DAYS, leave, readLeaving, stay } from "../../service/leave.ts";
import { signedInRecently } from "../../service/recent-sign-in.ts";
import { writerKey } from "../../service/service-context.ts";
import type { Member, Writer } from "../../service/service-context.ts";
import { asStream, zipped } from "../my-data/archive.ts";
import { ownFiles } from "../my-data/own-files.ts";
import { actorOf } from "../request-actor.ts";
import { dropSession } from "../signed-in.ts";
import { renderLeft, renderMyData } from "../views/my-data-page.ts";
import type { MyData } from "../views/my-data-page.ts";
import type { WebContext } from "../web-context.ts";
import { giveFormCookie, readSubmission } from "./form-submission.ts";
import type { Submission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

const PATH = "/me/data";

/** One's own data; whoever is neither signed in nor known by this browser is led to signing in. */
export async function myDataPage(c: Context, context: WebContext): Promise<Response> {
  const { writer } = await actorOf(c, context);
  if (writer === null) return c.redirect(`/sign-in?return=${encodeURIComponent(PATH)}`, 303);
  return await show(c, context, { writer, problem: null });
}

/** Sends everything that is kept of whoever asks, as a ZIP archive. */
export async function takeDownload(c: Context, context: WebContext): Promise<Response> {
  return await act(c, context, async ({ actor }, writer) => {
    await context.limits.count("download", { device: writerKey(writer), network: actor.network });
    await beginExport(context, writer);
    const files = await ownFiles(context, writer, viewFor(c, context, { fragment: false }));
    c.header("content-type", "application/zip");
    c.header("content-disposition", 'attachment; filename="my-data.zip"');
    c.header("cache-control", "no-store");
    return c.body(asStream(zipped(files, context.now())));
  });
}

/** Makes earlier comments of a guest the member's own. */
export async function takeClaim(c: Context, context: WebContext): Promise<Response> {
  return await act(c, context, async (_, writer) => {
    await claimComments(context, { member: memberOf(writer), device: writer.device });
    return c.redirect(`${PATH}?done=claimed`, 303);
  });
}

/** Deletes one's account, at once or after the time in which one may change one's mind. */
export async function takeLeaving(c: Context, context: WebContext): Promise<Response> {
  return await act(c, context, async ({ field }, writer) => {
    const comments = COMMENT_CHOICES.find((choice) => choice === field("comments"));
    if (comments === undefined) throw new Problem("bad-request", "Please say what becomes of your comments.");
    const leavesAt = await leave(context, { member: memberOf(writer), comments, atOnce: field("when") === "now" });
    if (leavesAt !== null) return c.redirect(`${PATH}?done=leaving`, 303);
    dropSession(c);
    const view = viewFor(c, context, { fragment: false });
    return answerPersonal(c, context, { fragment: false, html: renderLeft(view) });
  });
}

/** Keeps the account after all. */
export async function takeStaying(c: Context, context: WebContext): Promise<Response> {
  return await act(c, context, async (_, writer) => {
    await stay(context, memberOf(writer));
    return c.redirect(`${PATH}?done=staying`, 303);
  });
}

async function act(
  c: Context,
  context: WebContext,
  work: (submission: Submission, writer: Writer) => Promise<Response>,
): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act" });
  const { writer } = submission.actor;
  if (writer === null) throw submission.refusal ?? new Problem("sign-in-needed", "Please sign in first.");
  try {
    if (submission.refusal !== null) throw submission.refusal;
    return await work(submission, writer);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await show(c, context, { writer, problem: error });
  }
}

function memberOf({ member }: Writer): Member {
  if (member === null) throw new Problem("sign-in-needed", "Please sign in first.");
  return member;
}

async function show(
  c: Context,
  context: WebContext,
  { writer, problem }: { writer: Writer; problem: Problem | null },
): Promise<Response> {
  const { member, device } = writer;
  const { text, ticket } = context.tickets.issue();
  if (problem !== null) {
    giveFormCookie(c, context, ticket.nonce);
  }
  if (problem?.retryAfter !== undefined) c.header("retry-after", String(problem.retryAfter));
  const page: MyData = {
    ticket: text,
    memberName: member?.name ?? null,
    claimable: member === null ? 0 : await countClaimable(context, { member, device }),
    leavesAt: member === null ? null : await readLeaving(context, member),
    graceDays: GRACE_DAYS,
    recent: member !== null && (await signedInRecently(context.store.reader, context, member)),
    problem,
    done: problem === null ? doneOf(c.req.query("done")) : null,
  };
  return answerPersonal(c, context, {
    fragment: false,
    status: problem?.status ?? 200,
    html: renderMyData(page, viewFor(c, context, { fragment: false })),
  });
}

function doneOf(text: string | undefined): MyData["done"] {
  return (["claimed", "leaving", "staying"] as const).find((done) => done === text) ?? null;
}
