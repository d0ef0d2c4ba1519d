import { describe, expect, it } from "vitest";
import { FAMILIES, PLACES } from "../../../scripts/judge-report/names.ts";
import { judgeComment } from "../../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";

const model = loadAbuseModel();
/** As shipped, comments are held from here on. */
const HELD = 0.25;
/** Names that stay strong words in one or the other sentence: reviewed, and in no dictionary of innocent names. */
const REVIEWED = new Set(["Fucking", "Toad Suck"]);

const SENTENCES = {
  places: ["I grew up in X.", "X is lovely in spring.", "The road from X to the coast is closed.", "Greetings from X"],
  families: [
    "Mr X said so.",
    "I agree with Mrs X.",
    "X scored twice before half-time.",
    "Ask Anna X about it.",
    "The X family moved away in May.",
    "As Councillor X wrote, the bridge is safe.",
    "X is right about the buses.",
  ],
};

describe.each([
  ["places", PLACES, SENTENCES.places],
  ["families", FAMILIES, SENTENCES.families],
] as const)("names of %s", (_, names, sentences) => {
  const texts = names
    .filter((name) => !REVIEWED.has(name))
    .flatMap((name) => sentences.map((sentence) => sentence.replace("X", name)));

  it("flag no sentence", () => {
    expect(names.length).toBeGreaterThan(200);
    expect(texts.filter((text) => judgeComment(text, { model }).scores.abuse >= 0.5)).toEqual([]);
  });

  it("hold next to none", () => {
    const held = texts.filter((text) => judgeComment(text, { model }).scores.abuse >= HELD);
    expect(held.length / texts.length, held.join("\n")).toBeLessThanOrEqual(0.005);
  });
});

it.each([
  "You Dick.",
  "What a Pussy you are.",
  "You Bastard!",
  "Such a Moron.",
  "You are a Fucking Moron",
  "You Tart, shut up.",
])("takes no insult for a name: %j", (text) => {
  expect(judgeComment(text, { model }).scores.abuse).toBeGreaterThanOrEqual(0.5);
});
