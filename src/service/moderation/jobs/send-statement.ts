import { textsFor } from "../../../domain/messages/texts.ts";
import { oneLine } from "../../../domain/one-line.ts";
import { statementOfReasons } from "../../../domain/statement-text.ts";
import type { StatementParts } from "../../../domain/statement.ts";
import { insertMail } from "../../../store/mails.ts";
import { markStatementSent, statementsOfDecisions } from "../../../store/statements.ts";
import { memberAddress } from "../../notices/member-address.ts";
import { tellConcerned } from "../tell-concerned.ts";
import type { TellingContext } from "./telling-context.ts";

/**
 * Tells whom it concerns of a decision: a member by a notice, and by mail where there is an address, a member's confirmed
 * one or the one that a guest gave with the comment. Done again it does nothing; a decision that was undone meanwhile has
 * no statement.
 * @param data.secret of a guest's private link; null for members, who read it in their profile.
 */
export async function sendStatement(
  context: TellingContext,
  data: { decisionId: number; secret: string | null; email: string | null },
): Promise<void> {
  await context.store.transaction(async (tx) => {
    const site = context.site();
    const [statement] = await statementsOfDecisions(tx, [data.decisionId]);
    const at = context.now();
    // First of all: whoever undoes the decision at this moment waits for this, or this for them.
    if (statement === undefined || !(await markStatementSent(tx, { id: statement.id, at }))) return;
    await tellConcerned(tx, { decisionId: data.decisionId, kind: "decision", at });
    const { person_id: personId } = statement;
    const to = personId === null ? data.email : await memberAddress(tx, personId);
    if (to !== null && to !== "") {
      const path = personId === null ? `/statements/${data.secret ?? ""}` : `/me/decisions/${statement.id}`;
      const { language, decisions } = textsFor(site.settings.language);
      const { title, plain } = statementOfReasons(JSON.parse(statement.parts) as StatementParts, {
        language,
        site: site.name,
        appealUntil: statement.appeal_until,
      });
      await insertMail(tx, {
        siteId: site.id,
        personId,
        kind: personId === null ? "guest-decision" : "decision",
        to,
        subject: oneLine(decisions.mail.subject(title, site.name)),
        text: `${plain}\n${decisions.mail.readHere}\n${context.publicUrl}${path}\n${personId === null ? `${decisions.privateLink}\n` : ""}`,
        html: null,
        key: `statement-${statement.id}`,
        at,
      });
    }
  });
}
