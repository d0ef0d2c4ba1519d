import { describe, expect, it } from "vitest";
import { renderThread, renderThreadItems } from "../../src/web/views/thread.ts";
import type { ThreadPage } from "../../src/domain/thread-page.ts";
import { attribute, classed, elementsOf, named, shownText } from "./html-tree.ts";
import type { Element } from "./html-tree.ts";
import { sampleArticle, samplePage, sampleView } from "./sample-conversation.ts";

function thread(more: Partial<ThreadPage> = {}, language = "en"): Element[] {
  return elementsOf(renderThread(samplePage(more), sampleView(language)));
}

function linkTexts(elements: readonly Element[]): Map<string, string | undefined> {
  return new Map(named(elements, "a").map((link) => [shownText(link), attribute(link, "href")]));
}

function heading(commentCount: number, language: string): string {
  const elements = thread({ article: sampleArticle({ commentCount }) }, language);
  return named(elements, "h2")
    .map((element) => shownText(element))
    .join("");
}

describe("a conversation", () => {
  it("counts its comments in the heading", () => {
    expect([0, 1, 12_345].map((count) => heading(count, "en"))).toEqual([
      "No comments yet",
      "1 comment",
      "12,345 comments",
    ]);
    expect([1, 12_345].map((count) => heading(count, "de"))).toEqual(["1 Kommentar", "12.345 Kommentare"]);
  });

  it("can be read in every order, and says which one it is in", () => {
    const elements = thread({ sort: "best" });
    const orders = classed(elements, "sorts");
    const links = named(elements, "a").filter((link) => attribute(link, "data-sort") !== undefined);
    expect(orders).toHaveLength(1);
    expect(links.map((link) => attribute(link, "href"))).toEqual([
      "/articles/night-ferry?sort=oldest#comments",
      "/articles/night-ferry?sort=newest#comments",
      "/articles/night-ferry?sort=replied#comments",
      "/articles/night-ferry?sort=best#comments",
    ]);
    expect(links.filter((link) => attribute(link, "aria-current") === "true").map((link) => shownText(link))).toEqual([
      "Best",
    ]);
  });

  it("leads to its next page by a plain link, and back to the first from a further one", () => {
    expect(linkTexts(thread({ next: "0_1_2" })).get("More comments")).toBe(
      "/articles/night-ferry?sort=oldest&after=0_1_2#comments",
    );
    expect(linkTexts(thread({ next: null })).has("More comments")).toBe(false);
    expect(linkTexts(thread()).has("Back to the first comments")).toBe(false);
    expect(linkTexts(thread({ continued: true })).get("Back to the first comments")).toBe(
      "/articles/night-ferry?sort=oldest#comments",
    );
  });

  it("invites to write while it is open, and says so when it is closed", () => {
    expect(linkTexts(thread()).get("Write a comment")).toBe("/conversations/7/write");
    const closed = thread({ article: sampleArticle({ closed: true }) });
    expect(linkTexts(closed).has("Write a comment")).toBe(false);
    expect(classed(closed, "notice").map((notice) => shownText(notice))).toEqual([
      "Comments on this article are closed. You can still read them.",
    ]);
    expect(linkTexts(closed).has("Reply")).toBe(false);
  });

  it("has words for an empty one", () => {
    const empty = thread({ roots: [], next: null, article: sampleArticle({ commentCount: 0 }) });
    expect(classed(empty, "empty").map((line) => shownText(line))).toEqual(["Nobody has commented yet. Be the first."]);
    expect(classed(empty, "sorts")).toEqual([]);
  });

  it("has a live region from the start, so that later messages are heard", () => {
    const regions = thread().filter((element) => attribute(element, "role") === "status");
    expect(regions.map((region) => shownText(region))).toEqual([""]);
  });

  it("gives further pages to scripts as bare items", () => {
    const elements = elementsOf(renderThreadItems(samplePage(), sampleView("en", "https://talk.example")));
    expect(elements[0]?.tagName).toBe("ol");
    expect(named(elements, "section", "h2")).toEqual([]);
    expect(linkTexts(elements).get("More comments")).toBe(
      "https://talk.example/articles/night-ferry?sort=oldest&after=0_0_5#comments",
    );
  });
});
