import { keywordWithin } from "./dsa-codes.ts";
import { DSA_STATEMENT } from "./dsa-statement-schema.ts";
import type { DsaStatement } from "./dsa-statement-schema.ts";
import { isoDay } from "./dates.ts";
import { restrictionOf } from "./legal-decision.ts";
import type { LegalDecision, LegalSource, Restriction } from "./legal-decision.ts";

/** What all statements of one site have in common. */
export interface StatementSite {
  /** Begins every statement's own number; letters, digits, `-` and `_` only. */
  readonly puidPrefix: string;
  /** Where the house rules can be read; null where they are not public. */
  readonly rulesUrl: string | null;
}

/** The most statements that the database takes in one request. */
const MAX_STATEMENTS_PER_REQUEST = 100;

const SOURCES: Readonly<Record<LegalSource, DsaStatement["source_type"]>> = {
  notice: "SOURCE_ARTICLE_16",
  "trusted-flagger": "SOURCE_TRUSTED_FLAGGER",
  report: "SOURCE_TYPE_OTHER_NOTIFICATION",
  own: "SOURCE_VOLUNTARY",
};

/**
 * A decision as a statement of reasons for the EU's Transparency Database. It contains nothing personal (DSA, Article
 * 24(5)): the facts are said in fixed sentences, in English, with the clause and never with the comment's words.
 * @returns null where the decision restricts nothing in the sense of the database.
 * @throws ZodError where something does not fit the published rules, such as a category the site chose.
 */
export function dsaStatement(site: StatementSite, decision: LegalDecision): DsaStatement | null {
  const restriction = restrictionOf(decision);
  if (restriction === null) return null;
  const { clause, category, illegal, language, at } = decision;
  const keyword = keywordWithin(category, decision.keyword);
  return DSA_STATEMENT.parse({
    ...restrictionFields(restriction, decision.endsAt),
    ...(restriction.field === "account" ? { account_type: "ACCOUNT_TYPE_PRIVATE" } : {}),
    ...(illegal === null
      ? {
          decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
          incompatible_content_ground: cut(`House rules, clause ${clause.number}: ${clause.title}`, 500),
          incompatible_content_explanation: cut(clause.text, 2_000),
        }
      : {
          decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
          illegal_content_legal_ground: cut(illegal.law, 500),
          illegal_content_explanation: cut(illegal.explanation, 2_000),
        }),
    ...(site.rulesUrl === null || illegal !== null ? {} : { decision_ground_reference_url: site.rulesUrl }),
    content_type: [decision.kind === "remove-picture" ? "CONTENT_TYPE_IMAGE" : "CONTENT_TYPE_TEXT"],
    category: `STATEMENT_CATEGORY_${category}`,
    ...(keyword === undefined ? {} : { category_specification: [`KEYWORD_${keyword}`] }),
    ...(keyword === "OTHER" ? { category_specification_other: cut(clause.title, 500) } : {}),
    ...(language === null ? {} : { content_language: language.toUpperCase() }),
    content_date: isoDay(decision.commentAt ?? at),
    application_date: isoDay(at),
    decision_facts: facts(decision),
    source_type: SOURCES[decision.source],
    automated_detection: decision.foundByMachine ? "Yes" : "No",
    automated_decision: decision.byMachine ? "AUTOMATED_DECISION_FULLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
    puid: `${site.puidPrefix}-${decision.id}`,
  });
}

/** Statements as bodies of requests to the database's API, each with as many as it takes at once. */
export async function* dsaRequests(
  statements: Iterable<DsaStatement> | AsyncIterable<DsaStatement>,
): AsyncGenerator<{ readonly statements: readonly DsaStatement[] }> {
  let together: DsaStatement[] = [];
  for await (const statement of statements) {
    together.push(statement);
    if (together.length < MAX_STATEMENTS_PER_REQUEST) continue;
    yield { statements: together };
    together = [];
  }
  if (together.length > 0) yield { statements: together };
}

function restrictionFields(restriction: Restriction, endsAt: number | null): Record<string, unknown> {
  const end = endsAt === null ? undefined : isoDay(endsAt);
  switch (restriction.field) {
    case "visibility":
      return {
        decision_visibility: [
          restriction.value === "OTHER"
            ? "DECISION_VISIBILITY_OTHER"
            : `DECISION_VISIBILITY_CONTENT_${restriction.value}`,
        ],
        ...(restriction.value === "OTHER"
          ? { decision_visibility_other: "New comments are shown once a moderator has read them." }
          : {}),
        ...(end === undefined ? {} : { end_date_visibility_restriction: end }),
      };
    case "provision":
      return {
        decision_provision: `DECISION_PROVISION_${restriction.value}`,
        ...(end === undefined ? {} : { end_date_service_restriction: end }),
      };
    case "account":
      return {
        decision_account: `DECISION_ACCOUNT_${restriction.value}`,
        ...(end === undefined ? {} : { end_date_account_restriction: end }),
      };
  }
}

const CAME_TO_NOTICE: Readonly<Record<LegalSource, string>> = {
  notice: "It came to notice by a notice of illegal content.",
  "trusted-flagger": "It came to notice by a notice of a trusted flagger.",
  report: "It came to notice by a reader's report.",
  own: "It came to notice by the publisher's own moderation.",
};

function facts(decision: LegalDecision): string {
  const { clause, illegal } = decision;
  const broke = illegal === null ? `clause ${clause.number} of the house rules (${clause.title})` : illegal.law;
  const sentences = [
    decision.commentAt === null
      ? `The conduct of a commenter was found to break ${broke}.`
      : `A comment under an article was found to break ${broke}.`,
    CAME_TO_NOTICE[decision.source],
    decision.foundByMachine ? "Automated screening had marked it." : "Automated screening had no part in finding it.",
    decision.byMachine ? "The decision was made by automated means." : "The decision was made by a human moderator.",
  ];
  return cut(sentences.join(" "), 5_000);
}

/** At most `max` characters, the last one an ellipsis where something was cut; never half of a surrogate pair. */
function cut(text: string, max: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= max) return trimmed;
  return `${trimmed.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, "")}…`;
}
