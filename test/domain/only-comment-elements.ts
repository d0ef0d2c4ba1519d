import { parseFragment, serialize } from "parse5";
import { expect } from "vitest";
import { COMMENT_ELEMENTS, LINK_REL } from "../../src/domain/markdown.ts";
import { elementsOf } from "./html-elements.ts";

/** Fails unless `html` is well formed and has nothing in it but what a comment may have. */
export function expectOnlyCommentElements(html: string): void {
  for (const { name, attributes, ancestors } of elementsOf(html)) {
    expect(Object.keys(COMMENT_ELEMENTS), html.slice(0, 200)).toContain(name);
    for (const attribute of Object.keys(attributes)) expect(COMMENT_ELEMENTS[name]).toContain(attribute);
    if (name === "ol") expect(attributes["start"] ?? "1").toMatch(/^\d{1,9}$/);
    if (name !== "a") continue;
    expect(ancestors).not.toContain("a");
    expect(attributes["rel"]).toBe(LINK_REL);
    const url = new URL(attributes["href"] ?? "");
    expect(["http:", "https:", "mailto:"]).toContain(url.protocol);
    expect(url.username + url.password).toBe("");
  }
  // A browser that parses it must get the same tree again: nothing is moved or closed by the parser.
  const once = serialize(parseFragment(html));
  expect(serialize(parseFragment(once))).toBe(once);
  expect(once.replaceAll("&nbsp;", "\u00a0")).toBe(html.replace(/&quot;(?=[^<>]*(?:<|$))/g, '"'));
}
