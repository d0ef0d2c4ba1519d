import { Problem } from "../domain/problem.ts";
import { dsaRequests, dsaStatement } from "../exchange/legal/dsa-statement.ts";
import type { DsaStatement } from "../exchange/legal/dsa-statement-schema.ts";
import { legalDecisions } from "../exchange/legal/read-decisions.ts";
import { withContext } from "./open-context.ts";

/**
 * Prints the statements of reasons of a time for the EU's Transparency Database: JSON, one body of a request on each line.
 * @param days first day and the day after the last one, as YYYY-MM-DD in UTC.
 */
export async function exportDsaStatements(
  days: { from: string; until: string },
  output: NodeJS.WritableStream,
): Promise<void> {
  const period = { from: dayOf("--from", days.from), until: dayOf("--until", days.until) };
  await withContext(async (context) => {
    const site = { puidPrefix: `hustings-${context.site().id}`, rulesUrl: `${context.publicUrl}/rules` };
    const statements: DsaStatement[] = [];
    for await (const decision of legalDecisions(context, period)) {
      const statement = dsaStatement(site, decision);
      if (statement !== null) statements.push(statement);
    }
    for (const request of dsaRequests(statements)) output.write(`${JSON.stringify(request)}\n`);
  });
}

function dayOf(option: string, text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new Problem("invalid-input", `${option} is a day such as 2031-04-06.`);
  return at;
}
