import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../src/domain/ledger/canonical-json.ts";
import type { CanonicalValue } from "../../../src/domain/ledger/canonical-json.ts";

const { value } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: "grapheme", maxLength: 5 }), tie("value"), { maxKeys: 4 }),
  ),
}));

describe("canonical JSON", () => {
  it("sorts keys by UTF-16 code units, as the example of RFC 8785 (3.2.3) has it", () => {
    const input = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const keys = [...canonicalJson(input).matchAll(/"([^"]*)":/gu)].map((match) => match[1]);
    expect(keys).toEqual(["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"]);
  });

  it("escapes only what has to be, as RFC 8785 (3.2.2.2) has it", () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it("is JSON of the same value", () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(JSON.parse(canonicalJson(one))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  it("does not depend on the order in which fields were written", () => {
    const fields = fc.dictionary(fc.string({ maxLength: 4 }), value, { maxKeys: 6, noNullPrototype: true });
    fc.assert(
      fc.property(fields, (one) => {
        const backwards = Object.fromEntries(Object.entries(one).toReversed());
        expect(canonicalJson(backwards)).toBe(canonicalJson(one));
      }),
    );
  });

  it("leaves out what is absent", () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it.each([[0.5], [Number.NaN], [Infinity], [2 ** 53], ["\ud800"], [{ "\udc00": 1 }]])("refuses %j", (one) => {
    expect(() => canonicalJson(one)).toThrow(TypeError);
  });
});
