import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldCharacters } from "../../../src/judgement/abuse/fold-characters.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";
import { normalise } from "../../../src/judgement/abuse/normalise.ts";
import { toOriginal } from "../../../src/judgement/abuse/offset-text.ts";

const { vocabulary } = loadAbuseModel();

function plain(text: string): string {
  return normalise(text, vocabulary).text;
}

describe("the normalised view", () => {
  it.each([
    ["Ｆｕｌｌ ｗｉｄｔｈ", "full width"],
    ["z\u200be\u200dr\u2060o \u202ewidth\u202c", "zero width"],
    ["сору оf раре", "copy of pape"],
    ["𝓯𝓪𝓷𝓬𝔂 𝗯𝗼𝗹𝗱", "fancy bold"],
    ["ｎａïｖé café", "naive cafe"],
    ["z̷̢a̸l̵g̶o", "zalgo"],
    ["🅱🅰🅳", "bad"],
    ["don’t “quote”", 'don\'t "quote"'],
    ["h4t3 th1s m0r0n", "hate this moron"],
    ["f u c k you", "fuck you"],
    ["s.t.u.p.i.d", "stupid"],
    ["b*tch and sh!t", "bitch and shit"],
    ["a$$hole", "asshole"],
    ["looooong sooooo good", "long so good"],
    ["stuuuupid", "stupid"],
    ["id iot", "idiot"],
    ["you-1d10t", "you-idiot"],
    ["youidiot", "you idiot"],
    ["fuckingmoron", "fucking moron"],
    ["fuckyou", "fuck you"],
    ["shlt", "shit"],
    ["bltch", "bitch"],
    ["darkle", "darkle"],
  ])("reads %j as %j", (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it.each([
    "mp3",
    "yourself and youth",
    "film and slit",
    "h264 and x86",
    "1st 2nd 3rd 4th",
    "a b c",
    "the pen.is",
    "x-ray",
    "5ghz",
    "b2b",
    "2*3",
    "user@example.org",
    "https://example.org/sh1t",
  ])("leaves %j alone", (text) => {
    expect(plain(text)).toBe(text);
  });

  it("maps every unit back into the text, never backwards", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const view of [foldCharacters(text), normalise(text, vocabulary)]) {
          expect(view.starts).toHaveLength(view.text.length);
          let last = 0;
          for (let i = 0; i < view.text.length; i += 1) {
            const { start, end } = toOriginal(view, i, i + 1);
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = start;
          }
        }
      }),
    );
  });
});
