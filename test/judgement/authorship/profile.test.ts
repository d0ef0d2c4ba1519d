import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { FUNCTION_WORD_INDEX, FUNCTION_WORDS } from "../../../src/judgement/authorship/function-words.ts";
import { HABITS } from "../../../src/judgement/authorship/habits.ts";
import { addComments, emptyProfile } from "../../../src/judgement/authorship/profile.ts";
import { hourOf } from "../../../src/judgement/authorship/read-accounts.ts";

const comment = fc.record({
  text: fc.string({ unit: fc.constantFrom(...Array.from("abcI i.,!?'’:)-\n013ÄßЖ😀")), maxLength: 80 }),
  hour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined }),
});

describe("style profiles", () => {
  it("grow by increment: any grouping of the same comments gives the same profile", () => {
    fc.assert(
      fc.property(fc.array(comment, { maxLength: 8 }), fc.nat(8), (comments, cut) => {
        const atOnce = addComments(emptyProfile(), comments);
        const inSteps = addComments(addComments(emptyProfile(), comments.slice(0, cut)), comments.slice(cut));
        expect(inSteps).toEqual(atOnce);
      }),
    );
  });

  it("do not depend on the order of comments", () => {
    fc.assert(
      fc.property(fc.array(comment, { maxLength: 6 }), (comments) => {
        expect(addComments(emptyProfile(), comments.toReversed())).toEqual(addComments(emptyProfile(), comments));
      }),
    );
  });

  it("count a habit never more often than it could be", () => {
    fc.assert(
      fc.property(fc.array(comment, { maxLength: 5 }), (comments) => {
        const { habits } = addComments(emptyProfile(), comments);
        HABITS.forEach((habit, at) => {
          if (typeof habit.of !== "string") {
            expect(habits[at * 2], habit.id).toBeLessThanOrEqual(habits[at * 2 + 1] ?? 0);
          }
        });
      }),
    );
  });

  const habitTable: [id: string, text: string, done: number, chances: number][] = [
    ["small-i", "i think I know what i want", 2, 3],
    ["dropped-apostrophe", "dont say you can't, im sure it isn't", 2, 4],
    ["written-out", "I do not know, it's late", 1, 2],
    ["british", "the colour of my favorite theatre", 2, 3],
    ["double-space", "One.  Two. Three.  Four", 2, 3],
    ["no-space-after-comma", "red,green, blue", 1, 2],
    ["ampersand", "salt & pepper and bread", 1, 2],
    ["comma-but", "small, but good but old", 1, 2],
    ["nosed-smiley", "fine :-) fine :)", 1, 2],
    ["okay", "ok, okay", 1, 2],
    ["small-start", "yes. No. maybe", 2, 3],
    ["digits", "two of 3", 1, 2],
  ];
  it.each(habitTable)("count %s in %j", (id, text, done, chances) => {
    const { habits } = addComments(emptyProfile(), [{ text }]);
    const at = HABITS.findIndex((habit) => habit.id === id);
    expect([habits[at * 2], habits[at * 2 + 1]]).toEqual([done, chances]);
  });

  it("know every habit and function word once", () => {
    expect(new Set(HABITS.map(({ id }) => id)).size).toBe(HABITS.length);
    expect(HABITS.length).toBeGreaterThanOrEqual(60);
    expect(FUNCTION_WORD_INDEX.size).toBe(FUNCTION_WORDS.length);
  });

  it("read a megabyte of blanks or marks in a moment", () => {
    for (const piece of [" ", ".", "!", "a ", ". ", "\n", "(:", "don't "]) {
      const started = performance.now();
      addComments(emptyProfile(), [{ text: piece.repeat(20_000 / piece.length) }]);
      expect(performance.now() - started, JSON.stringify(piece)).toBeLessThan(2000);
    }
  });
});

describe("the hour of a comment", () => {
  const table: [at: string | null | undefined, hour: number | undefined][] = [
    ["2031-05-06T07:30Z", 7],
    ["2031-05-06T07:30:10.5Z", 7],
    ["2031-05-06T07:30+02:00", 5],
    ["2031-05-06T07:30", 7],
    ["2031-05-06 07:30:00", 7],
    ["2031-05-06", undefined],
    ["yesterday", undefined],
    ["2031-99-06T07:30Z", undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  it.each(table)("of %s is %s", (at, hour) => {
    expect(hourOf(at)).toBe(hour);
  });
});
