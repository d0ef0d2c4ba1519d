import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface WithAxe {
  readonly axe: { run: (options: object) => Promise<AxeResults> };
}

/** What axe-core (https://github.com/dequelabs/axe-core) finds wrong with a page as it is now. */
export async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations, passes } = await page.evaluate(
    async (tags) => await (globalThis as unknown as WithAxe).axe.run({ runOnly: { type: "tag", values: tags } }),
    RULES,
  );
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
