import { textsFor } from "../../../domain/messages/texts.ts";
import { oneLine } from "../../../domain/one-line.ts";
import { insertMail } from "../../../store/mails.ts";
import { holdReportsDecidedBy } from "../../../store/reports.ts";
import type { ReportRow } from "../../../store/reports.ts";
import type { Db } from "../../../store/store.ts";
import { memberAddress } from "../../notices/member-address.ts";
import type { TellingContext } from "./telling-context.ts";

/**
 * Tells those whose reports a decision has answered what became of them (Regulation (EU) 2022/2065, Article 16(5)), where
 * there is an address. The same report and decision make the same mail, so that done again it tells nobody twice.
 */
export async function tellReporters(context: TellingContext, data: { decisionId: number }): Promise<void> {
  await context.store.transaction(async (tx) => {
    const site = context.site();
    const { reporting } = textsFor(site.settings.language);
    // First of all: whoever undoes the decision at this moment waits for this, or this for them.
    for (const report of await holdReportsDecidedBy(tx, data.decisionId)) {
      if (report.state === "open") continue;
      const to = await addressOf(tx, report);
      if (to === null) continue;
      const reason = report.outcome ?? "";
      const said = [reporting.states[report.state], ...(reason === "" ? [] : [`${reporting.outcome}:\n${reason}`])];
      await insertMail(tx, {
        siteId: site.id,
        personId: report.person_id,
        kind: "report",
        to,
        subject: oneLine(reporting.mail.outcomeSubject(site.name)),
        text: reporting.mail.outcomeText({
          site: site.name,
          outcome: said.join("\n\n"),
          redress: reporting.redress,
          link: `${context.publicUrl}/comments/${report.comment_id}`,
        }),
        html: null,
        key: outcomeMailKey(report.id, data.decisionId),
        at: context.now(),
      });
    }
  });
}

/** Key of the mail that tells what a decision made of a report. */
export function outcomeMailKey(reportId: number, decisionId: number): string {
  return `report-${reportId}-${decisionId}`;
}

/** The address that a notice named, else the reporting member's own; null for readers without either. */
async function addressOf(tx: Db, report: ReportRow): Promise<string | null> {
  const contact = report.contact === null ? null : (JSON.parse(report.contact) as { email: string | null });
  if (contact !== null && contact.email !== null && contact.email !== "") return contact.email;
  return report.person_id === null ? null : await memberAddress(tx, report.person_id);
}
