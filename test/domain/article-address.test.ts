import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleKey, canonicalUrl } from "../../src/domain/article-address.ts";
import { Problem } from "../../src/domain/problem.ts";
import { MAX_SLUG_LENGTH, slugFrom } from "../../src/domain/slug.ts";

function codesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem && error.code === "invalid-input") {
      return error.fields.map(({ field, code }) => `${field}:${code}`);
    }
    throw error;
  }
  return [];
}

describe("canonicalUrl", () => {
  it.each([
    ["http://Example.ORG", "https://example.org/"],
    ["https://example.org:443/a", "https://example.org/a"],
    ["http://example.org:80/a", "https://example.org/a"],
    ["http://example.org:8080/a", "https://example.org:8080/a"],
    ["https://example.org./a", "https://example.org/a"],
    ["https://example.org/a#comments", "https://example.org/a"],
    ["https://example.org/a?utm_source=x&utm_Medium=y&fbclid=1&gclid=2&b=1", "https://example.org/a?b=1"],
    ["https://example.org/a?z=1&b=2&a=3&b=1", "https://example.org/a?a=3&b=2&b=1&z=1"],
    ["https://example.org/a?", "https://example.org/a"],
    ["https://example.org/a?p", "https://example.org/a?p="],
    ["https://example.org/a/", "https://example.org/a/"],
    ["https://example.org/A/../B//c", "https://example.org/B//c"],
    ["https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"],
    ["  https://example.org/a\n", "https://example.org/a"],
  ])("of %j is %j", (input, url) => {
    expect(canonicalUrl(input)).toBe(url);
  });

  it("follows the rules of a site", () => {
    expect(canonicalUrl("https://example.org/a/?ref=x&id=7&Promo_a=1", { dropParams: ["ref", "promo_*"] })).toBe(
      "https://example.org/a/?id=7",
    );
    expect(canonicalUrl("https://example.org/?id=7&page=2&utm_id=3", { keepParams: ["id", "utm_id"] })).toBe(
      "https://example.org/?id=7&utm_id=3",
    );
    expect(canonicalUrl("https://example.org/a//?b=1", { trailingSlash: "drop" })).toBe("https://example.org/a?b=1");
    expect(canonicalUrl("https://example.org/", { trailingSlash: "drop" })).toBe("https://example.org/");
    expect(canonicalUrl("https://example.org/a/index.html", { indexFiles: ["index.html"] })).toBe(
      "https://example.org/a/",
    );
  });

  it.each([
    ["", "url:required"],
    ["   ", "url:required"],
    ["example.org/a", "url:not-an-address"],
    ["/a", "url:not-an-address"],
    ["https://", "url:not-an-address"],
    ["ftp://example.org/", "url:not-web"],
    ["javascript:alert(1)", "url:not-web"],
    ["data:text/html,x", "url:not-web"],
    ["https://user@example.org/", "url:has-credentials"],
    ["https://:word@example.org/", "url:has-credentials"],
    [`https://example.org/${"a".repeat(2000)}`, "url:too-long"],
    [`https://example.org/${"ä".repeat(1000)}`, "url:too-long"],
  ])("refuses %j as %s", (input, code) => {
    expect(codesOf(() => canonicalUrl(input))).toEqual([code]);
  });

  it("gives the same for itself, whatever the address", () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        fc.constantFrom("keep" as const, "drop" as const),
        (address, trailingSlash) => {
          const url = canonicalUrl(address, { trailingSlash });
          expect(canonicalUrl(url, { trailingSlash })).toBe(url);
          expect(canonicalUrl(`${address.split("#")[0] ?? ""}#x`, { trailingSlash })).toBe(url);
        },
      ),
    );
  });
});

describe("articleKey", () => {
  it("tells addresses and ids apart", () => {
    expect(articleKey({ url: "http://example.org/a?utm_id=1" })).toBe("url:https://example.org/a");
    expect(articleKey({ id: " 2026/17 " })).toBe("id:2026/17");
  });

  it.each([
    ["", "id:required"],
    [" ", "id:required"],
    ["a\u0000", "id:not-text"],
    ["\ud800", "id:not-text"],
    ["x".repeat(201), "id:too-long"],
  ])("refuses the id %j as %s", (id, code) => {
    expect(codesOf(() => articleKey({ id }))).toEqual([code]);
  });
});

describe("slugFrom", () => {
  it.each([
    ["The River: Who May Swim?", "the-river-who-may-swim"],
    ["Straßenbahn für Łódź & Ærø", "strassenbahn-fur-lodz-aero"],
    ["It’s a dog's life", "its-a-dogs-life"],
    ["Ночной поезд в Йошкар-Олу", "ночной-поезд-в-йошкар-олу"],
    ["हिन्दी में", "हिन्दी-में"],
    ["?!", "article"],
    ["", "article"],
    ["  --a--b--  ", "a-b"],
  ])("of %j is %j", (title, slug) => {
    expect(slugFrom(title)).toBe(slug);
  });

  it("is short, made of whole words, and survives an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (title) => {
        const slug = slugFrom(title);
        expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_LENGTH);
        expect(slug).toMatch(/^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u);
        expect(decodeURIComponent(new URL(`https://example.org/articles/${slug}`).pathname)).toBe(`/articles/${slug}`);
      }),
    );
    expect(slugFrom("word ".repeat(40))).toMatch(/^word(?:-word){15}$/);
  });
});
