import { describe, expect, it } from "vitest";
import { readerLanguage, relativeTime } from "../../src/browser/relative-time.ts";

const NOW = Date.UTC(2026, 8, 14, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("a time as people say it", () => {
  it.each([
    [0, "now"],
    [59_999, "now"],
    [MINUTE, "1 minute ago"],
    [HOUR - 1, "59 minutes ago"],
    [HOUR, "1 hour ago"],
    [DAY - 1, "23 hours ago"],
    [DAY, "yesterday"],
    [6 * DAY, "6 days ago"],
    [7 * DAY, "7 Sept 2026"],
    [400 * DAY, "10 Aug 2025"],
  ])("%i ms ago is %s", (ago, said) => {
    expect(relativeTime(NOW - ago, NOW, "en-GB")).toBe(said);
  });

  it("is said in the language of the page", () => {
    expect(relativeTime(NOW - 2 * HOUR, NOW, "de")).toBe("vor 2 Stunden");
  });

  it("is now when a clock is a little ahead", () => {
    expect(relativeTime(NOW + MINUTE, NOW, "en-GB")).toBe("now");
  });
});

describe("the reader's language", () => {
  it("is the page's, in the variety that the reader prefers", () => {
    expect(readerLanguage("en", ["de-AT", "en-GB", "en-US"])).toBe("en-GB");
    expect(readerLanguage("de", ["en-GB"])).toBe("de");
  });
});
