import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "../support/browser.ts";
import { openTalk, openWithScripts } from "./talk.ts";
import type { Talk } from "./talk.ts";

async function fillIn(form: Locator, name: string, body: string): Promise<void> {
  await form.getByLabel("Your comment").fill(body);
  await form.getByLabel("Name").fill(name);
}

async function openRoot(page: Page): Promise<Locator> {
  await page.getByRole("link", { name: "Write a comment" }).click();
  const form = page.getByRole("form", { name: "Write a comment" });
  await form.waitFor();
  return form;
}

async function openReply(page: Page, id: number): Promise<Locator> {
  await page
    .locator(`#comment-${id}`)
    .getByRole("link", { name: /^Reply/u })
    .click();
  const form = page.locator(`#reply-${id}`);
  await form.waitFor();
  return form;
}

describe("writing in a browser", () => {
  let talk: Talk;
  let first: number;

  beforeAll(async () => {
    talk = await openTalk();
    first = await talk.say(null, "The bridge should be *blue*, as it always was.");
  });
  afterAll(() => talk.dispose());

  it("posts in place, once however often the button is pressed", async () => {
    const { page, context, problems } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    const form = await openRoot(page);
    expect(await form.getByLabel("Your comment").evaluate((element) => element === document.activeElement)).toBe(true);
    await fillIn(form, "Ada", "Red, please. 😉");
    await form.getByRole("button", { name: "Post comment" }).dblclick();
    const mine = page.locator("article.comment", { hasText: "Red, please. 😉" });
    await mine.and(page.locator(".own")).waitFor();
    expect(await mine.count()).toBe(1);
    expect(await page.getByRole("heading", { level: 2 }).innerText()).toBe("2 comments");
    expect(await mine.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await mine.getByRole("link", { name: "Withdraw" }).count()).toBe(1);
    expect(page.url()).toBe(talk.url + talk.path);
    await page.reload();
    expect(await page.getByText("Red, please. 😉").count()).toBe(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("replies below what is answered, edits and withdraws there", async () => {
    const { page, context, problems } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    await fillIn(await openReply(page, first), "Cleo", "Blue it is.");
    await page.locator(`#reply-${first}`).getByRole("button", { name: "Post reply" }).click();
    const reply = page.locator(`li:has(> #comment-${first}) .replies article.own`);
    await reply.waitFor();
    expect(await reply.locator(".body").innerText()).toBe("Blue it is.");

    await reply.getByRole("link", { name: "Edit" }).click();
    const edit = page.locator("form[id^=edit-]");
    expect(await edit.getByLabel("Your comment").inputValue()).toBe("Blue it is.");
    await edit.getByLabel("Your comment").fill("Blue it **was**.");
    await edit.getByRole("button", { name: "Save changes" }).click();
    await reply.getByText("edited").waitFor();
    expect(await reply.locator(".body strong").innerText()).toBe("was");

    await reply.getByRole("link", { name: "Withdraw" }).click();
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByText("Withdrawn by its author.").waitFor();
    expect(await page.getByText("Blue it was.").count()).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("shows a preview, and what is wrong, with everything that was typed", async () => {
    const { page, context } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    const form = await openReply(page, first);
    await form.getByLabel("Your comment").fill("Very *much* so");
    await form.getByRole("button", { name: "Preview" }).click();
    await page.locator(".preview em").waitFor();
    expect(await page.locator(".preview .body").innerText()).toBe("Very much so");
    expect(await form.getByLabel("Your comment").inputValue()).toBe("Very *much* so");
    // The browser's own checks aside: the server has the last word.
    await form.evaluate((element) => (element as HTMLFormElement).setAttribute("novalidate", ""));
    await form.getByRole("button", { name: "Post reply" }).click();
    await page.getByText("Please enter the name to show above your comment.").waitFor();
    expect(await form.getByLabel("Name").getAttribute("aria-invalid")).toBe("true");
    expect(await form.getByLabel("Your comment").inputValue()).toBe("Very *much* so");
    await context.close();
  });

  it("keeps a draft for each place, and the name", async () => {
    const { page, context } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    await fillIn(await openReply(page, first), "Dora", "Half a thought");
    await page.reload({ waitUntil: "load" });
    const again = await openReply(page, first);
    await expect.poll(() => again.getByLabel("Your comment").inputValue()).toBe("Half a thought");
    const other = await openRoot(page);
    expect(await other.getByLabel("Your comment").inputValue()).toBe("");
    await again.getByLabel("Name").fill("Dora");
    await again.getByRole("button", { name: "Post reply" }).click();
    await page.locator("article.own", { hasText: "Half a thought" }).waitFor();
    const fresh = await openReply(page, first);
    expect(await fresh.getByLabel("Your comment").inputValue()).toBe("");
    expect(await fresh.getByLabel("Name").inputValue()).toBe("Dora");
    await context.close();
  });

  it("keeps what was typed when the server cannot be reached", async () => {
    const { page, context } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    const form = await openReply(page, first);
    await fillIn(form, "Eva", "Over a bad line");
    await page.route("**/fragments/**", (route) => route.abort());
    await form.getByRole("button", { name: "Post reply" }).click();
    await form.getByRole("alert").getByText("It is still here: please try again.").waitFor();
    expect(await form.getByLabel("Your comment").inputValue()).toBe("Over a bad line");
    await page.unroute("**/fragments/**");
    await form.getByRole("button", { name: "Post reply" }).click();
    await page.locator("article.own", { hasText: "Over a bad line" }).waitFor();
    await context.close();
  });

  it("says beside what failed that it did, until it is tried again", async () => {
    const { page, context } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    const comment = page.locator(`#comment-${first}`);
    await page.route("**/fragments/**", (route) => route.abort());
    await comment.getByRole("button", { name: /^Disagree/u }).click();
    await comment.getByRole("alert").getByText("Your reaction couldn’t be counted.").waitFor();
    await comment.getByRole("link", { name: /^Report/u }).click();
    await comment.getByRole("alert").getByText("The link now opens it as a page.").waitFor();
    await page.unroute("**/fragments/**");
    await comment.getByRole("button", { name: /^Disagree/u }).click();
    await expect.poll(() => comment.getByRole("alert").count()).toBe(0);
    await context.close();
  });

  it("quotes the selected words in a reply", async () => {
    const { page, context, problems } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    await page.locator(`#comment-${first} .body p`).selectText();
    await page.getByRole("button", { name: "Quote this" }).click();
    const text = page.locator(`#reply-${first}`).getByLabel("Your comment");
    await expect.poll(() => text.inputValue()).toContain("> The bridge should be blue, as it always was.");
    expect(problems).toEqual([]);
    await context.close();
  });

  it("counts a mark in place and takes it back", async () => {
    const { page, context, problems } = await openPage(talk.browser);
    await openWithScripts(page, talk.url + talk.path);
    const button = page.locator(`#comment-${first}`).getByRole("button", { name: /^Respect comment 1/u });
    await button.click();
    await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
    expect(await button.locator("span").last().innerText()).toBe("1");
    await page.reload();
    await expect.poll(() => button.getAttribute("aria-pressed")).toBe("true");
    await button.click();
    await expect.poll(() => button.getAttribute("aria-pressed")).toBe("false");
    expect(problems).toEqual([]);
    await context.close();
  });

  it("does without a script: previewing, posting, replying, reacting", async () => {
    const { page, context, problems } = await openPage(talk.browser, { javaScriptEnabled: false });
    await page.goto(talk.url + talk.path);
    await page.getByRole("link", { name: "Write a comment" }).click();
    await fillIn(page.locator("form"), "Fritz", "Green would *do*.");
    await page.getByRole("button", { name: "Preview" }).click();
    expect(await page.locator(".preview em").innerText()).toBe("do");
    await page.getByRole("button", { name: "Post comment" }).click();
    await page.getByText("Your comment is published.").waitFor();
    expect(await page.getByRole("link", { name: "Edit" }).count()).toBe(1);

    await page.goto(talk.url + talk.path);
    await page
      .locator(`#comment-${first}`)
      .getByRole("link", { name: /^Reply/u })
      .click();
    await fillIn(page.locator("form.form"), "Fritz", "Not blue.");
    await page.getByRole("button", { name: "Post reply" }).click();
    expect(await page.locator("li.focus .body").innerText()).toBe("Not blue.");

    await page.goto(talk.url + talk.path);
    await page
      .locator(`#comment-${first}`)
      .getByRole("button", { name: /^Agree/u })
      .click();
    await page.waitForURL(`**/conversations/*#comment-${first}`);
    expect(await page.locator(`#comment-${first} button[value=agree]`).innerText()).toContain("1");
    expect(problems).toEqual([]);
    await context.close();
  });
});
