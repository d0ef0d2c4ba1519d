import { textsFor } from "../../../domain/messages/texts.ts";
import { oneLine } from "../../../domain/one-line.ts";
import { commentById } from "../../../store/comments.ts";
import { decisionById } from "../../../store/decisions.ts";
import { insertMail } from "../../../store/mails.ts";
import { appealById } from "../../../store/statements.ts";
import type { AppealRow } from "../../../store/statements.ts";
import type { Db } from "../../../store/store.ts";
import { memberAddress } from "../../notices/member-address.ts";
import type { TellingContext } from "./telling-context.ts";

/**
 * Tells somebody how their appeal ended and why, where there is an address. One appeal makes one mail, however often this
 * is done.
 */
export async function sendAppealAnswer(context: TellingContext, data: { appealId: number }): Promise<void> {
  await context.store.transaction(async (tx) => {
    const site = context.site();
    const appeal = await appealById(tx, site.id, data.appealId);
    if (appeal === undefined || appeal.state === "open") return;
    const { person_id: personId } = appeal;
    const to = personId === null ? await guestAddress(tx, appeal) : await memberAddress(tx, personId);
    if (to === null || to === "") return;
    const { decisions } = textsFor(site.settings.language);
    await insertMail(tx, {
      siteId: site.id,
      personId,
      kind: personId === null ? "guest-decision" : "decision",
      to,
      subject: oneLine(decisions.mail.answerSubject(site.name)),
      text: decisions.mail.answerText({
        outcome: decisions.appealStates[appeal.state],
        reason: appeal.reason ?? "",
        // Nobody heard one that a job answered, together with a decision on another site.
        samePerson: appeal.heard_by === null ? null : appeal.same_person === 1,
        // The secret of a guest's link is kept nowhere: the link is in the mail they have.
        link: personId === null ? null : `${context.publicUrl}/me/decisions/${appeal.statement_id}`,
      }),
      html: null,
      key: `appeal-${appeal.id}`,
      at: context.now(),
    });
  });
}

async function guestAddress(tx: Db, appeal: AppealRow): Promise<string | null> {
  const decision = await decisionById(tx, appeal.site_id, appeal.decision_id);
  if (decision === undefined || decision.comment_id === null) return null;
  return (await commentById(tx, appeal.site_id, decision.comment_id))?.author_email ?? null;
}
