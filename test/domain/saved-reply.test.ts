import { describe, expect, it } from "vitest";
import { defaultClauses } from "../../src/domain/house-rules/default-clauses.ts";
import { defaultSavedReplies, repliesFor, SAVED_REPLY } from "../../src/domain/saved-reply.ts";
import { LANGUAGES } from "../../src/domain/language.ts";

describe("saved replies", () => {
  it.each(LANGUAGES)("ship for every clause (%s), valid and each under a title of its own", (language) => {
    const replies = defaultSavedReplies(language);
    for (const { number } of defaultClauses(language)) {
      const titles = replies.filter(({ clause }) => clause === number).map(({ title }) => title);
      expect(titles.length).toBeGreaterThan(0);
      expect(new Set(titles).size).toBe(titles.length);
    }
    for (const reply of replies) expect(SAVED_REPLY.parse(reply)).toEqual(reply);
  });

  it("are as many in every language", () => {
    const counts = LANGUAGES.map((language) => defaultSavedReplies(language).map(({ clause }) => clause));
    for (const clauses of counts) expect(clauses).toEqual(counts[0]);
  });

  it("come in the site's language, else in any", () => {
    const replies = LANGUAGES.flatMap((language) => defaultSavedReplies(language));
    const german = repliesFor(replies, 1, "de");
    expect(german).toEqual(defaultSavedReplies("de").filter(({ clause }) => clause === 1));
    const english = replies.filter(({ language }) => language === "en");
    expect(repliesFor(english, 1, "de")).toEqual(english.filter(({ clause }) => clause === 1));
    expect(repliesFor(english, 999, "en")).toEqual([]);
  });
});
