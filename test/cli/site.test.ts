import { describe, expect, it } from "vitest";
import { describeChange, settingValue } from "../../src/cli/site.ts";
import { SITE_SETTINGS } from "../../src/domain/site-settings.ts";
import type { Site } from "../../src/store/sites.ts";

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

describe("what a changed setting is said to have been and to be", () => {
  const site: Site = { id: 1, name: "The Gazette", address: null, settings: SITE_SETTINGS.parse({}) };

  it("names what differs and nothing else", () => {
    const settings = {
      ...site.settings,
      closeAfterDays: 30,
      allowedOrigins: ["https://a.example", "https://b.example"],
    };
    expect(describeChange(site, { ...site, name: "The Post", settings })).toBe(
      "name: The Gazette -> The Post\nallowedOrigins: none -> https://a.example,https://b.example\ncloseAfterDays: none -> 30\n",
    );
  });

  it("says so when nothing does", () => {
    expect(describeChange(site, { ...site, settings: SITE_SETTINGS.parse({}) })).toMatch(/^Nothing is different/u);
  });
});
