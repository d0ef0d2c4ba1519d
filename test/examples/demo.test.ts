import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { EDIT_WINDOW_MS } from "../../src/domain/comment.ts";
import { renderArticleMarkdown } from "../../src/domain/article-markdown.ts";
import { validateComment } from "../../src/domain/comment-input.ts";
import { parseArticleFile } from "../../src/domain/front-matter.ts";
import { renderMarkdown } from "../../src/domain/markdown.ts";
import { MODERATION } from "../../src/exchange/demonstration-scenes.ts";
import { plainText } from "../../src/domain/plain-text.ts";

const FIRST = "ostermere-river-bathing-place";
const SECOND = "the-night-train-that-was-too-slow-to-fail";
const THIRD = "the-bus-that-turns-at-the-mill";

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
  it.each([
    ["river-bathing-place.md", 500],
    ["night-train.md", 500],
    ["mill-bus.md", 250],
  ])("%s has all that an article can show, in at least %i words", (name, least) => {
    const article = parseArticleFile(read(name));
    const words = plainText(renderArticleMarkdown(article.body)).split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(least);
    expect(words).toBeLessThanOrEqual(900);
    expect(article).toMatchObject({ comments: "open", author: expect.any(String), standfirst: expect.any(String) });
    expect([FIRST, SECOND, THIRD]).toContain(article.slug);
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
    expect(articles[SECOND] ?? []).toHaveLength(8);
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

describe("what moderators see of the demonstration", () => {
  const { members, scenes } = MODERATION.parse(JSON.parse(read("moderation.json")));

  it("happens in the order of time, to comments that are there", () => {
    const agos = scenes.map(({ hoursAgo }) => hoursAgo);
    expect(agos).toEqual(agos.toSorted((a, b) => b - a));
    const known = new Set(Object.values(articles).flatMap((entries) => entries.map(({ id }) => id)));
    for (const scene of scenes) {
      if (scene.do === "post") {
        expect(known.has(scene.id), scene.id).toBe(false);
        if (scene.parent !== null) expect(known, scene.id).toContain(scene.parent);
        expect([SECOND, THIRD]).toContain(scene.article);
        const { name, body } = scene;
        expect(validateComment({ name, body }), scene.id).toEqual({ ok: true, value: { name, email: null, body } });
        known.add(scene.id);
      } else if (scene.do !== "ban") expect(known).toContain(scene.comment);
    }
  });

  it("leads nowhere but to addresses that are reserved for examples", () => {
    const bodies = scenes.map((scene) => (scene.do === "post" ? scene.body : "")).join(" ");
    for (const [, host = ""] of bodies.matchAll(/https?:\/\/([^/\s]+)/gu)) expect(host).toMatch(/\.example$/u);
  });

  it("has members with names of their own, two of whom moderate", () => {
    expect(new Set(members.map(({ name }) => name)).size).toBe(members.length);
    expect(members.filter(({ role }) => role === "moderator")).toHaveLength(2);
  });
});
