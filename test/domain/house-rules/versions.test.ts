import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLAUSES } from "../../../src/domain/house-rules/clause.ts";
import type { Clause } from "../../../src/domain/house-rules/clause.ts";
import { defaultClauses } from "../../../src/domain/house-rules/default-clauses.ts";
import { clauseOf, nextHouseRules } from "../../../src/domain/house-rules/versions.ts";
import { Problem } from "../../../src/domain/problem.ts";
import { LANGUAGES } from "../../../src/domain/language.ts";

const shipped = { version: 0, clauses: defaultClauses("en") };

function codes(change: (clauses: Clause[]) => unknown, history = [shipped]): string[] {
  try {
    nextHouseRules(history, change(structuredClone(defaultClauses("en"))));
  } catch (error) {
    if (error instanceof Problem) return error.fields.map(({ code }) => code);
    throw error;
  }
  return [];
}

function withoutWords(clause: Clause): unknown {
  return { ...clause, title: "", text: "" };
}

function firstTwoSwapped(clauses: Clause[]): unknown {
  return clauses.map((clause) => (clause.number <= 2 ? { ...clause, number: 3 - clause.number } : clause));
}

function firstAsEleven(clauses: Clause[]): unknown {
  return [...clauses.slice(1), { ...clauses[0], number: 11, text: "Be kind." }];
}

describe("the shipped house rules", () => {
  it.each(LANGUAGES)("are valid in %s, with the same numbers, severities and sanctions as in English", (language) => {
    const clauses = defaultClauses(language);
    expect(CLAUSES.parse(clauses)).toEqual(clauses);
    expect(clauses.map(withoutWords)).toEqual(shipped.clauses.map(withoutWords));
    expect(clauses.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("have a text of their own in every language", () => {
    const texts = LANGUAGES.flatMap((language) => defaultClauses(language).flatMap(({ title, text }) => [title, text]));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("a change of the house rules", () => {
  it("makes a new version, sorted by number", () => {
    const next = nextHouseRules([shipped], defaultClauses("en").toReversed().slice(0, 4));
    expect(next.version).toBe(1);
    expect(next.clauses.map(({ number }) => number)).toEqual([7, 8, 9, 10]);
  });

  it("that changes nothing is the last version, whatever the order of clauses and fields", () => {
    const same = defaultClauses("en").map((clause) => Object.fromEntries(Object.entries(clause).toReversed()));
    expect(nextHouseRules([shipped], same.toReversed())).toBe(shipped);
  });

  it("may reword a clause, weigh it otherwise, drop one and add one", () => {
    const next = nextHouseRules(
      [shipped],
      [
        ...defaultClauses("en")
          .slice(0, 9)
          .map((clause) => ({
            ...clause,
            title: `${clause.title}!`,
            text: `${clause.text} Thank you.`,
            strikeWeight: 5,
          })),
        { ...defaultClauses("en")[9], number: 11, title: "No riddles", text: "Say what you mean." },
      ],
    );
    expect(next.clauses).toHaveLength(10);
    expect(clauseOf(next, 11)?.title).toBe("No riddles");
    expect(clauseOf(next, 10)).toBeUndefined();
  });

  it("never moves a clause to another number, not even over several versions", () => {
    expect(codes(firstTwoSwapped)).toEqual(["renumbered", "renumbered"]);
    const without = { version: 1, clauses: shipped.clauses.slice(1) };
    expect(codes(firstAsEleven, [shipped, without])).toEqual(["renumbered"]);
  });

  it("never gives a number to another clause, but lets a dropped one come back", () => {
    const other = { title: "No riddles", text: "Say what you mean, in words that everybody knows." };
    expect(codes((clauses) => clauses.map((one) => (one.number === 4 ? { ...one, ...other } : one)))).toEqual([
      "replaced",
    ]);
    const without = { version: 1, clauses: shipped.clauses.filter(({ number }) => number !== 4) };
    const history = [shipped, without];
    const reused = (clauses: Clause[]): unknown =>
      clauses.map((one) => (one.number === 4 ? { ...one, ...other } : one));
    expect(codes(reused, history)).toEqual(["number-reused"]);
    expect(nextHouseRules(history, defaultClauses("en")).version).toBe(2);
  });

  it("names what is malformed", () => {
    expect(codes(() => [])).toEqual(["malformed"]);
    expect(codes((clauses) => [...clauses, clauses[0]])).toEqual(["number-twice"]);
    expect(codes((clauses) => clauses.map((clause) => ({ ...clause, title: " " })))).toHaveLength(10);
  });

  it("keeps every number's meaning, whatever is reordered, dropped or brought back", () => {
    const subset = fc.shuffledSubarray(defaultClauses("en"), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(subset, { maxLength: 6 }), (changes) => {
        const history = [shipped];
        for (const clauses of changes) {
          const next = nextHouseRules(history, clauses);
          if (next !== history.at(-1)) history.push({ ...next, clauses: [...next.clauses] });
        }
        for (const { clauses } of history) {
          for (const one of clauses) expect(one).toEqual(shipped.clauses[one.number - 1]);
        }
        expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index));
      }),
    );
  });
});
