import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import type { WatchedPage } from "../support/browser.ts";
import { API_TOKEN, startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { fillIn, Talk } from "./harbour-baths.ts";

let browser: Browser;
let server: TestServer;
let talk: Talk;
let watched: WatchedPage;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

for (const javaScriptEnabled of [true, false]) {
  describe(`the pages ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
    beforeEach(async () => {
      server = await startTestServer("sqlite");
      talk = await Talk.open(server, API_TOKEN);
      watched = await openPage(browser, { javaScriptEnabled });
    });
    afterEach(async () => {
      await watched.context.close();
      await server.dispose();
      expect(watched.problems).toEqual([]);
    });

    it("let a reader write a comment and see it at once", async () => {
      const { page } = watched;
      await page.goto(talk.url);
      await page.getByRole("link", { name: "Write a comment" }).click();
      await fillIn(page, { name: "Bram Oduya", body: "Good news, *at last*.\nSee https://example.org" });
      await page.getByRole("button", { name: "Post comment" }).click();
      const comment = page.locator("article.comment", { hasText: "Good news" });
      await comment.waitFor();
      expect(await comment.locator("em").innerText()).toBe("at last");
      expect(await comment.locator(".body a").getAttribute("rel")).toContain("ugc nofollow");
      await page.goto(talk.url);
      expect(await page.locator("article.comment bdi").first().innerText()).toBe("Bram Oduya");
      expect(await page.getByRole("heading", { level: 2 }).first().innerText()).toBe("1 comment");
    });

    it("bring a form back with what was typed and what is wrong", async () => {
      const { page, problems } = watched;
      await page.goto(`${server.url}/conversations/${talk.articleId}/write`);
      // The browser itself would stop an empty name; what comes from elsewhere must be caught, too.
      await page
        .locator("form.form")
        .evaluateAll((forms) => {
          for (const form of forms) (form as HTMLFormElement).noValidate = true;
        })
        .catch(() => undefined);
      await fillIn(page, { name: "   ", body: "Words that must not be lost 😉" });
      await page.locator("form.form button").first().click();
      const name = page.locator("input[name=name][aria-invalid]");
      await name.waitFor();
      const described = await name.getAttribute("aria-describedby");
      expect(described).toBeTruthy();
      expect(await page.locator("textarea").inputValue()).toBe("Words that must not be lost 😉");
      await name.fill("Cleo");
      await page.getByRole("button", { name: "Post comment" }).click();
      await page.locator("article.comment", { hasText: "must not be lost" }).waitFor();
      // A refused form is an answer of 422, which Chromium notes; nothing else may have gone wrong.
      expect(problems.filter((problem) => !problem.includes("422"))).toEqual([]);
      (problems as string[]).length = 0;
    });

    it("show a preview and keep the text", async () => {
      const { page } = watched;
      await page.goto(`${server.url}/conversations/${talk.articleId}/write`);
      await fillIn(page, { name: "Cleo", body: "**Bold** words" });
      await page.getByRole("button", { name: "Preview" }).click();
      await page.locator(".preview strong", { hasText: "Bold" }).waitFor();
      expect(await page.locator("textarea").inputValue()).toBe("**Bold** words");
      await page.getByRole("button", { name: "Post comment" }).click();
      await page.locator("article.comment strong", { hasText: "Bold" }).waitFor();
    });

    it("let a reader reply, edit, and withdraw", async () => {
      const { page } = watched;
      const root = await talk.say("Who heats the water?");
      await page.goto(`${server.url}/comments/${root}`);
      await page.getByRole("link", { name: "Reply" }).first().click();
      await fillIn(page, { name: "Dov", body: "The brewery does." });
      await page.getByRole("button", { name: "Post reply" }).click();
      const reply = page.locator("article.comment", { hasText: "The brewery does." });
      await reply.waitFor();
      await reply.getByRole("link", { name: "Edit" }).click();
      await fillIn(page, { body: "The old brewery does." });
      await page.getByRole("button", { name: "Save changes" }).click();
      const edited = page.locator("article.comment", { hasText: "The old brewery does." });
      await edited.waitFor();
      await edited.getByText("edited", { exact: true }).waitFor();
      await edited.getByRole("link", { name: "Withdraw" }).click();
      await page.getByRole("button", { name: "Withdraw it" }).click();
      await page.locator("article.gone").waitFor();
      await page.goto(talk.url);
      expect(await page.locator("article.comment").count()).toBe(2);
      expect(await page.content()).not.toContain("brewery");
    });

    it("let a reader react once and take it back", async () => {
      const { page } = watched;
      const id = await talk.say("The sauna should open on Sundays.");
      await page.goto(talk.url);
      const button = page.locator(`#comment-${id} form button[value=agree]`);
      await button.click();
      await button.locator("span:last-child", { hasText: "1" }).waitFor();
      await page.goto(talk.url);
      expect(await button.locator("span:last-child").innerText()).toBe("1");
      await button.click();
      await page
        .locator(`#comment-${id} form button[value=agree] > span:last-child:empty`)
        .waitFor({ state: "attached" });
    });

    it("order, fold, and page a long conversation", async () => {
      const { page } = watched;
      const first = await talk.say("The first word");
      for (let count = 0; count < 104; count++) await talk.say(`Remark ${count}`);
      const reply = await talk.say("The first answer", { to: first });
      await page.goto(talk.url);
      expect(await page.locator("article.comment").count()).toBeLessThanOrEqual(100);
      await page.locator(`#comment-${reply}`).waitFor();
      await page.locator("details > summary").first().click();
      await page.locator(`#comment-${reply}`).waitFor({ state: "hidden" });
      await page.getByRole("link", { name: "Newest" }).click();
      await page.locator("article.comment .body", { hasText: "Remark 103" }).first().waitFor();
      expect(await page.locator("article.comment .body").first().innerText()).toBe("Remark 103");
      await page.locator("a[rel=next]").click();
      await page.locator("article.comment .body", { hasText: "The first word" }).waitFor();
    });

    it("open the rest of a long branch", async () => {
      const { page } = watched;
      const root = await talk.say("A question with many answers");
      for (let count = 0; count < 120; count++) await talk.say(`Answer ${count}`, { to: root });
      await page.goto(talk.url);
      expect(await page.locator("article.comment").count()).toBeLessThanOrEqual(100);
      await page.locator("li.more a").first().click();
      await page.locator("article.comment .body", { hasText: "Answer 119" }).waitFor();
    });

    it("say whom a deep reply answers, and lead there", async () => {
      const { page } = watched;
      let parent = await talk.say("Depth 1", { name: "Name 1" });
      for (let depth = 2; depth <= 9; depth++)
        parent = await talk.say(`Depth ${depth}`, { to: parent, name: `Name ${depth}` });
      await page.goto(talk.url);
      const deepest = page.locator(`#comment-${parent}`);
      const link = deepest.locator("a.to");
      expect(await link.innerText()).toContain("Name 8");
      await link.click();
      await page.waitForURL(/#comment-\d+$/u);
    });

    it("say plainly when there is nothing", async () => {
      const { page, problems } = watched;
      const response = await page.goto(`${server.url}/comments/999999`);
      expect(response?.status()).toBe(404);
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("There is nothing at this address");
      expect(problems.filter((problem) => !problem.includes("404"))).toEqual([]);
      (problems as string[]).length = 0;
    });
  });
}
