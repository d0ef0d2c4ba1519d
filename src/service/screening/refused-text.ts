import { Problem } from "../../domain/problem.ts";
import { explainFindings } from "../../domain/screening/explain-findings.ts";
import type { ServiceContext } from "../service-context.ts";
import { currentRules } from "../moderation/house-rules.ts";
import type { Screened } from "./screen-text.ts";

/** Says to the author of a text that was refused which rules and which words are meant. */
export async function refusedText(context: ServiceContext, screened: Screened): Promise<Problem> {
  const { language } = context.site().settings;
  const causes = screened.verdict.causes.filter((cause) => cause.weight === "refuse");
  const sentences = explainFindings(causes, await currentRules(context), language).map(({ clause, sentence }) =>
    clause === null ? sentence : `${clause.number}. ${clause.title}: ${sentence}`,
  );
  return new Problem("refused-by-rules", sentences.join(" "), {
    fields: sentences.map((message) => ({ field: "body", code: "refused", message })),
  });
}
