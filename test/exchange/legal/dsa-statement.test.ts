import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultClauses } from "../../../src/domain/house-rules/default-clauses.ts";
import { LANGUAGES } from "../../../src/domain/language.ts";
import { dsaRequests, dsaStatement } from "../../../src/exchange/legal/dsa-statement.ts";
import { DSA_STATEMENT } from "../../../src/exchange/legal/dsa-statement-schema.ts";
import { anyLegalDecision, legalDecision } from "./made-rows.ts";

const SITE = { puidPrefix: "harbour-gazette", rulesUrl: "https://talk.example.org/rules" };
const DAY = 24 * 60 * 60_000;

/** Names of the fields that the schema finds wrong. */
function wrong(changes: Record<string, unknown>): string[] {
  const statement = { ...dsaStatement(SITE, legalDecision()), ...changes };
  const result = DSA_STATEMENT.safeParse(statement);
  return [...new Set((result.error?.issues ?? []).map(({ path }) => path.map(String)[0] ?? "?"))].sort();
}

describe("a statement of reasons for the EU's Transparency Database", () => {
  it("says what was restricted, why, and how it came about", () => {
    expect(dsaStatement(SITE, legalDecision())).toEqual({
      decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"],
      decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
      decision_ground_reference_url: "https://talk.example.org/rules",
      incompatible_content_ground: "House rules, clause 1: Argue with the point",
      incompatible_content_explanation: "Do not insult other people here.",
      content_type: ["CONTENT_TYPE_TEXT"],
      category: "STATEMENT_CATEGORY_CYBER_VIOLENCE",
      category_specification: ["KEYWORD_CYBER_BULLYING_INTIMIDATION"],
      content_language: "EN",
      content_date: "2031-02-28",
      application_date: "2031-03-01",
      decision_facts:
        "A comment under an article was found to break clause 1 of the house rules (Argue with the point). It came to notice by a reader's report. Automated screening had no part in finding it. The decision was made by a human moderator.",
      source_type: "SOURCE_TYPE_OTHER_NOTIFICATION",
      automated_detection: "No",
      automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
      puid: "harbour-gazette-12",
    });
  });

  it("names the law where the decision rests on one", () => {
    const illegal = { law: "Criminal Code, section 5", explanation: "It threatens somebody with violence." };
    const statement = dsaStatement(SITE, legalDecision({ illegal, source: "notice" }));
    expect(statement).toMatchObject({
      decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
      illegal_content_legal_ground: illegal.law,
      illegal_content_explanation: illegal.explanation,
      source_type: "SOURCE_ARTICLE_16",
    });
    expect(statement).not.toHaveProperty("incompatible_content_ground");
    expect(statement).not.toHaveProperty("decision_ground_reference_url");
  });

  it.each([
    ["remove", false, null, { decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"] }],
    ["reject", false, null, { decision_visibility: ["DECISION_VISIBILITY_CONTENT_DISABLED"] }],
    [
      "time-out",
      false,
      3,
      { decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION", end_date_service_restriction: "2031-03-04" },
    ],
    ["ban", false, null, { decision_account: "DECISION_ACCOUNT_TERMINATED", account_type: "ACCOUNT_TYPE_PRIVATE" }],
    ["ban", false, 30, { decision_account: "DECISION_ACCOUNT_SUSPENDED", end_date_account_restriction: "2031-03-31" }],
    ["ban", true, null, { decision_provision: "DECISION_PROVISION_PARTIAL_TERMINATION" }],
    [
      "pre-moderate-person",
      false,
      7,
      { decision_visibility: ["DECISION_VISIBILITY_OTHER"], end_date_visibility_restriction: "2031-03-08" },
    ],
  ] as const)("%s (guest: %s, days: %s) is such a restriction", (kind, guest, days, expected) => {
    const { at } = legalDecision();
    expect(
      dsaStatement(SITE, legalDecision({ kind, guest, endsAt: days === null ? null : at + days * DAY })),
    ).toMatchObject(expected);
  });

  it.each(["publish", "warn", "no-action", "lock", "reverse"] as const)("%s is none", (kind) => {
    expect(dsaStatement(SITE, legalDecision({ kind }))).toBeNull();
  });

  it("reports a keyword of another category as other, with the clause's title", () => {
    const decision = legalDecision({ category: "ILLEGAL_OR_HARMFUL_SPEECH", keyword: "VIOLATION_NATIONAL_LAW" });
    expect(dsaStatement(SITE, decision)).toMatchObject({
      category_specification: ["KEYWORD_OTHER"],
      category_specification_other: "Argue with the point",
    });
  });

  it("is valid by the published rules for whatever can be decided, by every clause that ships", () => {
    const clauses = LANGUAGES.flatMap((language) => defaultClauses(language));
    fc.assert(
      fc.property(anyLegalDecision, fc.option(fc.constantFrom(...clauses)), (decision, clause) => {
        const shipped =
          clause === null
            ? decision
            : { ...decision, clause, category: clause.category, keyword: clause.keyword ?? null };
        const statement = dsaStatement(SITE, shipped);
        if (statement !== null) expect(DSA_STATEMENT.safeParse(statement).success).toBe(true);
      }),
    );
  });

  it("carries nothing that a moderator or commenter wrote", () => {
    const statement = JSON.stringify(dsaStatement(SITE, legalDecision({ kind: "ban" })));
    expect(Object.keys(legalDecision())).not.toContain("reason");
    expect(statement).not.toMatch(/person|device|author/u);
  });

  it("comes in requests of at most a hundred", async () => {
    const statement = dsaStatement(SITE, legalDecision());
    if (statement === null) throw new Error("A removal restricts");
    const many = Array.from({ length: 250 }, () => statement);
    const sizes = async (all: (typeof statement)[]): Promise<number[]> => {
      const found: number[] = [];
      for await (const { statements } of dsaRequests(all)) found.push(statements.length);
      return found;
    };
    expect(await sizes(many)).toEqual([100, 100, 50]);
    expect(await sizes(many.slice(0, 200))).toEqual([100, 100]);
    expect(await sizes([])).toEqual([]);
  });
});

describe("the published rules", () => {
  it.each([
    [{ decision_visibility: undefined }, ["decision_visibility"]],
    [{ decision_visibility: ["DECISION_VISIBILITY_OTHER"] }, ["decision_visibility_other"]],
    [{ decision_visibility_other: "Something" }, ["decision_visibility_other"]],
    [{ decision_monetary: "DECISION_MONETARY_OTHER" }, ["decision_monetary_other"]],
    [
      { decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT" },
      [
        "illegal_content_explanation",
        "illegal_content_legal_ground",
        "incompatible_content_explanation",
        "incompatible_content_ground",
      ],
    ],
    [{ incompatible_content_explanation: "x".repeat(2_001) }, ["incompatible_content_explanation"]],
    [{ decision_ground_reference_url: "javascript:alert(1)" }, ["decision_ground_reference_url"]],
    [{ content_type: [] }, ["content_type"]],
    [{ content_type: ["CONTENT_TYPE_OTHER"] }, ["content_type_other"]],
    [{ category: "STATEMENT_CATEGORY_RUDENESS" }, ["category"]],
    [{ category_specification: ["KEYWORD_RUDENESS"] }, ["category_specification"]],
    [{ territorial_scope: ["EL"] }, ["territorial_scope"]],
    [{ content_language: "en" }, ["content_language"]],
    [{ content_id: { "EAN-13": "123" } }, ["content_id"]],
    [{ content_date: "1999-12-31" }, ["content_date"]],
    [{ application_date: "2031-02-30" }, ["application_date"]],
    [{ application_date: "2038-01-02" }, ["application_date"]],
    [{ end_date_visibility_restriction: "2031-02-01" }, ["end_date_visibility_restriction"]],
    [{ end_date_account_restriction: "2031-04-01" }, ["end_date_account_restriction"]],
    [{ decision_facts: "" }, ["decision_facts"]],
    [{ decision_facts: "x".repeat(5_001) }, ["decision_facts"]],
    [{ source_type: "SOURCE_VOLUNTARY", source_identity: "Somebody" }, ["source_identity"]],
    [{ automated_decision: "Yes" }, ["automated_decision"]],
    [{ puid: "with space" }, ["puid"]],
    [{ puid: "x".repeat(501) }, ["puid"]],
  ])("refuse %j", (changes, expected) => {
    expect(wrong(changes)).toEqual(expected);
  });

  it.each([
    [{ territorial_scope: ["DE", "GR"] }],
    [{ content_id: { "EAN-13": "1234567890123" } }],
    [{ source_identity: "A reader" }],
    [{ end_date_visibility_restriction: "2031-03-01" }],
    [{ category_addition: ["STATEMENT_CATEGORY_VIOLENCE"] }],
    [{ decision_monetary: "DECISION_MONETARY_OTHER", decision_monetary_other: "No more prizes" }],
  ])("take %j", (changes) => {
    expect(wrong(changes)).toEqual([]);
  });
});
