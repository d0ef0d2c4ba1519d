import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeComment } from "../../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";
import { quotedRanges } from "../../../src/judgement/abuse/quoted-ranges.ts";

const model = loadAbuseModel();

function quotations(text: string) {
  return quotedRanges(text, undefined, model.cues);
}

/** Whose words stand in the marks of a comment with one quotation. */
function whose(text: string): "author" | "others" {
  return quotations(text)[0]?.own === true ? "author" : "others";
}

describe("whose words stand in quotation marks", () => {
  it.each([
    'A man at the bus stop told my son "{x}".',
    'Please take down the reply that says "{x}".',
    '"{x}" is not how we speak to each other here.',
    "The note under our door read “{x}”. We have called the police.",
    'I am sorry that I wrote "{x}" yesterday.',
    "In the second act the captain shouts '{x}' at the cook.",
    'You called her "{x}". Take it back.',
    '"{x}", screamed the woman behind me, and the whole queue went quiet.',
    'My daughter was called "{x}" at school again.',
    'He was fined for shouting "{x}" at a nurse.',
  ])("%j reports somebody else's", (frame) => {
    for (const words of ["Go away", "you are a fool", "You are a worthless idiot and everybody knows it!"])
      expect(whose(frame.replace("{x}", words)), words).toBe("others");
  });

  it.each([
    'My neighbour says "{x}" and I agree with every word.',
    'Let me put it simply: "{x}".',
    '"{x}" is all I have to say to you.',
    'Somebody finally said it: "{x}". Well done that man.',
    'You wanted my opinion of you. "{x}".',
    'I would say "{x}" to his face any day.',
    '"{x}". And I stand by it.',
    'You are a "{x}".',
    "My reply to the mayor: “{x}”",
  ])("%j says it in the author's own voice", (frame) => {
    for (const words of ["Go away", "you are a fool", "You are a worthless idiot and everybody knows it!"])
      expect(whose(frame.replace("{x}", words)), words).toBe("author");
  });

  it("does not depend on how bad they are", () => {
    const frames = ['He said "{x}" to me.', '"{x}" is what I say to you.', 'So much for "{x}", then.', '"{x}"'];
    for (const frame of frames) {
      const kind = (words: string) => whose(frame.replace("{x}", words));
      expect(kind("you are a wonderful friend")).toBe(kind("you are a fucking moron"));
    }
  });

  it("takes what stands behind a thousand marks for the author's", () => {
    const text = `${'He said "no". '.repeat(1000)}They wrote "you fool".`;
    const found = quotations(text);
    expect(found.length).toBeLessThan(300);
    expect(found.every((one) => one.end < text.indexOf("They wrote"))).toBe(true);
  });

  it("gives ranges in order, inside the text and without overlap", () => {
    const piece = fc.constantFrom('"', "'", "“", "”", "> ", "\n", "\n\n", " ", "he said", "you fool", ".", "I agree");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end } of quotations(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

it("is hardly milder on an attack for what is quoted beside it", () => {
  const attacks = ["You are a brainless clown", "you thick, nasty old toad", "Shut your stupid face"];
  const beside = [
    '"The pool will open on Monday," says the council. {x}.',
    "{x}. Your 'facts' are from a blog.",
    'The sign reads "mind the step". I minded it for ten years, and then it was gone. {x}. That is all.',
    "> We met on Tuesday and talked about the drains\n\n{x}.",
  ];
  for (const attack of attacks) {
    const alone = judgeComment(attack, { model }).scores.abuse;
    for (const frame of beside)
      expect(judgeComment(frame.replace("{x}", attack), { model }).scores.abuse, frame).toBeGreaterThan(alone - 0.15);
  }
});
