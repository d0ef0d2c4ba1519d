import { describe, expect, it } from "vitest";
import { de } from "../../src/domain/messages/de.ts";
import { en } from "../../src/domain/messages/en.ts";
import { fieldMessage, textsFor } from "../../src/domain/messages/texts.ts";
import { PROBLEMS } from "../../src/domain/problem.ts";

/** Paths of all texts, with what kind of thing is there. */
function shape(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}/${key}`));
}

/** All texts that are plain strings, by path. */
function strings(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}/${key}`));
}

describe("the texts", () => {
  it("are as complete in German as in English", () => {
    expect(shape(de)).toEqual(shape(en));
  });

  it("are translated, not copied", () => {
    const same = new Set(strings(en).map(([path, text]) => `${path} ${text}`));
    const copied = strings(de).filter(([path, text]) => text !== "" && same.has(`${path} ${text}`));
    // Names of keys, and words that are the same in both languages.
    const paths = copied.map(([path]) => path).filter((path) => !/^\/console\/keyHelp\/\d+\/0$/u.test(path));
    expect(paths.sort()).toEqual([
      "/audit/columns/moderator",
      "/console/name",
      "/console/title",
      "/link",
      "/name",
      "/profile/name",
      "/transparency/hash",
    ]);
  });

  it("have a title and advice for every refusal", () => {
    for (const code of Object.keys(PROBLEMS)) {
      for (const texts of [en, de]) {
        expect(texts.problems[code as keyof typeof PROBLEMS].title).not.toBe("");
        expect(texts.problems[code as keyof typeof PROBLEMS].help).not.toBe("");
      }
    }
  });

  it("are found by language tag, with English for the rest", () => {
    expect(textsFor("de")).toBe(de);
    expect(textsFor("DE-at")).toBe(de);
    expect(textsFor("en-US")).toBe(en);
    expect(textsFor("tlh")).toBe(en);
    expect(textsFor("")).toBe(en);
  });

  it("count as each language counts", () => {
    expect([0, 1, 2, 1_000].map((count) => en.replies(count))).toEqual([
      "0 replies",
      "1 reply",
      "2 replies",
      "1,000 replies",
    ]);
    expect([1, 2, 1_000].map((count) => de.moreReplies({ count, exact: true }))).toEqual([
      "1 weitere Antwort",
      "2 weitere Antworten",
      "1.000 weitere Antworten",
    ]);
    expect(de.moreReplies({ count: 1_000, exact: false })).toBe("Mindestens 1.000 weitere Antworten");
  });

  it("say dates in the language's own way, in UTC", () => {
    const at = Date.UTC(2026, 11, 31, 23, 59);
    expect([en.formats.date(at), de.formats.date(at)]).toEqual(["31 December 2026", "31. Dezember 2026"]);
    expect([en.formats.dateTime(at), de.formats.dateTime(at)]).toEqual([
      "31 Dec 2026, 23:59 UTC",
      "31. Dez. 2026, 23:59 UTC",
    ]);
  });

  it("explain what is wrong with a field, most precise first", () => {
    const message = "As the check put it.";
    expect(fieldMessage(de, { field: "name", code: "required", message })).toMatch(/^Bitte geben Sie den Namen an/u);
    expect(fieldMessage(de, { field: "name", code: "unheard-of", message })).toBe(message);
  });
});

/** What forms are refused with that have a field of their own for it. */
const CODES = [
  "name.required",
  "name.changed-recently",
  "email.required",
  "code.wrong",
  "clause.unknown",
  "thread.unknown",
  "reason.required",
  "kind.required",
  "text.required",
];

describe("what is wrong with a field", () => {
  it.each(CODES)("is said in the reader's language (%s)", (key) => {
    const [field = "", code = ""] = key.split(".");
    const problem = { field, code, message: "as the check put it" };
    const [english, german] = ["en", "de-AT"].map((language) => fieldMessage(textsFor(language), problem));
    expect(english).not.toBe(problem.message);
    expect(german).not.toBe(problem.message);
    expect(german).not.toBe(english);
  });

  it("is said as the check put it where no text is known", () => {
    const problem = { field: "url", code: "odd", message: "as the check put it" };
    expect(fieldMessage(textsFor("de"), problem)).toBe("as the check put it");
  });
});
