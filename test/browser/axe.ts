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

/** The page's contrasts alone: all that another colour scheme changes. */
export async function contrastComplaints(page: Page): Promise<string[]> {
  return await run(page, { type: "rule", values: ["color-contrast"] }, 0);
}

/** What axe-core (https://github.com/dequelabs/axe-core) finds wrong with a page as it is now. */
export async function complaints(page: Page): Promise<string[]> {
  return await run(page, { type: "tag", values: RULES }, 10);
}

async function run(page: Page, ...[runOnly, moreThan]: [runOnly: object, moreThan: number]): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations, passes } = await page.evaluate(
    async (only) => await (globalThis as unknown as WithAxe).axe.run({ runOnly: only }),
    runOnly,
  );
  expect(passes.length).toBeGreaterThan(moreThan);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
