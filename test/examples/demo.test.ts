import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { EDIT_WINDOW_MS } from "../../src/domain/comment.ts";
import { renderArticleMarkdown } from "../../src/domain/article-markdown.ts";
import { validateComment } from "../../src/domain/comment-input.ts";
import { parseArticleFile } from "../../src/domain/front-matter.ts";
import { renderMarkdown } from "../../src/domain/markdown.ts";
import { plainText } from "../../src/domain/plain-text.ts";

const FIRST = "ostermere-river-bathing-place";
const SECOND = "the-night-train-that-was-too-slow-to-fail";

const conversationSchema = z.strictObject({
  articles: z.record(
    z.string(),
    z.array(
      z.strictObject({
        id: z.string().regex(/^[a-z]\d+$/),
        parent: z.string().nullable(),
        name: z.string(),
        minutesAfter: z.int().positive(),
        body: z.string(),
        edited: z.strictObject({ earlier: z.string(), minutesAfter: z.int() }).optional(),
        state: z.enum(["withdrawn", "removed"]).optional(),
        marks: z.object({ agree: z.int(), disagree: z.int(), respect: z.int() }).optional(),
        screened: z.boolean().optional(),
        reports: z.array(z.strictObject({ clause: z.int(), note: z.string() })).optional(),
        decided: z
          .strictObject({
            kind: z.enum(["publish", "reject", "remove"]),
            clause: z.int().optional(),
            reason: z.string(),
          })
          .optional(),
      }),
    ),
  ),
});

function read(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../examples/demo/${name}`, import.meta.url)), "utf8");
}

const { articles } = conversationSchema.parse(JSON.parse(read("conversation.json")));
type Entry = (typeof articles)[string][number];

function depthsOf(entries: readonly Entry[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const { id, parent } of entries) depths.set(id, parent === null ? 1 : (depths.get(parent) ?? Number.NaN) + 1);
  return depths;
}

describe("the articles of the demonstration", () => {
  it.each(["river-bathing-place.md", "night-train.md"])("%s has all that an article can show", (name) => {
    const article = parseArticleFile(read(name));
    const words = plainText(renderArticleMarkdown(article.body)).split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(500);
    expect(words).toBeLessThanOrEqual(900);
    expect(article).toMatchObject({ comments: "open", author: expect.any(String), standfirst: expect.any(String) });
    expect(Object.keys(articles)).toContain(article.slug);
    const { src = "", alt, caption, credit } = article.image ?? {};
    expect([alt, caption, credit]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
    const picture = read(src);
    expect(picture).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 1200 675" width="1200" height="675"/,
    );
    expect(picture).not.toMatch(/<script|<foreignObject|<image|href=|\bon\w+=|url\((?!#)/i);
  });
});

describe("the conversations of the demonstration", () => {
  const first = articles[FIRST] ?? [];
  const states = (state: string): Entry[] => first.filter((entry) => entry.state === state);
  const hasReplies = ({ id }: Entry): boolean => first.some(({ parent }) => parent === id);

  it("stand under the two articles", () => {
    expect(Object.keys(articles)).toEqual([FIRST, SECOND]);
    expect(first.length).toBeGreaterThanOrEqual(64);
    expect(first.length).toBeLessThanOrEqual(75);
    // Eight that are read, and five for the moderators.
    expect((articles[SECOND] ?? []).filter(({ screened }) => screened !== true)).toHaveLength(8);
    expect((articles[SECOND] ?? []).filter(({ screened }) => screened === true)).toHaveLength(5);
  });

  it.each([FIRST, SECOND])("of %s could have been written by guests, one after another", (slug) => {
    const written = new Map<string, number>();
    for (const { id, parent, name, body, minutesAfter, edited } of articles[slug] ?? []) {
      expect(written.has(id)).toBe(false);
      if (parent !== null) expect(minutesAfter, id).toBeGreaterThan(written.get(parent) ?? Number.POSITIVE_INFINITY);
      expect(validateComment({ name, body }), id).toEqual({ ok: true, value: { name, email: null, body } });
      if (edited !== undefined) {
        expect(edited.earlier).not.toBe(body);
        expect(edited.minutesAfter).toBeGreaterThan(minutesAfter);
        expect((edited.minutesAfter - minutesAfter) * 60_000).toBeLessThanOrEqual(EDIT_WINDOW_MS);
      }
      written.set(id, minutesAfter);
    }
  });

  it("go deep, wide and long", () => {
    const depths = [...depthsOf(first).values()];
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(8);
    expect(depths.filter((depth) => depth >= 6).length).toBeGreaterThanOrEqual(6);
    expect(depths.filter((depth) => depth === 1).length).toBeGreaterThanOrEqual(8);
    const lengths = first.map(({ body }) => body.length);
    expect(Math.min(...lengths)).toBeLessThan(10);
    expect(Math.max(...lengths)).toBeGreaterThan(1000);
  });

  it("show every state of a comment", () => {
    expect(first.filter(({ edited }) => edited !== undefined)).toHaveLength(3);
    expect(states("withdrawn")).toHaveLength(2);
    expect(states("withdrawn").filter(hasReplies)).toHaveLength(1);
    expect(states("removed")).toHaveLength(2);
    expect(first.filter(({ marks }) => marks !== undefined).length).toBeGreaterThan(20);
  });

  it("show every kind of text", () => {
    const html = first.map(({ body }) => renderMarkdown(body)).join("");
    for (const element of ["<em>", "<strong>", "<blockquote>", "<ol>", "<code>", "<a href=", "</p>\n<p>"]) {
      expect(html).toContain(element);
    }
    expect(html).toMatch(/\p{Emoji_Presentation}/u);
    expect(html).toMatch(/<p>\p{Script=Arabic}/u);
    for (const [, host] of html.matchAll(/href="https?:\/\/([^/"]+)/g)) expect(host).toBe("example.org");
  });
});
