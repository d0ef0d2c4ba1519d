import { describe, expect, it } from "vitest";
import { parseArticleFile } from "../../src/domain/front-matter.ts";
import { Problem } from "../../src/domain/problem.ts";

function problemsOf(text: string): Record<string, string> {
  try {
    parseArticleFile(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return Object.fromEntries(error.fields.map(({ field, code }) => [field, code]));
  }
  return {};
}

const head = (lines: string): string => `---\n${lines}\n---\nText.\n`;

describe("parseArticleFile", () => {
  it("reads everything that an article can have", () => {
    const text = [
      "\ufeff---",
      "title: 'The ferry: a farewell'",
      "standfirst: >",
      "  Two lines",
      "  in one.",
      "author: Mara Vint",
      "date: 2026-03-14T09:30+01:00",
      "slug: ferry",
      "id: 4711",
      "url: https://example.org/ferry",
      "image: { src: images/ferry.svg, alt: A ferry, caption: Last trip, credit: M. V. }",
      "comments: closed",
      "closeAfterDays: 14",
      "--- ",
      "",
      "First *paragraph*.",
      "",
      "---",
      "",
      "Last.",
      "",
    ].join("\r\n");
    expect(parseArticleFile(text)).toEqual({
      title: "The ferry: a farewell",
      standfirst: "Two lines in one.",
      author: "Mara Vint",
      authorAccounts: null,
      publishedAt: Date.UTC(2026, 2, 14, 8, 30),
      slug: "ferry",
      id: "4711",
      url: "https://example.org/ferry",
      image: { src: "images/ferry.svg", alt: "A ferry", caption: "Last trip", credit: "M. V." },
      comments: "closed",
      closeAfterDays: 14,
      body: "First *paragraph*.\n\n---\n\nLast.\n",
    });
  });

  it("needs only a title", () => {
    expect(parseArticleFile(head("title: A Day Out"))).toEqual({
      title: "A Day Out",
      standfirst: null,
      author: null,
      authorAccounts: null,
      publishedAt: null,
      slug: "a-day-out",
      id: null,
      url: null,
      image: null,
      comments: "open",
      closeAfterDays: null,
      body: "Text.\n",
    });
  });

  it.each([
    ["mara@news.example", ["mara@news.example"]],
    ["[mara@news.example, 17]", ["mara@news.example", "17"]],
    ["[]", []],
  ])("reads the accounts %s", (accounts, read) => {
    expect(parseArticleFile(head(`title: x\nauthorAccounts: ${accounts}`)).authorAccounts).toEqual(read);
  });

  it.each(["{ mara: 17 }", "[[17]]", `[${"1, ".repeat(20)}1]`, "x".repeat(255)])(
    "refuses the accounts %s",
    (accounts) => {
      expect(problemsOf(head(`title: x\nauthorAccounts: ${accounts}`))).toEqual({ authorAccounts: "not-texts" });
    },
  );

  it.each([
    ["2026-03-14", Date.UTC(2026, 2, 14)],
    ["2026-03-14 09:30Z", Date.UTC(2026, 2, 14, 9, 30)],
    ["2026-03-14T09:30:15.5z", Date.UTC(2026, 2, 14, 9, 30, 15, 500)],
    ["2024-02-29", Date.UTC(2024, 1, 29)],
  ])("reads the date %s", (date, instant) => {
    expect(parseArticleFile(head(`title: x\ndate: ${date}`)).publishedAt).toBe(instant);
  });

  it.each(["2026-02-30", "2026-13-01", "14.3.2026", "2026-03-14T09:30", "yesterday", "2026", "2026-03-14T25:00Z"])(
    "refuses the date %s",
    (date) => {
      expect(problemsOf(head(`title: x\ndate: ${date}`))).toEqual({ date: "not-a-date" });
    },
  );

  it("tells everything that is wrong at once", () => {
    const text = head(
      "titel: x\nslug: A b\nurl: ftp://example.org\nimage: { src: '' }\ncomments: maybe\ncloseAfterDays: 1.5\nauthor: [a]",
    );
    expect(problemsOf(text)).toEqual({
      titel: "unknown-field",
      title: "required",
      slug: "not-a-slug",
      url: "not-web",
      "image.src": "required",
      "image.alt": "required",
      comments: "not-a-choice",
      closeAfterDays: "not-a-number",
      author: "not-text",
    });
  });

  it.each([
    ["Text without head.", "required"],
    ["---\ntitle: x\nText without end.", "required"],
    ["", "required"],
    ["---\ntitle: x: y\n---\n", "not-yaml"],
    ["---\ntitle: x\ntitle: y\n---\n", "not-yaml"],
    ["---\n- a\n---\n", "not-fields"],
    ["---\ntitle: x\n---\na\u0000b", "not-text"],
  ])("refuses %j", (text, code) => {
    expect(problemsOf(text)).toMatchObject({ "front-matter": code });
  });

  it("refuses a file that is too long", () => {
    expect(problemsOf(head("title: x") + "a".repeat(1_000_000))).toEqual({ "front-matter": "too-long" });
  });

  it("names the line where the YAML is wrong", () => {
    const text = "---\ntitle: x\nauthor: 'open\n---\n";
    expect(() => parseArticleFile(text)).toThrow(/^Line \d+: /);
  });

  it("does not let aliases make much out of little", () => {
    const lines = ["title: x", "a: &a [x,x,x,x,x,x,x,x,x,x]"];
    for (let i = 0; i < 8; i++) lines.push(`b${i}: &b${i} [${`*${i === 0 ? "a" : `b${i - 1}`},`.repeat(10)}]`);
    expect(problemsOf(head(lines.join("\n")))).toEqual({ "front-matter": "not-yaml" });
  });
});
