import { storableText } from "../../domain/storable-text.ts";
import type { Context } from "hono";
import { hasRole } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import type { Member } from "../../service/service-context.ts";
import { waitingCounts } from "../../store/case-queues.ts";
import { readSubmission } from "../pages/form-submission.ts";
import type { Submission } from "../pages/form-submission.ts";
import { viewFor } from "../pages/page-view.ts";
import { answerPersonal } from "../pages/public-page.ts";
import { actorOf } from "../request-actor.ts";
import { authorize } from "../security/actor.ts";
import type { Actor } from "../security/actor.ts";
import { renderConsolePage } from "../views/console/console-page.ts";
import type { ConsolePlace } from "../views/console/console-page.ts";
import type { Html } from "../views/html.ts";
import type { ViewContext } from "../views/view-context.ts";
import type { WebContext } from "../web-context.ts";

/** What a page of the console is given: who asks has been checked. */
export interface ConsoleRequest {
  readonly c: Context;
  readonly context: WebContext;
  readonly member: Member;
  readonly view: ViewContext;
  /** The form that was sent; null for pages that are only read. */
  readonly form: Submission | null;
}

/** One page or form of the console. Access is declared here and checked in one place, `consoleAnswer`. */
export interface ConsolePageDefinition {
  readonly method: "get" | "post";
  readonly path: string;
  readonly access: "moderator" | "admin";
  readonly handle: (request: ConsoleRequest) => Promise<Response>;
}

/** Checks who asks and where a form comes from, then answers. Whoever is not signed in is led there first. */
export async function consoleAnswer(c: Context, context: WebContext, page: ConsolePageDefinition): Promise<Response> {
  const changes = page.method === "post";
  const form = changes ? await readSubmission(c, context, { fragment: false, limit: "act", bare: true }) : null;
  const actor: Actor = form?.actor ?? (await actorOf(c, context));
  if (actor.member === null && !changes) {
    return c.redirect(`/sign-in?return=${encodeURIComponent(new URL(c.req.url).pathname)}`, 303);
  }
  authorize(actor, page.access, changes);
  if (form !== null && form.refusal !== null) throw form.refusal;
  if (actor.member === null) throw new Problem("sign-in-needed", "Please sign in first.");
  return await page.handle({ c, context, member: actor.member, view: viewFor(c, context, { fragment: false }), form });
}

/** Answers with a page of the console. */
export async function answerConsole(
  { c, context, member, view }: ConsoleRequest,
  page: { title: string; place: ConsolePlace | null; main: Html; status?: number },
): Promise<Response> {
  const counts = await waitingCounts(context.store.reader, context.site().id);
  const isAdmin = hasRole(member.role, "admin");
  return answerPersonal(c, context, {
    fragment: false,
    ...(page.status === undefined ? {} : { status: page.status }),
    html: renderConsolePage({ ...page, counts, memberName: member.name, isAdmin }, view),
  });
}

/** A field of the form, without what no database can hold. */
export function fieldOf({ form }: ConsoleRequest, name: string): string {
  return storableText(form?.field(name) ?? "");
}
