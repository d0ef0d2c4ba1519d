import type { BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAdmin } from "../../src/service/add-admin.ts";
import { writeRule } from "../../src/service/screening/site-rules.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { complaints } from "./axe.ts";

const LIST = { kind: "words", name: "Boats", entries: ["barnacle*"], language: null, clause: 7, weight: "hold" };

describe("rules, lists and settings in the console", () => {
  let server: TestServer;
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  let paths: string[];
  let signedIn: NonNullable<BrowserContextOptions["storageState"]>;

  beforeAll(async () => {
    server = await startTestServer("sqlite", { realTime: true });
    browser = await launchBrowser();
    const { secret } = await addAdmin(server.context, { email: "wanda@gazette.example" });
    const admin = server.context.store.reader.selectFrom("person").select("id").where("role", "=", "admin");
    const { id } = await admin.executeTakeFirstOrThrow();
    const list = await writeRule(server.context, { rule: null, definition: LIST, by: id });
    paths = [
      "/console/rules",
      "/console/rules/1/change",
      "/console/screening",
      "/console/screening/new",
      `/console/screening/${list}`,
      "/console/settings",
    ];
    const { page, context } = await openPage(browser);
    await page.goto(`${server.url}/sign-in/link?token=${secret}`);
    await page.locator("main form button").click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in/link"));
    signedIn = await context.storageState();
    await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await server.dispose();
  });

  it.each(["light", "dark"] as const)("have nothing that axe-core complains of (%s)", async (colorScheme) => {
    const options = { storageState: signedIn, colorScheme, bypassCSP: true, viewport: { width: 390, height: 800 } };
    const { page, context } = await openPage(browser, options);
    for (const path of paths) {
      await page.goto(server.url + path);
      expect(await complaints(page), `${path} (${colorScheme})`).toEqual([]);
    }
    await context.close();
  });

  it.each([360, 1280])("keep to the content security policy and to a window of %i pixels", async (width) => {
    const { page, context, problems } = await openPage(browser, {
      storageState: signedIn,
      viewport: { width, height: 800 },
    });
    for (const path of paths) {
      await page.goto(server.url + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it("say that the line is down, and no longer when it is up again", async () => {
    const { page, context } = await openPage(browser, { storageState: signedIn });
    await page.clock.install();
    await page.goto(`${server.url}/console/held`);
    const notice = page.locator("[data-fresh]");
    let asked = 0;
    await page.route("**/console/live*", async (route) => {
      asked += 1;
      await (asked < 3 ? route.abort() : route.continue());
    });
    const look = async (time: number): Promise<void> => {
      await expect
        .poll(async () => {
          await page.clock.runFor(8_000);
          return asked;
        })
        .toBeGreaterThanOrEqual(time);
    };
    await look(1);
    expect(await notice.isVisible()).toBe(false);
    await look(2);
    await notice.getByText("No connection to the server").waitFor();
    await look(3);
    await notice.waitFor({ state: "hidden" });
    await context.close();
  });
});
