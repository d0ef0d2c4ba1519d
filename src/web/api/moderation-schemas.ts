import * as z from "zod";
import { APPEAL_STATES } from "../../domain/decisions/appeal.ts";
import { BAN_SCOPES } from "../../domain/decisions/decision.ts";
import { RESTRICTING_KINDS } from "../../domain/decisions/kinds.ts";
import { statementOfReasons } from "../../domain/statement-text.ts";
import type { OwnStatement } from "../../service/moderation/read-statements.ts";
import type { WebContext } from "../web-context.ts";
import { instant, instantOrNull } from "./json.ts";
import { ID_IN_PATH, INSTANT } from "./schemas.ts";

/** What whoever reports is given. */
export const RECEIPT = z
  .strictObject({
    receipt: z.string().describe("A secret, by which the report is followed; given only once"),
    page: z.string().describe("Where a person follows it"),
  })
  .meta({ id: "Receipt" });

/** The receipt as the API gives it. */
export function receiptJson(context: WebContext, { receipt }: { receipt: string }): z.infer<typeof RECEIPT> {
  return { receipt, page: `${context.publicUrl}/reports/${receipt}` };
}

/** Where a report stands. */
export const REPORT_STATUS = z
  .strictObject({
    kind: z.enum(["reader", "illegal-content"]),
    commentId: z.int(),
    state: z.enum(["open", "upheld", "dismissed"]).describe("`upheld`: action was taken"),
    outcome: z.string().nullable().describe("What the moderators say; plain text"),
    createdAt: INSTANT,
    closedAt: INSTANT.nullable(),
  })
  .meta({ id: "ReportStatus" });

/** A statement of reasons, for whom it concerns. */
export const STATEMENT = z
  .strictObject({
    id: z.int(),
    kind: z.enum(RESTRICTING_KINDS),
    page: z.string().describe("Where a person reads it and appeals"),
    at: INSTANT,
    title: z.string().describe("In the site's language"),
    text: z.string().describe("All of it in words, in the site's language; plain text"),
    reason: z.string().describe("What the moderator wrote; plain text, perhaps empty"),
    clause: z
      .strictObject({ number: z.int(), title: z.string(), text: z.string() })
      .nullable()
      .describe("The house rule as it read then"),
    rulesVersion: z.int(),
    commentId: z.int().nullable().describe("The comment that it is about; null: about the person"),
    endsAt: INSTANT.nullable().describe("Null: it does not end by itself"),
    scope: z.enum(BAN_SCOPES).describe("Where it holds"),
    illegal: z
      .strictObject({
        law: z.string().nullable().describe("Null: a notice of illegal content said so, and no moderator"),
      })
      .nullable()
      .describe("The law that was broken; null: the house rules alone"),
    prompted: z.enum(["report", "notice"]).nullable().describe("What led to it. Never who"),
    foundByMachine: z.boolean(),
    decidedByMachine: z.boolean(),
    acknowledgedAt: INSTANT.nullable().describe("Of a warning: when it was acknowledged"),
    reversed: z.boolean(),
    lifted: z.boolean(),
    appealUntil: INSTANT.nullable(),
    appealPossible: z.boolean(),
    appeal: z
      .strictObject({
        words: z.string(),
        at: INSTANT,
        dueAt: INSTANT.describe("When it is to be answered"),
        state: z.enum(APPEAL_STATES),
        reason: z.string().nullable(),
        decidedAt: INSTANT.nullable(),
        samePerson: z.boolean().describe("True where nobody but the first decider could hear it"),
      })
      .nullable(),
  })
  .meta({ id: "Statement" });

/** Parameters of the address of a statement. */
export const STATEMENT_PARAMS = z.strictObject({ statementId: ID_IN_PATH });

/** A statement as the API gives it. */
export function statementJson(context: WebContext, statement: OwnStatement): object {
  const { parts, appeal } = statement;
  const site = context.site();
  const page = `${context.publicUrl}/me/decisions/${statement.id}`;
  const { title, plain } = statementOfReasons(parts, {
    language: site.settings.language,
    site: site.name,
    appealUntil: statement.door === "open" ? statement.appealUntil : null,
  });
  return {
    id: statement.id,
    kind: parts.kind,
    page,
    at: instant(statement.at),
    title,
    text: plain,
    reason: parts.reason,
    clause: parts.clause,
    rulesVersion: parts.rulesVersion,
    commentId: parts.comment?.id ?? null,
    endsAt: instantOrNull(parts.endsAt),
    scope: parts.scope,
    illegal: parts.illegal ?? null,
    prompted: parts.prompted ?? null,
    foundByMachine: parts.foundByMachine,
    decidedByMachine: parts.decidedByMachine,
    acknowledgedAt: instantOrNull(statement.acknowledgedAt),
    reversed: statement.reversed,
    lifted: statement.lifted,
    appealUntil: instantOrNull(statement.appealUntil),
    appealPossible: statement.door === "open",
    appeal:
      appeal === null
        ? null
        : {
            ...appeal,
            at: instant(appeal.at),
            dueAt: instant(appeal.dueAt),
            decidedAt: instantOrNull(appeal.decidedAt),
          },
  };
}
