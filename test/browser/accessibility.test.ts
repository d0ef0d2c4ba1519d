import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { complaints, contrastComplaints } from "./axe.ts";
import { openEveryPlace } from "./every-place.ts";
import { openTalk, openWithScripts } from "./talk.ts";
import type { Talk } from "./talk.ts";

describe("every kind of page", () => {
  let talk: Talk;
  let root: number;
  let deepest: number;

  beforeAll(async () => {
    talk = await openTalk();
    root = await talk.say(null, "> quoted\n\nA *root* with `code` and a [link](https://data.example/).");
    deepest = root;
    for (let depth = 2; depth <= 8; depth++) deepest = await talk.say(deepest, `Remark on level ${depth}`);
    await talk.say(root, "Another reply");
  });
  afterAll(() => talk.dispose());

  it.each(["light", "dark"] as const)("has nothing that axe-core complains of (%s)", async (colorScheme) => {
    const { page, context } = await openPage(talk.browser, { colorScheme, bypassCSP: true });
    const paths = [
      "/",
      talk.path,
      `/comments/${deepest}`,
      `/comments/${root}/replies?after=0`,
      `${talk.path}/write`,
      `/comments/${root}/reply`,
      "/nowhere",
    ];
    for (const path of paths) {
      await page.goto(talk.url + path);
      expect(await complaints(page), `${path} (${colorScheme})`).toEqual([]);
    }
    await openWithScripts(page, talk.url + talk.path);
    await page
      .locator(`#comment-${root}`)
      .getByRole("link", { name: /^Reply/u })
      .click();
    await page.getByLabel("Your comment").fill("*Yes*");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.locator(".preview em").waitFor();
    await page.locator("form.form").evaluate((form) => (form as HTMLFormElement).setAttribute("novalidate", ""));
    await page.getByRole("button", { name: "Post reply" }).click();
    await page.locator(".error").waitFor();
    expect(await complaints(page), `a form in place (${colorScheme})`).toEqual([]);
    await context.close();
  });

  it.each([320, 360, 390, 1280])("is never wider than a window of %i pixels", async (width) => {
    const { page, context } = await openPage(talk.browser, { viewport: { width, height: 800 } });
    for (const path of ["/", talk.path, `/comments/${deepest}`, `/comments/${root}/reply`]) {
      await page.goto(talk.url + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
    await context.close();
  });

  it.each([360, 390, 1280])(
    "shows what can be done with a comment whole and side by side (%i pixels)",
    async (width) => {
      const { page, context } = await openPage(talk.browser, { viewport: { width, height: 800 } });
      await page.goto(talk.url + talk.path);
      const crowded = await page.locator(".comment footer").evaluateAll((footers) =>
        footers.flatMap((footer) => {
          const cut = footer.scrollWidth > footer.clientWidth ? [`cut off: ${footer.textContent}`] : [];
          const narrow = [...footer.querySelectorAll("a")].filter((link) => {
            const words = document.createRange();
            words.selectNodeContents(link);
            return words.getBoundingClientRect().width > link.getBoundingClientRect().width;
          });
          return [...cut, ...narrow.map((link) => `runs into the next: ${link.textContent}`)];
        }),
      );
      expect(crowded).toEqual([]);
      await context.close();
    },
  );

  it("has targets of 24 pixels at least, but for links in running text", async () => {
    const { page, context } = await openPage(talk.browser, { viewport: { width: 390, height: 800 } });
    await page.goto(talk.url + talk.path);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll(".entry a, footer a, footer button, .sorts a, summary, .more a, .site a")]
        .map((element) => ({ rect: element.getBoundingClientRect(), text: element.outerHTML }))
        .filter(({ rect }) => rect.height < 24 || rect.width < 24)
        .map(({ text }) => text),
    );
    expect(small).toEqual([]);
    await context.close();
  });

  it("indents four levels on a narrow screen and six on a wide one", async () => {
    for (const [width, levels] of [
      [390, 4],
      [1280, 6],
    ] as const) {
      const { page, context } = await openPage(talk.browser, { viewport: { width, height: 800 } });
      await page.goto(talk.url + talk.path);
      const lefts = await page.evaluate(() =>
        [...document.querySelectorAll("article.comment")].map((element) =>
          Math.round(element.getBoundingClientRect().left),
        ),
      );
      expect(new Set(lefts).size).toBe(levels);
      await context.close();
    }
  });

  it("can be walked through by keyboard, with a visible focus at every step", async () => {
    const { page, context } = await openPage(talk.browser);
    await page.goto(talk.url + talk.path);
    const seen: string[] = [];
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        return { text: element.textContent?.trim() ?? "", outline: getComputedStyle(element).outlineStyle };
      });
      if (focus === null) break;
      expect(focus.outline, focus.text).not.toBe("none");
      seen.push(focus.text);
    }
    expect(seen.slice(0, 3)).toEqual(["Skip to content", "Skip to comments", expect.any(String)]);
    expect(seen).toEqual(expect.arrayContaining(["Write a comment", "Reply", "Link"]));
    await context.close();
  });
});

/** A link that no longer works says so with 410; everything else that is looked at is there. */
function expectedStatus(path: string): number {
  return path.endsWith("token=nothing") ? 410 : 200;
}

describe("every other page", () => {
  it("has nothing that axe-core complains of, in light and dark, nor is it wider than a narrow window", async () => {
    const browser = await launchBrowser();
    const { server, lookers } = await openEveryPlace();
    const found: string[] = [];
    for (const { who, cookies, paths } of lookers) {
      const { page, context } = await openPage(browser, { bypassCSP: true, viewport: { width: 390, height: 800 } });
      await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.url })));
      for (const path of paths) {
        const response = await page.goto(server.url + path);
        const status = response?.status() ?? 0;
        if (status !== expectedStatus(path)) found.push(`${path} for ${who} answered ${status}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 390) found.push(`${path} for ${who} is ${width} pixels wide`);
        for (const one of await complaints(page)) found.push(`${path} for ${who}: ${one}`);
        await page.emulateMedia({ colorScheme: "dark" });
        for (const one of await contrastComplaints(page)) found.push(`${path} for ${who} (dark): ${one}`);
        await page.emulateMedia({ colorScheme: "light" });
      }
      await context.close();
    }
    await browser.close();
    await server.dispose();
    expect(found).toEqual([]);
  }, 300_000);
});
