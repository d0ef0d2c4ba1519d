import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { papers } from "../../scripts/papers.ts";

/** `[text](address)` and `![text](address)`; addresses with a scheme lead elsewhere. */
const LINK = /\]\((?![a-z]+:)([^)#\s]*)(#[^)\s]+)?\)/gu;

/** A file or folder of the project in code type, such as `src/config.ts`. */
const PATH = /`((?:src|test|scripts|docs|examples|bench|bin)\/[\w./-]*[\w/])`/gu;

const HEADING = /^#+ (.+)$/gmu;

describe.each(papers())("%s", (page) => {
  const text = readFileSync(page, "utf8");

  it("links to files and headings that are there", () => {
    const missing = [...text.matchAll(LINK)].flatMap(([, address = "", anchor]) => {
      const target = address === "" ? page : join(dirname(page), address);
      if (!existsSync(target)) return [address];
      return anchor === undefined || anchorsOf(target).has(anchor.slice(1)) ? [] : [address + anchor];
    });
    expect(missing).toEqual([]);
  });

  it("names files of the project that are there", () => {
    const missing = [...text.matchAll(PATH)].map(([, path = ""]) => path).filter((path) => !existsSync(path));
    expect(missing).toEqual([]);
  });
});

/** The anchors that code hosts give headings. */
function anchorsOf(path: string): Set<string> {
  return new Set(
    [...readFileSync(path, "utf8").matchAll(HEADING)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}
