import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { API_TOKEN, startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { Talk } from "./talk.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

let browser: Browser;
let server: TestServer;
let paths: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startTestServer("sqlite");
  const talk = await Talk.open(server, API_TOKEN);
  const root = await talk.say("A first remark with a [link](https://example.org/) and `code`.\n\n> quoted\n\n- a list");
  let parent = root;
  for (let depth = 2; depth < 9; depth++) parent = await talk.say(`A reply on level ${depth}`, { to: parent });
  paths = [
    "/",
    "/articles/harbour-baths",
    "/articles/harbour-baths?sort=newest",
    `/comments/${root}`,
    `/comments/${parent}`,
    `/comments/${root}/replies?after=0`,
    `/conversations/${talk.articleId}/write`,
    `/comments/${root}/reply?quote=words`,
    "/api",
    "/nothing-here",
  ];
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1280]) {
    describe(`every page in ${colorScheme} at ${width} px`, () => {
      it("has nothing that axe objects to, and nothing wider than the screen", async () => {
        const { page, context } = await openPage(browser, {
          colorScheme,
          viewport: { width, height: 900 },
          // axe is put into the page by the test.
          bypassCSP: true,
        });
        for (const path of paths) {
          await page.goto(server.url + path);
          await page.evaluate(AXE);
          const violations = await page.evaluate(async () => {
            const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
            return (await axe.run()).violations;
          });
          const told = violations.map(
            ({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
          );
          expect(told).toEqual([]);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(overflow, path).toBeLessThanOrEqual(0);
        }
        await context.close();
      });
    });
  }
}
