import type { Context } from "hono";
import { hasRole } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { choosePicture } from "../../service/avatars.ts";
import { changeProfile } from "../../service/change-profile.ts";
import { ownBar } from "../../service/moderation/own-bar.ts";
import { mutePerson } from "../../service/mute-person.ts";
import { readOwnProfile, readProfile } from "../../service/read-profile.ts";
import type { Member } from "../../service/service-context.ts";
import { actorOf } from "../request-actor.ts";
import { personPath } from "../views/addresses.ts";
import { renderMePage } from "../views/me-page.ts";
import { renderPersonCard, renderPersonPage } from "../views/person-page.ts";
import type { WebContext } from "../web-context.ts";
import { idParam, wholeQuery } from "./article-address.ts";
import { giveFormCookie, readSubmission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** A member's public page, with muting for whoever looks at it. */
export async function personPage(c: Context, context: WebContext): Promise<Response> {
  const { member } = await actorOf(c, context);
  const profile = await readProfile(context, { personId: idParam(c), viewer: member, before: beforeQuery(c) });
  const page = { profile, ticket: context.tickets.issue().text, done: c.req.query("done") ?? null };
  return answerPersonal(c, context, {
    fragment: false,
    html: renderPersonPage(page, viewFor(c, context, { fragment: false })),
  });
}

/** A member in a few words, with muting, for scripts. */
export async function personFragment(c: Context, context: WebContext): Promise<Response> {
  const { member } = await actorOf(c, context);
  const profile = await readProfile(context, { personId: idParam(c), viewer: member, before: null });
  const view = viewFor(c, context, { fragment: true });
  const html = renderPersonCard(profile, context.tickets.issue().text, view);
  return answerPersonal(c, context, { fragment: true, html });
}

/** Mutes a member, or no longer. Whoever is not signed in is led there first. */
export async function takeMute(
  c: Context,
  context: WebContext,
  options: { muted: boolean; fragment: boolean },
): Promise<Response> {
  const id = idParam(c);
  const submission = await readSubmission(c, context, { fragment: options.fragment, limit: "act", bare: true });
  if (submission.refusal !== null) throw submission.refusal;
  const { member } = submission.actor;
  if (member === null) {
    if (options.fragment) throw new Problem("sign-in-needed", "Please sign in first.");
    return toSignIn(c, personPath(id));
  }
  await mutePerson(context, { member, personId: id, muted: options.muted });
  if (options.fragment) return await personFragment(c, context);
  return c.redirect(`${personPath(id)}?done=${options.muted ? "muted" : "unmuted"}`, 303);
}

/** One's own page; whoever is not signed in is led there first. */
export async function mePage(c: Context, context: WebContext): Promise<Response> {
  const { member } = await actorOf(c, context);
  if (member === null) return toSignIn(c, "/me");
  return await showMe(c, context, { member, typed: null, problem: null });
}

/** Changes one's name and description. */
export async function takeProfile(c: Context, context: WebContext): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act", bare: true });
  const { member } = submission.actor;
  if (member === null) return toSignIn(c, "/me");
  const typed = { name: submission.field("name"), bio: submission.field("bio") };
  try {
    if (submission.refusal !== null) throw submission.refusal;
    await changeProfile(context, { member, ...typed });
    return c.redirect("/me?done=saved", 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await showMe(c, context, { member, typed, problem: error });
  }
}

/** Removes the picture that the publisher gave, or takes the next one. */
export async function takePicture(c: Context, context: WebContext): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act", bare: true });
  if (submission.refusal !== null) throw submission.refusal;
  const { member } = submission.actor;
  if (member === null) return toSignIn(c, "/me");
  await choosePicture(context, { member, hidden: submission.field("picture") === "hide" });
  return c.redirect("/me?done=saved", 303);
}

async function showMe(
  c: Context,
  context: WebContext,
  args: { member: Member; typed: { name: string; bio: string } | null; problem: Problem | null },
): Promise<Response> {
  const { member, typed, problem } = args;
  const own = await readOwnProfile(context, { member, before: beforeQuery(c) });
  const { text, ticket } = context.tickets.issue();
  if (problem !== null) {
    // For browsers that do not say where a form comes from; set only where a form is about to be sent again.
    giveFormCookie(c, context, ticket.nonce);
  }
  const bar = await ownBar(context, { member, device: null });
  const page = {
    own,
    ticket: text,
    values: typed ?? own.person,
    problem,
    done: c.req.query("done") ?? null,
    mayModerate: hasRole(member.role, "moderator"),
    bar:
      bar === null ? null : { bar, path: bar.statement === null ? null : context.statementLinks.path(bar.statement) },
  };
  return answerPersonal(c, context, {
    fragment: false,
    status: problem?.status ?? 200,
    html: renderMePage(page, viewFor(c, context, { fragment: false })),
  });
}

function beforeQuery(c: Context): number | null {
  const before = wholeQuery(c, "before", 0);
  return before === 0 ? null : before;
}

function toSignIn(c: Context, path: string): Response {
  return c.redirect(`/sign-in?return=${encodeURIComponent(path)}`, 303);
}
