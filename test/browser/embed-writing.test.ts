import { describe, expect, it } from "vitest";
import { decide } from "../../src/service/moderation/decide.ts";
import { decision } from "../support/moderation.ts";
import { addMember } from "../support/people.ts";
import { embedForEach } from "./embed-for-each.ts";
import { write } from "./embed-talk.ts";

const THREAD = "<h1>The old bridge</h1><hustings-thread></hustings-thread>";

const embed = embedForEach();

describe("writing in an embedded conversation", () => {
  it("posts, replies, previews, edits and withdraws, and knows its own after a reload", async () => {
    const { page, problems } = embed.watched;
    const first = await embed.talk.say("/bridge", "The bridge should be blue.");
    await page.goto(embed.talk.page("/bridge", THREAD));
    const entry = page.getByRole("link", { name: "Write a comment" });
    const form = await write(page, entry, { name: "Ada", body: "Red, *please*. 😉" });
    await form.getByRole("button", { name: "Preview" }).click();
    expect(await page.locator(".preview em").innerText()).toBe("please");
    await page.locator("form.form").getByRole("button", { name: "Post comment" }).click();
    const mine = page.locator("article.own", { hasText: "Red, please. 😉" });
    await mine.waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("device")))).toHaveLength(
      1,
    );
    expect(await page.context().cookies()).toEqual([]);

    const answer = page.locator(`#comment-${first}`).getByRole("link", { name: /^Reply/u });
    const replyForm = await write(page, answer, { body: "On second thoughts: green." });
    expect(await replyForm.locator("input[name=name]").inputValue()).toBe("Ada");
    await replyForm.getByRole("button", { name: "Post reply" }).click();
    await page.locator(".replies article.own", { hasText: "green" }).waitFor();

    await page.reload();
    await mine.waitFor();
    const editForm = await write(page, mine.getByRole("link", { name: "Edit" }), { body: "Red, **please**. 😉" });
    await editForm.getByRole("button", { name: "Save changes" }).click();
    await mine.getByText("edited").waitFor();
    expect(await mine.locator("strong").innerText()).toBe("please");

    await mine.getByRole("link", { name: "Withdraw" }).click();
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByText("Withdrawn by its author.").waitFor();
    expect(page.url()).toBe(`${embed.talk.host.origin}/bridge`);
    expect(problems).toEqual([]);
  });

  it("says in the place of the form that a guest may not write now, and where to read why", async () => {
    const { page, problems } = embed.watched;
    const { context } = embed.talk.server;
    const decider = await addMember(context, "Wanda", "moderator");
    await page.goto(embed.talk.page("/bridge", THREAD));
    const entry = page.getByRole("link", { name: "Write a comment" });
    const form = await write(page, entry, { name: "Ada", body: "Red, please." });
    await form.getByRole("button", { name: "Post comment" }).click();
    const id = (await page.locator("article.own").getAttribute("id"))?.replace("comment-", "");
    const input = decision("time-out", { clause: 2, reason: "Cool down.", durationSeconds: 3_600 });
    await decide(context, { decider, target: { commentId: Number(id) }, input });
    await page.reload();
    for (const link of [entry, page.getByRole("link", { name: /^Reply to/u })]) {
      await link.click();
      await page.getByText("You can’t post for now.").last().waitFor();
      await page.getByText("Cool down.").last().waitFor();
      expect(await page.locator("textarea").count()).toBe(0);
    }
    const address = await page
      .getByRole("link", { name: "Read the whole decision and appeal" })
      .first()
      .getAttribute("href");
    await page.goto(new URL(address ?? "", embed.talk.server.url).href);
    await page.getByText("Cool down.").waitFor();
    expect(problems).toEqual([]);
  });

  it("moves the counts beside the conversation", async () => {
    const { page, problems } = embed.watched;
    await embed.talk.say("/bridge", "Blue.");
    await page.goto(embed.talk.page("/bridge", `<p><hustings-count></hustings-count> comments</p>${THREAD}`));
    const count = page.locator("hustings-count");
    await expect.poll(() => count.innerText()).toBe("1");
    const form = await write(page, page.getByRole("link", { name: "Write a comment" }), { name: "Ada", body: "Red." });
    await form.getByRole("button", { name: "Post comment" }).click();
    await expect.poll(() => count.innerText()).toBe("2");
    await page.locator("article.own").getByRole("link", { name: "Withdraw" }).click();
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await expect.poll(() => count.innerText()).toBe("1");
    expect(problems).toEqual([]);
  });

  it("brings the form back with what was typed when it is refused", async () => {
    const { page } = embed.watched;
    await page.goto(embed.talk.page("/bridge", THREAD));
    const entry = page.getByRole("link", { name: "Write a comment" });
    const form = await write(page, entry, { name: "   ", body: "Not to be lost" });
    await form.evaluate((element: HTMLFormElement) => {
      element.noValidate = true;
    });
    await form.getByRole("button", { name: "Post comment" }).click();
    await page.locator("[role=alert]").waitFor();
    expect(await page.locator("textarea").inputValue()).toBe("Not to be lost");
  });

  it("keeps a draft through a reload", async () => {
    const { page } = embed.watched;
    await page.goto(embed.talk.page("/bridge", THREAD));
    const entry = page.getByRole("link", { name: "Write a comment" });
    await write(page, entry, { body: "Half a thought" });
    await page.reload();
    await entry.click();
    await expect.poll(() => page.locator("textarea").inputValue()).toBe("Half a thought");
  });

  it("reacts once a device, and shows that after a reload", async () => {
    const { page, problems } = embed.watched;
    const first = await embed.talk.say("/bridge", "The bridge should be blue.");
    await page.goto(embed.talk.page("/bridge", THREAD));
    const button = page.locator(`#comment-${first} footer button[value=respect]`);
    await button.click();
    const pressed = page.locator(`#comment-${first} footer button[aria-pressed=true]`);
    await pressed.waitFor();
    expect(await button.locator("span").last().innerText()).toBe("1");
    await page.reload();
    await pressed.waitFor();
    await pressed.click();
    await page.locator(`#comment-${first} footer button[value=respect][aria-pressed=false]`).waitFor();
    expect(problems).toEqual([]);
  });

  it("quotes selected words", async () => {
    const { page } = embed.watched;
    const first = await embed.talk.say("/bridge", "The bridge should be blue.");
    await page.goto(embed.talk.page("/bridge", THREAD));
    await page.locator(`#comment-${first} .body p`).selectText();
    await page.getByRole("button", { name: "Quote this" }).click();
    await expect.poll(() => page.locator("textarea").inputValue()).toContain("> The bridge should be blue.");
  });

  it("begins anew with a token that the server does not know", async () => {
    const { page } = embed.watched;
    await page.goto(embed.talk.page("/bridge", THREAD));
    await page.evaluate((url) => {
      localStorage.setItem(`hustings-device ${url}`, "abc.def");
    }, embed.talk.server.url);
    await page.reload();
    const entry = page.getByRole("link", { name: "Write a comment" });
    const form = await write(page, entry, { name: "Ada", body: "Here again." });
    await form.getByRole("button", { name: "Post comment" }).click();
    await page.locator("article.own", { hasText: "Here again." }).waitFor();
  });

  it("leads to the server's own page when the script for writing cannot be loaded", async () => {
    const { page } = embed.watched;
    await page.route("**/assets/embed-write-*", (route) => route.abort());
    await page.goto(embed.talk.page("/bridge", THREAD));
    await page.getByRole("link", { name: "Write a comment" }).click();
    await page.waitForURL(`${embed.talk.server.url}/conversations/*/write`);
  });
});
