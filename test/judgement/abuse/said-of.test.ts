import { expect, it } from "vitest";
import { judgeComment } from "../../../src/judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../../../src/judgement/abuse/load-model.ts";
import { groupSaidOf } from "../../../src/judgement/abuse/said-of.ts";
import { readComment } from "../../../src/judgement/abuse/read-comment.ts";

const model = loadAbuseModel();

function abuse(text: string): number {
  return judgeComment(text, { model }).scores.abuse;
}

function said(text: string, group: string): string | undefined {
  const tokens = readComment(text, undefined, model).own;
  return groupSaidOf(
    tokens,
    tokens.findIndex((token) => token.text === group),
  );
}

it.each([
  ["you are so gay", "gay", "you!"],
  ["are you gay or what", "gay", "you"],
  ["Bramwell Oakley is gay!", "gay", "name!"],
  ["that is so gay", "gay", "it!"],
  ["I am gay.", "gay", "me!"],
  ["he is a German teacher", "german", "person"],
  ["I really hate these immigrants", "immigrants", "hated"],
  ["those who hate immigrants", "immigrants", undefined],
  ["the German trains were late", "german", undefined],
])("in %j says of whom %j is said", (text, group, expected) => {
  expect(said(text, group)).toBe(expected);
});

it("rates a taunt above the same said of oneself, without flagging either, whatever the group", () => {
  for (const group of ["gay", "muslim", "mexican", "disabled"]) {
    const taunt = abuse(`Quillon is ${group}!!!`);
    expect(taunt, group).toBeGreaterThan(2 * abuse(`I am ${group} and proud of it.`));
    expect(taunt, group).toBeLessThan(0.5);
    expect(taunt).toBe(abuse("Quillon is gay!!!"));
  }
});

it.each(["I hate muslims so much", "we despise all these refugees"])("flags %j", (text) => {
  expect(abuse(text)).toBeGreaterThanOrEqual(0.5);
});
