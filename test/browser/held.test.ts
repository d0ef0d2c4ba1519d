import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { DEFAULT_SCREENING } from "../../src/domain/screening/settings.ts";
import { openPage } from "../support/browser.ts";
import type { WatchedPage } from "../support/browser.ts";
import { openTalk, openWithScripts } from "./talk.ts";
import type { Talk } from "./talk.ts";

const ABUSE = "You are a worthless idiot and everybody knows it.";

describe("a comment that waiting for a moderator, in its author's browser", () => {
  let talk: Talk;
  let published: number;
  let watched: WatchedPage;

  async function post(page: Page, path: string, body: string): Promise<void> {
    await page.goto(talk.url + path);
    await page.getByLabel("Your comment").fill(body);
    await page.getByLabel("Name").fill("Grump");
    await page.getByRole("button", { name: /^Post/u }).click();
    await page.waitForURL(/\/comments\/\d+$/u);
  }

  beforeAll(async () => {
    talk = await openTalk({ screening: DEFAULT_SCREENING });
    published = await talk.say(null, "The ferry was on time this morning.");
    watched = await openPage(talk.browser);
    await post(watched.page, `${talk.path}/write`, ABUSE);
  });
  afterAll(async () => {
    await watched.context.close();
    await talk.dispose();
  });

  it("is said to wait once on its own page", async () => {
    const { page } = watched;
    // What a browser without a script is led to.
    await page.goto(`${page.url()}?done=posted`);
    await page.locator(".standing").waitFor();
    expect(await page.getByText(/waiting for a moderator/u).count()).toBe(1);
  });

  it("is shown in the conversation, and not on the page of another comment", async () => {
    const { page, problems } = watched;
    await openWithScripts(page, talk.url + talk.path);
    await page.locator(".standing").waitFor();
    expect(await page.locator("article.comment").count()).toBe(2);
    await openWithScripts(page, `${talk.url}/comments/${published}`);
    await page.getByText("The ferry was on time this morning.").waitFor();
    expect(await page.locator("article.comment").count()).toBe(1);
    expect(await page.locator(".standing").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("is shown below the comment that it answers, and not on the page of the replies around it", async () => {
    const { page, problems } = watched;
    const beside = await talk.say(published, "It was two minutes late.");
    await post(page, `/comments/${published}/reply`, `${ABUSE} Again and again.`);
    await openWithScripts(page, `${talk.url}/comments/${published}`);
    await page.locator(".standing").waitFor();
    await openWithScripts(page, `${talk.url}/comments/${beside}`);
    await page.getByText("It was two minutes late.").waitFor();
    expect(await page.locator(".standing").count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
