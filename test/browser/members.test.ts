import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { decide } from "../../src/service/moderation/decide.ts";
import { postComment } from "../../src/service/post-comment.ts";
import { beginSession } from "../../src/service/sessions.ts";
import { SESSION_COOKIE } from "../../src/web/security/actor.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import type { WatchedPage } from "../support/browser.ts";
import { addMember } from "../support/notified-members.ts";
import type { TestMember } from "../support/notified-members.ts";
import { API_TOKEN, startTestServer } from "../support/server.ts";
import { addMember as addModerator } from "../support/people.ts";
import { decision } from "../support/moderation.ts";
import type { TestServer } from "../support/server.ts";
import { Talk } from "./harbour-baths.ts";
import { openWithScripts } from "./talk.ts";

describe("what readers do besides writing, on our own pages", () => {
  let browser: Browser;
  let server: TestServer;
  let articleId: number;
  let mona: TestMember;
  let otto: TestMember;
  let watched: WatchedPage;
  let path: string;
  let ottoSays: number;

  async function say(writer: TestMember, body: string, parentId: number | null = null): Promise<number> {
    const input = { name: "", email: "", body };
    const key = { idempotencyKey: `key-${body}` };
    return (await postComment(server.context, { articleId, parentId, input, writer, ...key })).id;
  }

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    server = await startTestServer("sqlite", { realTime: true });
    articleId = (await Talk.open(server, API_TOKEN)).articleId;
    path = `${server.url}/conversations/${articleId}`;
    mona = await addMember(server.context, "Mona");
    otto = await addMember(server.context, "Otto");
    ottoSays = await say(otto, "Open the baths in May.");
    watched = await openPage(browser);
  });
  afterEach(async () => {
    await watched.context.close();
    await server.dispose();
  });

  async function signIn(): Promise<void> {
    const session = { kind: "page", label: "", way: "email", origin: null } as const;
    const { context } = server;
    const begun = await context.store.transaction((tx) =>
      beginSession(tx, { siteId: 1, personId: mona.id, session, at: context.now() }),
    );
    await watched.context.addCookies([{ name: SESSION_COOKIE, value: begun.secret, url: server.url }]);
  }

  it("being told that they may not write, before they have tried", async () => {
    const { page, problems } = watched;
    const wanda = await addModerator(server.context, "Wanda", "moderator");
    const input = decision("ban", { clause: 1, reason: "Threats by mail." });
    const target = { personId: mona.id };
    await decide(server.context, { decider: wanda, target, input });
    await signIn();
    await openWithScripts(page, path);
    await page.getByRole("link", { name: "Why you can’t write now" }).click();
    await page.getByRole("heading", { level: 1, name: "You are banned" }).waitFor();
    expect(await page.getByText("Threats by mail.").isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });

  it("reporting: in place with a receipt, and on its page", async () => {
    const { page, problems } = watched;
    await openWithScripts(page, path);
    const report = page.locator(`#comment-${ottoSays}`).getByRole("link", { name: /^Report/u });
    await report.click();
    const form = page.locator(`#report-${ottoSays}`);
    await form.getByRole("radio").first().check();
    await form.getByRole("button", { name: "Send" }).click();
    const receipt = page.locator(".slot .done");
    await receipt.waitFor();
    expect(await receipt.getByRole("link").first().getAttribute("href")).toMatch(/\/reports\//u);
    expect(new URL(page.url()).pathname).toBe("/articles/harbour-baths");
    await receipt.getByRole("link", { name: "Close" }).click();
    expect(await receipt.count()).toBe(0);
    expect(await report.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.goto(`${server.url}/comments/${ottoSays}/report`);
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "We have received your report" }).waitFor();
    await page.getByRole("link", { name: "The comment", exact: true }).click();
    expect(page.url()).toBe(`${server.url}/comments/${ottoSays}`);
    expect(problems).toEqual([]);
  });

  it("following: in place for members, after signing in for guests, and on its page", async () => {
    const { page, problems } = watched;
    await openWithScripts(page, path);
    await page.getByRole("link", { name: "Follow" }).click();
    const signInLink = page.locator(".slot").getByRole("link", { name: "Sign in" });
    expect(await signInLink.getAttribute("href")).toContain("/sign-in?return=");
    await signIn();
    await openWithScripts(page, path);
    await page.getByRole("link", { name: "Follow" }).click();
    await page.locator(".slot").getByRole("button", { name: "Follow" }).click();
    await page.locator(".slot").getByText("You are following this.").waitFor();
    await page.goto(`${path}/follow`);
    await page.getByRole("button", { name: "Unfollow" }).click();
    await page.getByRole("button", { name: "Follow" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("muting: by the name, in place; and on the person's page", async () => {
    const { page, problems } = watched;
    await signIn();
    await openWithScripts(page, path);
    const comment = page.locator(`#comment-${ottoSays}`);
    await page.getByText("Signed in as").waitFor();
    await comment.getByRole("link", { name: "Otto", exact: true }).click();
    await page.locator(".slot").getByRole("button", { name: /^Mute/u }).click();
    await comment.getByText("You have muted this person.").waitFor();
    expect(await comment.locator(".body").count()).toBe(0);
    await page.goto(`${server.url}/people/${otto.id}`);
    await page.getByRole("button", { name: /mute/iu }).click();
    await page.waitForURL(/done=unmuted/u);
    expect(problems).toEqual([]);
  });

  it("the bell: counts, lists, shows the comment, and is quiet afterwards", async () => {
    const { page, problems } = watched;
    const mine = await say(mona, "The water is cold.");
    const answers = [await say(otto, "It is not.", mine), await say(otto, "Not at all.", mine)];
    await server.background.drain();
    await signIn();
    await openWithScripts(page, path);
    const bell = page.getByRole("link", { name: /^Notifications/u });
    await page.getByRole("link", { name: "Notifications: 2" }).click();
    const list = page.getByRole("form", { name: "Notifications" });
    await list.locator(`a[href$="/comments/${answers[1]}"]`).click();
    await page.locator(`#comment-${answers[1]}.at`).waitFor();
    await list.getByRole("link", { name: "Close" }).click();
    await bell.click();
    await list.getByRole("button", { name: "Mark all as read (1)" }).click();
    await expect.poll(() => bell.innerText()).toBe("Notifications");
    expect(await list.getByRole("button").count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe("/articles/harbour-baths");
    expect(problems).toEqual([]);
  });
});
