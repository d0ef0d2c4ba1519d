import type { Context } from "hono";
import { MAIL_RHYTHMS } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { findNotice, readNotices, readThem } from "../../service/notices/read-notices.ts";
import { changePreferences, readPreferences } from "../../service/notices/preferences.ts";
import type { Member } from "../../service/service-context.ts";
import { actorOf } from "../request-actor.ts";
import { commentPath } from "../views/addresses.ts";
import { renderNewestNotices, renderNoticesPage, renderPreferencesPage } from "../views/notices-page.ts";
import type { WebContext } from "../web-context.ts";
import { idParam } from "./article-address.ts";
import { giveFormCookie, readSubmission } from "./form-submission.ts";
import type { Submission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** One's newest notices, for scripts. @throws Problem `sign-in-needed`. */
export async function noticesFragment(c: Context, context: WebContext): Promise<Response> {
  const { member } = await actorOf(c, context);
  if (member === null) throw new Problem("sign-in-needed", "Please sign in first.");
  return await newestAnswer(c, context, member);
}

async function newestAnswer(c: Context, context: WebContext, member: Member): Promise<Response> {
  const page = await readNotices(context, { member, before: null });
  const html = renderNewestNotices(page, viewFor(c, context, { fragment: true }));
  return answerPersonal(c, context, { fragment: true, html });
}

/** One's notices; whoever is not signed in is led there first. */
export async function noticesPage(c: Context, context: WebContext): Promise<Response> {
  const { member } = await actorOf(c, context);
  if (member === null) return c.redirect("/sign-in?return=/me/notices", 303);
  const before = /^\d{1,15}$/u.exec(c.req.query("before") ?? "")?.[0];
  const page = await readNotices(context, { member, before: before === undefined ? null : Number(before) });
  const html = renderNoticesPage({ ...page, ticket: ticketFor(c, context) }, viewFor(c, context, { fragment: false }));
  return answerPersonal(c, context, { fragment: false, html });
}

/** Leads to the comment or decision that a notice is about, and marks the notice as read. */
export async function openNotice(c: Context, context: WebContext): Promise<Response> {
  const { member } = await actorOf(c, context);
  const id = idParam(c);
  if (member === null) return c.redirect(`/sign-in?return=/me/notices/${id}`, 303);
  const about = await findNotice(context, { member, id });
  await readThem(context, { member, ids: [id], upTo: 0 });
  return c.redirect("commentId" in about ? commentPath(about.commentId) : `/me/decisions/${about.statementId}`, 303);
}

/** Marks notices as read: the one that is named (`id`), or all that were shown (up to `upTo`). */
export async function takeReadNotices(
  c: Context,
  context: WebContext,
  options: { fragment: boolean },
): Promise<Response> {
  const { member, field } = await memberForm(c, context, options);
  const number = (name: string): number => Number(/^\d{1,15}$/u.exec(field(name))?.[0] ?? 0);
  const id = number("id");
  await readThem(context, { member, ids: id === 0 ? null : [id], upTo: number("upTo") });
  return options.fragment ? await newestAnswer(c, context, member) : c.redirect("/me/notices", 303);
}

/** What one is told, and how. */
export async function preferencesPage(c: Context, context: WebContext): Promise<Response> {
  const { member } = await actorOf(c, context);
  if (member === null) return c.redirect("/sign-in?return=/me/preferences", 303);
  const page = {
    preferences: await readPreferences(context, member),
    ticket: ticketFor(c, context),
    saved: c.req.query("done") === "saved",
  };
  const html = renderPreferencesPage(page, viewFor(c, context, { fragment: false }));
  return answerPersonal(c, context, { fragment: false, html });
}

/** Keeps what one has decided. */
export async function takePreferences(c: Context, context: WebContext): Promise<Response> {
  const { member, field } = await memberForm(c, context);
  const mail = MAIL_RHYTHMS.find((rhythm) => rhythm === field("mail"));
  const has = (name: string): boolean => field(name) !== "";
  const changes = { mail, replies: has("replies"), mentions: has("mentions"), follows: has("follows") };
  await changePreferences(context, { member, changes });
  return c.redirect("/me/preferences?done=saved", 303);
}

/** A form that only members send. @throws Problem of the form's guards, `sign-in-needed`. */
export async function memberForm(
  c: Context,
  context: WebContext,
  { fragment }: { fragment: boolean } = { fragment: false },
): Promise<{ member: Member; field: Submission["field"] }> {
  const { refusal, actor, field } = await readSubmission(c, context, { fragment, limit: "act", bare: true });
  if (refusal !== null) throw refusal;
  if (actor.member === null) throw new Problem("sign-in-needed", "Please sign in first.");
  return { member: actor.member, field };
}

/** A ticket for a form, also as a cookie for browsers that do not say where a form comes from. */
export function ticketFor(c: Context, context: WebContext): string {
  const { text, ticket } = context.tickets.issue();
  giveFormCookie(c, context, ticket.nonce);
  return text;
}
