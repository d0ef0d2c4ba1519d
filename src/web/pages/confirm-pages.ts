import type { Context } from "hono";
import { confirmGuest, lookAtConfirmation } from "../../service/confirm-guest.ts";
import { commentPath } from "../views/addresses.ts";
import { renderConfirm } from "../views/confirm-page.ts";
import type { WebContext } from "../web-context.ts";
import { giveFormCookie, readSubmission } from "./form-submission.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** The page that the mailed link opens. It asks first: programs that look at mails open links, too. */
export async function confirmPage(c: Context, context: WebContext): Promise<Response> {
  const secret = c.req.query("token") ?? "";
  await lookAtConfirmation(context, secret);
  const { text, ticket } = context.tickets.issue();
  giveFormCookie(c, context, ticket.nonce);
  return answerPersonal(c, context, {
    fragment: false,
    html: renderConfirm({ ticket: text, secret }, viewFor(c, context, { fragment: false })),
  });
}

/** Publishes the comment. */
export async function takeConfirmedComment(c: Context, context: WebContext): Promise<Response> {
  const submission = await readSubmission(c, context, { fragment: false, limit: "act" });
  if (submission.refusal !== null) throw submission.refusal;
  const { commentId } = await confirmGuest(context, submission.field("token"));
  return c.redirect(`${commentPath(commentId)}?done=posted`, 303);
}
