import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";

function source(name: string): string {
  return readFileSync(new URL(`../../src/web/assets/${name}`, import.meta.url), "utf8");
}

/** Most bytes that a style sheet may have, minified and compressed: it is part of the embed's budget. */
const BUDGETS = { "thread.css": 2_200, "write.css": 1_400, "member.css": 800 };

describe("the style sheets", () => {
  it.each(Object.entries(BUDGETS))("%s stays within %i bytes", (name, budget) => {
    const { code } = transformSync(source(name), { loader: "css", minify: true });
    expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(budget);
  });

  it("load nothing from anywhere", () => {
    for (const name of ["thread.css", "write.css", "member.css", "page.css"])
      expect(source(name)).not.toMatch(/url\(|@import/u);
  });
});

/** Colours by name: the custom property, or the property that the embed's host may set, in light and in dark. */
function coloursOf(css: string): Map<string, readonly [string, string]> {
  const found = css.matchAll(/(--[\w-]+)[:,]\s*(?:var\([\w-]+,\s*)?light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/gu);
  return new Map([...found].map(([, name = "", light = "", dark = ""]) => [name, [light, dark] as const]));
}

/** Relative luminance (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/gu, "$&$&") : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

describe("the colours", () => {
  const thread = coloursOf(source("thread.css"));
  const write = coloursOf(source("write.css"));
  const page = coloursOf(source("page.css"));
  const colour = (map: typeof thread, name: string, scheme: 0 | 1): string => {
    const pair = map.get(name);
    if (pair === undefined) throw new Error(`no colour ${name}`);
    return pair[scheme];
  };

  it.each([0, 1] as const)("can be read on every background (scheme %i)", (scheme) => {
    const backgrounds = [
      colour(page, "--page", scheme),
      colour(thread, "--tint", scheme),
      // What hosts mostly have.
      scheme === 0 ? "#ffffff" : "#121212",
    ];
    const texts = [
      colour(thread, "--ink", scheme),
      colour(thread, "--quiet", scheme),
      colour(thread, "--accent", scheme),
      colour(page, "--page-ink", scheme),
      colour(page, "--page-quiet", scheme),
      colour(page, "--page-accent", scheme),
      colour(thread, "--error", scheme),
      colour(page, "--error", scheme),
    ];
    for (const background of backgrounds) {
      for (const text of texts) expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([0, 1] as const)("can be read on the main button (scheme %i)", (scheme) => {
    const text = colour(write, "--hustings-on-accent", scheme);
    expect(contrast(text, colour(thread, "--accent", scheme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([0, 1] as const)("tell a field from the page (scheme %i)", (scheme) => {
    const border = colour(thread, "--quiet", scheme);
    for (const side of [colour(page, "--page", scheme), colour(write, "--hustings-field", scheme)]) {
      expect(contrast(border, side)).toBeGreaterThanOrEqual(3);
    }
  });
});
