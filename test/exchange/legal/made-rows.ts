import { LEGAL_CATEGORIES, LEGAL_KEYWORDS } from "../../../src/domain/house-rules/legal-category.ts";
import { DECISION_KINDS } from "../../../src/domain/decisions/kinds.ts";
import fc from "fast-check";
import type { LegalDecision } from "../../../src/exchange/legal/legal-decision.ts";

const DAY = 24 * 60 * 60_000;

/** 2031-03-01, 12:00 UTC. */
export const NOON = Date.UTC(2031, 2, 1, 12);

/** A removal for insults that a moderator made after a reader's report, with whatever differs. */
export function legalDecision(more: Partial<LegalDecision> = {}): LegalDecision {
  return {
    id: 12,
    kind: "remove",
    at: NOON,
    endsAt: null,
    guest: false,
    commentAt: NOON - DAY,
    language: "en",
    clause: { number: 1, title: "Argue with the point", text: "Do not insult other people here." },
    category: "CYBER_VIOLENCE",
    keyword: "CYBER_BULLYING_INTIMIDATION",
    illegal: null,
    source: "report",
    foundByMachine: false,
    byMachine: false,
    ...more,
  };
}

/** Any decision that can be stored. */
export const anyLegalDecision: fc.Arbitrary<LegalDecision> = fc
  .record({
    id: fc.integer({ min: 1, max: 2 ** 40 }),
    kind: fc.constantFrom(...DECISION_KINDS),
    at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2032, 0, 1) }),
    lasts: fc.option(fc.integer({ min: 60_000, max: 1500 * DAY }), { nil: null }),
    guest: fc.boolean(),
    age: fc.option(fc.integer({ min: 0, max: 3000 * DAY }), { nil: null }),
    language: fc.constantFrom(null, "en", "de"),
    title: fc.string({ unit: "grapheme", minLength: 1, maxLength: 700 }),
    text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 2_500 }),
    category: fc.constantFrom(...LEGAL_CATEGORIES),
    keyword: fc.option(fc.constantFrom(...LEGAL_KEYWORDS), { nil: null }),
    illegal: fc.boolean(),
    source: fc.constantFrom("notice", "trusted-flagger", "report", "own"),
    foundByMachine: fc.boolean(),
    byMachine: fc.boolean(),
  } as const)
  .map(({ lasts, age, title, text, illegal, ...rest }) => ({
    ...rest,
    endsAt: lasts === null ? null : rest.at + lasts,
    commentAt: age === null ? null : rest.at - age,
    clause: { number: 3, title: `A${title}`, text: `A${text}` },
    illegal: illegal ? { law: `§ 1 ${title}`, explanation: `Because ${text}` } : null,
  }));
