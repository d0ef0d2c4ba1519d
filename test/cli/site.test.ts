import { describe, expect, it } from "vitest";
import { settingValue } from "../../src/cli/site.ts";

describe("the value of a setting on the command line", () => {
  it.each([
    ["allowedOrigins", "https://a.example, https://b.example", ["https://a.example", "https://b.example"]],
    ["allowedOrigins", "none", []],
    ["keepParams", "none", null],
    ["keepParams", "id", ["id"]],
    ["closeAfterDays", "30", 30],
    ["closeAfterDays", "none", null],
    ["language", "de", "de"],
    ["screening.abuseHold", "0.45", 0.45],
    ["screening.preModerate", "true", true],
    ["screening.preModerate", "perhaps", "perhaps"],
    ["screening.strikesHold", "none", null],
    ["screening.off", "links,form", ["links", "form"]],
    ["screening.clauses.hate", "12", 12],
    ["name", "1984", "1984"],
  ])("%s %s", (name, text, value) => {
    expect(settingValue(name, text)).toEqual(value);
  });
});
