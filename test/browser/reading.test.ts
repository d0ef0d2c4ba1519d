import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "../support/browser.ts";
import { openTalk, openWithScripts } from "./talk.ts";
import type { Talk } from "./talk.ts";

describe("reading in a browser", () => {
  let talk: Talk;
  let root: number;
  const replies: number[] = [];

  beforeAll(async () => {
    talk = await openTalk();
    root = await talk.say(null, "The bridge should be blue.");
    for (let number = 1; number <= 130; number++) replies.push(await talk.say(root, `Shade of blue number ${number}`));
    await talk.say(null, "And now something else.");
  });
  afterAll(() => talk.dispose());

  it("shows more replies in place, in their order, and goes on from there", async () => {
    const { page, context, problems } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    const bodies = page.locator(`li:has(> #comment-${root}) .replies > li > article .body`);
    const before = await bodies.count();
    expect(before).toBeLessThan(100);
    await page.getByRole("link", { name: /more replies$/u }).click();
    await page.locator(`#comment-${replies[before]}`).waitFor();
    const texts = await bodies.allInnerTexts();
    expect(texts).toEqual(texts.map((_, index) => `Shade of blue number ${index + 1}`));
    expect(texts.length).toBeGreaterThan(before);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`comment-${replies[before]}`);
    expect(await page.locator(".live[role=status]").innerText()).toBe("More comments have been loaded.");
    expect(page.url()).toBe(talk.url + talk.path);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("follows the same link as a page without a script", async () => {
    const { page, context, problems } = await openPage(talk.browser, { javaScriptEnabled: false });
    await page.goto(talk.url + talk.path);
    await page.getByRole("link", { name: /more replies$/u }).click();
    expect(page.url()).toContain(`/comments/${root}/replies?after=`);
    expect(await page.locator("h1").innerText()).toBe("Replies to comment 1");
    expect(problems).toEqual([]);
    await context.close();
  });

  it("opens the link as a page when it cannot be loaded in place", async () => {
    const { page, context } = await openPage(talk.browser);
    await page.route("**/fragments/**", (route) => route.abort());
    await openWithScripts(page, talk.url + talk.path);
    const link = page.getByRole("link", { name: /more replies$/u });
    await link.click();
    await page.getByText("The link now opens it as a page.").waitFor({ state: "attached" });
    await link.click();
    await page.waitForURL(/\/replies\?after=/u);
    await context.close();
  });

  it("jumps to what a reply answers and comes back", async () => {
    const { page, context } = await openPage(talk.browser, { viewport: { width: 800, height: 500 } });
    await openWithScripts(page, talk.url + talk.path);
    const tenth = page.locator(`#comment-${replies[9]}`);
    await tenth.getByRole("link", { name: "in reply to Bram" }).click();
    const parent = page.locator(`#comment-${root}`);
    await expect
      .poll(() => parent.evaluate((element) => Math.abs(element.getBoundingClientRect().top) < 60))
      .toBe(true);
    expect(await parent.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(new URL(page.url()).hash).toBe(`#comment-${root}`);
    await page.getByRole("button", { name: "Back to 1.10" }).click();
    await expect.poll(() => tenth.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    expect(await tenth.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    expect(await page.getByRole("button", { name: /^Back to/u }).count()).toBe(0);
    await context.close();
  });

  it("unfolds what hides a comment that is jumped to", async () => {
    const { page, context } = await openPage(talk.browser);
    await openWithScripts(page, `${talk.url}${talk.path}#comment-${replies[3]}`);
    const summary = page.locator(`li:has(> #comment-${root}) > details > summary`);
    await summary.click();
    expect(await page.locator(`#comment-${replies[3]}`).isVisible()).toBe(false);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `comment-${replies[4]}`);
    await page.locator(`#comment-${replies[4]}`).waitFor({ state: "visible" });
    await context.close();
  });

  it("folds a long text without a script, more of them where there is little room, and never with the focus inside", async () => {
    const sentence = "Blue is what the river is on every morning but this. ";
    const long = await talk.say(null, `${sentence.repeat(40)}\n\nSee <https://example.org/blue>.`);
    const longish = await talk.say(null, sentence.repeat(16));
    const { page, context } = await openPage(talk.browser, { javaScriptEnabled: false });
    await page.goto(`${talk.url}${talk.path}?sort=newest`);
    const height = async (id: number): Promise<number> =>
      (await page.locator(`#comment-${id} .body`).boundingBox())?.height ?? 0;
    const folded = await height(long);
    await page.locator(`#comment-${long} summary`).click();
    const whole = await height(long);
    expect(whole).toBeGreaterThan(folded * 2);
    await page.locator(`#comment-${long} summary`).click();
    expect(await height(long)).toBe(folded);
    await page.locator(`#comment-${long} .body a`).focus();
    expect(await height(long)).toBe(whole);
    expect(await page.locator(`#comment-${longish} summary`).isVisible()).toBe(false);
    const open = await height(longish);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.locator(`#comment-${longish} summary`).isVisible()).toBe(true);
    expect(await height(longish)).toBeLessThan(open * 1.5);
    await page.emulateMedia({ media: "print" });
    expect(await height(longish)).toBeGreaterThan(open * 1.5);
    await context.close();
  });

  it("leads a permalink to a comment that is not on the page to the comment's own", async () => {
    const { page, context } = await openPage(talk.browser);
    const last = replies.at(-1);
    await page.goto(`${talk.url}${talk.path}#comment-${last}`);
    await page.waitForURL(`**/comments/${last}`);
    expect(await page.locator("h1").innerText()).toBe("Comment 1.130 by Bram");
    await context.close();
  });

  it("restores what was loaded, and the place, on return from a link", async () => {
    // Without motion, so that the place is known as soon as it has been scrolled to.
    const { page, context } = await openPage(talk.browser, {
      viewport: { width: 800, height: 500 },
      reducedMotion: "reduce",
    });
    await openWithScripts(page, talk.url + talk.path);
    await page.getByRole("link", { name: /more replies$/u }).click();
    const article = page.locator(`#comment-${replies[110]}`);
    await article.waitFor();
    const link = article.getByRole("link", { name: /^Link/u });
    await link.scrollIntoViewIfNeeded();
    const top = await article.evaluate((element) => element.getBoundingClientRect().top);
    await link.click();
    await page.waitForURL("**/comments/*");
    await page.goBack();
    await article.waitFor();
    await expect.poll(() => article.evaluate((element) => element.getBoundingClientRect().top)).toBeCloseTo(top, -1);
    await context.close();
  });

  it("says times as the reader does, without moving anything", async () => {
    const { page, context } = await openPage(talk.browser);
    await noteShifts(page);
    await openWithScripts(page, talk.url + talk.path);
    await expect.poll(() => page.locator("article time").first().innerText()).toMatch(/minute|now|second/u);
    expect(await shifts(page)).toEqual([]);
    await context.close();
  });

  it("moves nothing when the page is shown before a branch has arrived", async () => {
    const { page, context } = await openPage(talk.browser);
    await noteShifts(page);
    const slow = await serveInParts(talk.url, "<details open>");
    const opened = page.goto(slow.url + talk.path);
    await page.locator("article").first().waitFor();
    await painted(page);
    slow.goOn();
    await opened;
    await painted(page);
    expect(await page.locator("article").count()).toBeGreaterThan(10);
    expect(await shifts(page)).toEqual([]);
    await context.close();
    await slow.stop();
  });
});

/** Has a page write down each move of what was already shown. */
async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** How far things moved, in the unit of the Layout Instability API. */
function shifts(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
}

/** Waits until what a page holds has been drawn. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** A server before another one that holds every page back after the first `mark`, until it is told to go on. */
async function serveInParts(
  url: string,
  mark: string,
): Promise<{ url: string; goOn: () => void; stop: () => Promise<void> }> {
  const gate = new EventEmitter();
  const goingOn = once(gate, "open");
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await fetch(url + (request.url ?? ""));
      const type = answer.headers.get("content-type") ?? "";
      response.writeHead(answer.status, { "content-type": type });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const cut = type.startsWith("text/html") ? bytes.indexOf(mark) + mark.length : bytes.length;
      response.write(bytes.subarray(0, cut));
      if (cut < bytes.length) await goingOn;
      response.end(bytes.subarray(cut));
    })();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    goOn: () => void gate.emit("open"),
    stop: async () => {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
