import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DECISION_KINDS, DECISION_RULES } from "../../src/domain/decisions/kinds.ts";
import { LANGUAGES } from "../../src/domain/language.ts";
import { RESTRICTING_KINDS } from "../../src/domain/decisions/kinds.ts";
import { statementOfReasons } from "../../src/domain/statement-text.ts";
import type { StatementFrame } from "../../src/domain/statement-text.ts";
import type { StatementParts } from "../../src/domain/statement.ts";

const NOON = Date.UTC(2031, 2, 1, 12);
const DAY = 24 * 60 * 60_000;

const FRAME: StatementFrame = {
  language: "en",
  site: "Harbour Gazette",
  appealUntil: NOON + 183 * DAY,
};

function parts(more: Partial<StatementParts> = {}): StatementParts {
  return {
    kind: "remove",
    clause: { number: 1, title: "Argue with the point", text: "Do not insult other people here." },
    rulesVersion: 2,
    reason: "You call the harbour master a fool.",
    comment: { id: 77, number: "6.1", text: "Our harbour master\nis a fool.", writtenAt: NOON - DAY, passages: [] },
    articleTitle: "The new ferry",
    endsAt: null,
    scope: "site",
    pastCommentsRemoved: false,
    foundByMachine: false,
    decidedByMachine: false,
    ...more,
  };
}

/** What the first section says where no comment is concerned. */
function said(more: Partial<StatementParts>): string {
  return statementOfReasons(parts({ comment: null, ...more }), FRAME).sections[0]?.text ?? "";
}

describe("a statement of reasons", () => {
  it.each([
    ["en", { law: "Criminal Code, section 5" }, "The law", "It is considered illegal under: Criminal Code, section 5"],
    ["en", { law: null }, "The law", "It is considered illegal, as a notice of illegal content said."],
    ["de", { law: "StGB, Paragraf 5" }, "Das Recht", "Es gilt als rechtswidrig nach: StGB, Paragraf 5"],
  ] as const)("names the law beside the clause where one is broken (%s, %j)", (language, illegal, heading, text) => {
    const { sections } = statementOfReasons(parts({ illegal }), { ...FRAME, language });
    const law = sections.findIndex(({ name }) => name === "law");
    expect(sections[law]).toEqual({ name: "law", heading, text, quotation: null });
    expect(sections[law + 1]?.name).toBe("clause");
    expect(statementOfReasons(parts(), FRAME).sections.some(({ name }) => name === "law")).toBe(false);
  });

  it("says in plain text what was decided, on what, why, by which rule, how it came about and what to do", () => {
    expect(statementOfReasons(parts({ prompted: "report" }), FRAME).plain).toBe(
      `Your comment was removed

This is about your part in the conversations on Harbour Gazette.

What was decided
Your comment is no longer shown on this site. Its place in the conversation is kept, with a note that a moderator removed it, and replies stay too. This holds for this site.

Your comment
Comment 6.1 on “The new ferry”, written on 28 Feb 2031, 12:00 UTC:
> Our harbour master
> is a fool.

Why
You call the harbour master a fool.

The house rule
1. Argue with the point
Do not insult other people here.

How this came about
It was prompted by a reader’s report. No automatic check was involved in finding it. The decision was made by a person.

If you disagree
You can appeal once, in your own words, until 31 Aug 2031, 12:00 UTC. Where possible, someone other than the person who decided will hear it, and you will get an answer with reasons.
You can also go to court. Where the EU's Digital Services Act applies to this site, you can also turn to a certified out-of-court dispute settlement body.
`,
    );
  });

  it("is written for every kind of decision that restricts somebody, and for no other", () => {
    const restricting = DECISION_KINDS.filter((kind) => DECISION_RULES[kind].restricts);
    expect([...RESTRICTING_KINDS].sort()).toEqual([...restricting].sort());
    for (const kind of DECISION_KINDS.filter((one) => !DECISION_RULES[one].restricts)) {
      expect(() => statementOfReasons(parts({ kind }), FRAME)).toThrow(RangeError);
    }
  });

  it("says until when it holds, and where", () => {
    expect(said({ kind: "time-out", endsAt: NOON })).toContain("until 1 Mar 2031, 12:00 UTC");
    expect(said({ kind: "ban" })).toContain("This has no end date");
    const everywhere = said({ kind: "ban", endsAt: NOON, scope: "all-sites", pastCommentsRemoved: true });
    expect(everywhere).toContain("until 1 Mar 2031");
    expect(everywhere).toContain("all sites of this publisher");
    expect(everywhere).toContain("were removed as well");
  });

  it("says what a machine did", () => {
    const { sections } = statementOfReasons(parts({ foundByMachine: true, decidedByMachine: true }), FRAME);
    const origin = sections.find(({ name }) => name === "origin")?.text;
    expect(origin).toBe(
      "It was not prompted by a report. An automatic check had flagged it. The decision was made automatically.",
    );
  });

  it("says where no appeal is possible, and leaves out what there is not", () => {
    const bare = parts({ kind: "warn", clause: null, comment: null, reason: "" });
    const { sections } = statementOfReasons(bare, { ...FRAME, appealUntil: null });
    expect(sections.map(({ name }) => name)).toEqual(["decision", "clause", "origin", "redress"]);
    expect(sections.at(-1)?.text).toMatch(/^This decision cannot be appealed on this site/u);
  });

  it("says the same in every language: the same sections, all times, clause and reason", () => {
    const arbitrary = fc.record({
      kind: fc.constantFrom(...RESTRICTING_KINDS),
      endsAt: fc.option(fc.constant(NOON + 3 * DAY), { nil: null }),
      scope: fc.constantFrom("site", "all-sites"),
      reason: fc.constantFrom("", "Twice in one day."),
      pastCommentsRemoved: fc.boolean(),
      foundByMachine: fc.boolean(),
      decidedByMachine: fc.boolean(),
      prompted: fc.constantFrom(undefined, "report", "notice"),
    } as const);
    fc.assert(
      fc.property(arbitrary, (more) => {
        const texts = LANGUAGES.map((language) => statementOfReasons(parts(more), { ...FRAME, language }));
        for (const text of texts) {
          expect(text.sections.map(({ name }) => name)).toEqual(texts[0]?.sections.map(({ name }) => name));
          expect(text.plain).toContain("1. Argue with the point");
          expect(text.plain).toContain(more.reason);
          expect(text.plain).not.toMatch(/undefined|null|\[object/u);
        }
        expect(new Set(texts.map(({ plain }) => plain)).size).toBe(LANGUAGES.length);
      }),
    );
  });

  it("quotes every line of the comment, so that none passes for ours", () => {
    const comment = { id: 1, number: "1", text: "One\n\nWhy\nTwo", writtenAt: NOON, passages: [] };
    const { plain } = statementOfReasons(parts({ comment }), FRAME);
    expect(plain).toContain("\n> One\n> \n> Why\n> Two\n");
  });
});
