import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/domain/language.ts";
import { renderArticlePage } from "../../src/web/views/article.ts";
import { attribute, byId, elementsOf, named, shownText } from "./html-tree.ts";
import type { Element } from "./html-tree.ts";
import { everyPage, PLAIN_WORDS } from "./every-page.ts";
import { samplePage, sampleView } from "./sample-conversation.ts";

/** What a page says of itself to link previews (https://ogp.me). */
function property(elements: readonly Element[], name: string): string | undefined {
  return named(elements, "meta").flatMap((meta) =>
    attribute(meta, "property") === name ? [attribute(meta, "content") ?? ""] : [],
  )[0];
}

const pages = LANGUAGES.flatMap((language) =>
  Object.entries(everyPage(PLAIN_WORDS, language)).map(([name, page]) => [`${name} (${language})`, page] as const),
);
const documents = pages.filter(([name]) => !name.includes("Fragment"));

describe.each(pages)("%s", (_, page) => {
  const elements = elementsOf(page);
  const ids = elements.flatMap((element) => attribute(element, "id") ?? []);

  it("gives each id once", () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("refers only to ids that are there", () => {
    for (const element of elements) {
      for (const name of ["for", "aria-labelledby", "aria-describedby"]) {
        for (const id of attribute(element, name)?.split(" ") ?? []) expect(ids).toContain(id);
      }
    }
  });

  it("has a label for every field that people fill in", () => {
    const labelled = named(elements, "label").map((label) => attribute(label, "for"));
    for (const field of named(elements, "input", "textarea", "select")) {
      if (attribute(field, "type") === "hidden") continue;
      expect(labelled).toContain(attribute(field, "id"));
    }
  });

  it("has a name for every link and button", () => {
    for (const control of named(elements, "a", "button", "summary")) {
      expect((attribute(control, "aria-label") ?? "") + shownText(control)).not.toBe("");
    }
  });
});

describe.each(documents)("%s as a document", (_, page) => {
  const elements = elementsOf(page);

  it("has one first heading and leaves out no level", () => {
    const levels = named(elements, "h1", "h2", "h3", "h4", "h5", "h6").map((heading) => Number(heading.tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
  });

  it("names its language, and a title", () => {
    expect(attribute(named(elements, "html")[0] as never, "lang")).toMatch(/^(en|de)$/u);
    expect(shownText(named(elements, "title")[0] as never)).not.toBe("");
  });

  it("is either known by an address or kept out of search", () => {
    const canonical = named(elements, "link").filter((link) => attribute(link, "rel") === "canonical");
    const robots = named(elements, "meta").filter((meta) => attribute(meta, "name") === "robots");
    expect(canonical.length + robots.length).toBe(1);
  });
});

describe("the page of a hosted article", () => {
  const elements = elementsOf(renderArticlePage(samplePage(), null, sampleView()));

  it("tells search engines of the article and its comments", () => {
    const block = named(elements, "script").find((script) => attribute(script, "type") === "application/ld+json");
    const data = JSON.parse(shownText(block as never)) as Record<string, unknown>;
    expect(data).toMatchObject({
      "@type": "DiscussionForumPosting",
      headline: samplePage().article.title,
      url: "https://talk.example/articles/night-ferry",
      author: { "@type": "Person", name: "Ottilie Varga" },
      datePublished: "2026-09-14T06:30:00.000Z",
    });
    const comments = data["comment"] as Record<string, unknown>[];
    // The removed root is left out; its two replies move up.
    expect(comments.map((comment) => (comment["author"] as { name: string }).name)).toEqual([
      "Bettina Kram",
      "quaylight",
      "Nils Arp",
      "Ida Lohse",
      "Pavel Winter",
      "An Old Hand",
    ]);
    expect(comments[0]).toMatchObject({ "@type": "Comment", upvoteCount: 41 });
    expect(comments[0]?.["text"]).toContain("My grandmother met my grandfather on that boat.");
    expect(JSON.stringify(data)).not.toContain("<p>");
  });

  it("tells link previews of title, text and image", () => {
    expect(property(elements, "og:title")).toBe(samplePage().article.title);
    expect(property(elements, "og:type")).toBe("article");
    expect(property(elements, "og:url")).toBe("https://talk.example/articles/night-ferry");
    expect(property(elements, "og:image")).toBe("https://talk.example/media/ferry.svg");
  });

  it("leads by a link past the article to the comments", () => {
    expect(byId(elements, "comments").tagName).toBe("section");
    expect(named(elements, "a").some((link) => attribute(link, "href") === "#comments")).toBe(true);
  });
});
