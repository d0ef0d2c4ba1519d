import { expect, it } from "vitest";
import { judgeComment } from "../../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";
import { isDisowned } from "../../../src/judgement/abuse/near-group.ts";
import { readComment } from "../../../src/judgement/abuse/read-comment.ts";

const model = loadAbuseModel();
const GROUPS = ["women", "Muslims", "Koreans", "gays", "pensioners"];

function abuse(text: string): number {
  return judgeComment(text, { model }).scores.abuse;
}

it.each([
  ["whoever thinks that koreans are stupid", true],
  ["saying koreans are stupid is wrong", true],
  ["stop calling koreans stupid", true],
  ["my uncle hated koreans", true],
  ["not all koreans are stupid", true],
  ["i do not hate koreans", true],
  ["there is nothing stupid about koreans", true],
  ["koreans are stupid", false],
  ["i say koreans are stupid", false],
  ["everybody says koreans are stupid", false],
  ["i hate koreans", false],
  ["i do not care what anybody says, koreans are stupid", false],
  ['he said "koreans are stupid" and he is right', false],
  ["he said so. koreans are stupid", false],
  ["koreans do not belong here", false],
])("in %j the author disowns what is said of the group: %j", (text, expected) => {
  const { own } = readComment(text, undefined, model);
  expect(
    isDisowned(
      own,
      own.findIndex((token) => token.text === "koreans"),
    ),
  ).toBe(expected);
});

it("flags what the author says of a group and passes what others are said to say, whatever the group", () => {
  for (const group of GROUPS) {
    expect(abuse(`${group} are filthy parasites`)).toBeGreaterThanOrEqual(0.5);
    expect(abuse(`everybody says ${group} are filthy parasites`)).toBeGreaterThanOrEqual(0.5);
    expect(abuse(`Whoever says ${group} are filthy parasites should be ashamed.`)).toBeLessThan(0.5);
    expect(abuse(`It is wrong to claim that ${group} are filthy parasites.`)).toBeLessThan(0.5);
    expect(abuse(`${group} are filthy parasites`)).toBe(abuse("women are filthy parasites"));
  }
});
