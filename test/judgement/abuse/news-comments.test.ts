import { expect, it } from "vitest";
import { ATTACKS, COARSE, HARSH_BUT_FAIR, SOBER } from "../../../scripts/judge-report/news-comments.ts";
import { DEFAULT_SCREENING } from "../../../src/domain/screening/settings.ts";
import { judgeComment } from "../../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";

const model = loadAbuseModel();
const { abuseHold } = DEFAULT_SCREENING;

/** The texts that are held as shipped. */
function held(texts: readonly string[]): string[] {
  return texts.filter((text) => judgeComment(text, { model }).scores.abuse >= abuseHold);
}

it.each([
  ["harsh criticism", HARSH_BUT_FAIR, 0.16],
  ["swearing at things", COARSE, 0.27],
  ["sober talk", SOBER, 0.06],
] as const)("of %s under news few comments are held", (_, texts, most) => {
  const found = held(texts);
  expect(found.length / texts.length, found.join("\n")).toBeLessThanOrEqual(most);
});

it("of attacks under news most are held", () => {
  const found = held(ATTACKS);
  const passed = ATTACKS.filter((text) => !found.includes(text));
  expect(found.length / ATTACKS.length, passed.join("\n")).toBeGreaterThanOrEqual(0.88);
});
