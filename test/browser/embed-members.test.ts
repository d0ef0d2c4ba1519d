import { describe, expect, it } from "vitest";
import { postComment } from "../../src/service/post-comment.ts";
import { addMember } from "../support/notified-members.ts";
import { embedForEach } from "./embed-for-each.ts";
import { openEmbedTalk, publisherToken, SSO_SECRET, strictPolicy, write } from "./embed-talk.ts";

const embed = embedForEach(() => openEmbedTalk({}, { SSO_SECRET }));

/** The publisher's page; with a token, its reader is signed in. */
async function open(sub?: string): Promise<void> {
  const sso = sub === undefined ? "" : ` sso="${await publisherToken(embed.talk, sub)}"`;
  const policy = { "content-security-policy": strictPolicy(embed.talk.server.url) };
  const body = `<h1>The old bridge</h1><hustings-thread lazy="false"${sso}></hustings-thread>`;
  await embed.watched.page.goto(embed.talk.page("/bridge", body, policy));
  if (sub !== undefined) await embed.watched.page.getByText(`Reader of the paper ${sub}`).first().waitFor();
}

describe("what readers do besides writing, in an embed on another site", () => {
  it("the bell: counts, lists, shows the comment, and is quiet afterwards", async () => {
    const { page, problems } = embed.watched;
    await open("r1");
    const form = await write(page, page.getByRole("link", { name: "Write a comment" }), { body: "I was there." });
    await form.getByRole("button", { name: "Post comment" }).click();
    const mine = page.locator("article.own", { hasText: "I was there." });
    await mine.waitFor();
    const id = Number(((await mine.getAttribute("id")) ?? "").replace("comment-", ""));
    const answers = [
      await embed.talk.say("/bridge", "So was I.", { to: id }),
      await embed.talk.say("/bridge", "Me too.", { to: id }),
    ];
    await embed.talk.server.background.drain();
    await page.reload();
    await page.getByRole("link", { name: "Notifications: 2" }).click();
    const list = page.getByRole("form", { name: "Notifications" });
    await list.locator(`a[href$="/comments/${answers[0]}"]`).click();
    await page.locator(`#comment-${answers[0]}.at`).waitFor();
    await list.getByRole("link", { name: "Close" }).click();
    const bell = page.getByRole("link", { name: /^Notifications/u });
    await bell.click();
    await list.getByRole("button", { name: "Mark all as read (1)" }).click();
    await expect.poll(() => bell.innerText()).toBe("Notifications");
    expect(new URL(page.url()).origin).toBe(embed.talk.host.origin);
    expect(problems).toEqual([]);
  });

  it("a notice of a comment that is not on the page leads to its own page, read, and back leads back", async () => {
    const { page, problems } = embed.watched;
    await open("r1");
    await page.getByRole("link", { name: "Follow" }).click();
    await page.locator(".slot").getByRole("button", { name: "Follow" }).click();
    await page.locator(".slot").getByText("You are following this.").waitFor();
    const id = await embed.talk.say("/bridge", "Something new.");
    await embed.talk.server.background.drain();
    await open("r1");
    // Taken away, so that it is not on the page.
    await page.getByText("Something new.").waitFor();
    await page.locator(`#comment-${id}`).evaluate((article) => article.closest("li")?.remove());
    await page.getByRole("link", { name: "Notifications: 1" }).click();
    await page.locator("a[data-notice]").click();
    await page.waitForURL(`${embed.talk.server.url}/comments/${id}`);
    await page.goBack();
    await page.getByRole("link", { name: "Notifications", exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  it("mentions: people are suggested to members, by keys", async () => {
    const { page, problems } = embed.watched;
    await embed.talk.say("/bridge", "Blue.");
    const { context } = embed.talk.server;
    const ida = await addMember(context, "Ida Brandt");
    const input = { name: "", email: "", body: "Green." };
    await postComment(context, { articleId: 1, parentId: null, input, writer: ida, idempotencyKey: "ida" });
    await open("r1");
    await page.getByRole("link", { name: "Write a comment" }).click();
    const body = page.getByLabel("Your comment");
    await body.pressSequentially("Well, @id");
    await page.getByRole("option", { name: "Ida Brandt" }).waitFor();
    await body.press("Enter");
    expect(await body.inputValue()).toBe("Well, @Ida Brandt ");
    expect(problems).toEqual([]);
  });

  it("reporting and muting in place; following first asks guests to sign in", async () => {
    const { page, problems } = embed.watched;
    await embed.talk.say("/bridge", "Blue.");
    const { context } = embed.talk.server;
    const otto = await addMember(context, "Otto");
    const input = { name: "", email: "", body: "Red, you fools." };
    const said = { articleId: 1, parentId: null, input, writer: otto, idempotencyKey: "otto" };
    const { id } = await postComment(context, said);
    await open();
    await page
      .locator(`#comment-${id}`)
      .getByRole("link", { name: /^Report/u })
      .click();
    await page.locator(`#report-${id}`).getByRole("radio").first().check();
    await page.locator(`#report-${id}`).getByRole("button", { name: "Send" }).click();
    await page.locator(".slot .done").getByRole("link", { name: "Close" }).click();
    await page.getByRole("link", { name: "Follow" }).click();
    const opened = page.waitForEvent("popup");
    await page.locator(".slot").getByRole("link", { name: "Sign in" }).click();
    await (await opened).close();
    await open("r1");
    await page.locator(`#comment-${id}`).getByRole("link", { name: "Otto", exact: true }).click();
    await page.locator(".slot").getByRole("button", { name: /^Mute/u }).click();
    await page.locator(`#comment-${id}`).getByText("You have muted this person.").waitFor();
    await page.locator(".slot").getByRole("button", { name: /mute/iu }).waitFor();
    expect(new URL(page.url()).origin).toBe(embed.talk.host.origin);
    expect(problems).toEqual([]);
  });
});
