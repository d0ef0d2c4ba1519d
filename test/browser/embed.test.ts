import { fileURLToPath } from "node:url";
import type { Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { embedForEach } from "./embed-for-each.ts";
import { inWindow, strictPolicy, write } from "./embed-talk.ts";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
const THREAD = "<h1>The old bridge</h1><hustings-thread></hustings-thread>";

const embed = embedForEach();

/** That many replies to one comment, numbered from 1; returns the id of the last. */
async function sayMany(count: number, words: string, to: number): Promise<number> {
  let last = to;
  for (let number = 1; number <= count; number++) last = await embed.talk.say("/bridge", `${words} ${number}`, { to });
  return last;
}

describe("reading an embedded conversation", () => {
  it("shows it under an article that was never heard of before", async () => {
    const { page, problems } = embed.watched;
    await page.goto(embed.talk.page("/new", THREAD));
    await page.getByRole("heading", { name: "No comments yet" }).or(page.getByText("0 comments")).first().waitFor();
    expect(await page.locator(".empty").isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });

  it("loads no script for writing before it is needed", async () => {
    const { page } = embed.watched;
    await embed.talk.say("/bridge", "Blue.");
    const scripts: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "script") scripts.push(new URL(request.url()).pathname);
    });
    await page.goto(embed.talk.page("/bridge", THREAD));
    await page.locator("article.comment").waitFor();
    expect(scripts).toEqual(["/embed.js"]);
    await page.getByRole("link", { name: "Write a comment" }).click();
    await page.locator("form.form").waitFor();
    expect(scripts).toHaveLength(2);
    expect(scripts[1]).toMatch(/^\/assets\/embed-write-/u);
  });

  it("shows at a slow line that what was pressed is on its way", async () => {
    const { page, problems } = embed.watched;
    await embed.talk.say("/bridge", "Blue.");
    const asked = new Promise<Route>((resolve) => void page.route("**/assets/embed-write-*", resolve));
    await page.goto(embed.talk.page("/bridge", THREAD));
    const link = page.getByRole("link", { name: "Write a comment" });
    await link.click();
    await expect.poll(() => link.getAttribute("aria-busy")).toBe("true");
    await (await asked).continue();
    await page.locator("form.form").waitFor();
    expect(await page.locator(".entry a").getAttribute("aria-busy")).toBeNull();
    expect(problems).toEqual([]);
  });

  it("sorts, folds, and jumps in place", async () => {
    const { page, problems } = embed.watched;
    const first = await embed.talk.say("/bridge", "First remark.");
    const reply = await embed.talk.say("/bridge", "A reply.", { to: first });
    await embed.talk.say("/bridge", "A second reply.", { to: first });
    await embed.talk.say("/bridge", "Last remark.");
    const address = embed.talk.page("/bridge", THREAD);
    await page.goto(address);
    const roots = page.locator(".thread > li > article .body");
    await expect.poll(() => roots.allInnerTexts()).toEqual(["First remark.", "Last remark."]);

    await page.getByRole("link", { name: "Newest" }).click();
    await expect.poll(() => roots.allInnerTexts()).toEqual(["Last remark.", "First remark."]);
    const current = page.locator("[aria-current]");
    expect(await current.innerText()).toBe("Newest");
    expect(await current.evaluate((link) => (link.getRootNode() as ShadowRoot).activeElement === link)).toBe(true);

    const fold = page.locator("details > summary");
    await fold.click();
    expect(await page.locator(`#comment-${reply}`).isVisible()).toBe(false);
    await fold.click();
    await page.getByRole("link", { name: "in reply to Bram" }).last().click();
    await page.getByRole("button", { name: "Back to 1.2" }).click();

    await page.locator(`#comment-${reply} a.number`).click();
    expect(page.url()).toBe(`${address}#comment-${reply}`);
    await page.reload();
    await page.locator(`#comment-${reply}.at`).waitFor();
    expect(problems).toEqual([]);
  });

  it("adds the replies of a long branch in place", async () => {
    const { page, problems } = embed.watched;
    const first = await embed.talk.say("/bridge", "Which blue?");
    await sayMany(110, "Blue number", first);
    await page.goto(embed.talk.page("/bridge", THREAD));
    await page.getByRole("link", { name: /more replies$/u }).click();
    const replies = page.locator(".replies .body");
    await expect.poll(() => replies.count()).toBeGreaterThan(100);
    const texts = await replies.allInnerTexts();
    expect(texts).toEqual(texts.map((_, index) => `Blue number ${index + 1}`));
    expect(await page.locator(".live[role=status]").innerText()).toBe("More comments have been loaded.");
    expect(problems).toEqual([]);
  });

  it("shows the comment that the address names, wherever in the conversation it stands", async () => {
    const { page, problems } = embed.watched;
    const first = await embed.talk.say("/bridge", "Which blue?");
    const last = await sayMany(110, "Blue number", first);
    await page.goto(`${embed.talk.page("/bridge", THREAD)}#comment-${last}`);
    const linked = page.locator(`#comment-${last}.at`);
    await linked.getByText("Blue number 110").waitFor();
    expect(await linked.getByRole("link", { name: "in reply to Bram" }).count()).toBe(1);
    // In its branch: behind the link to those that are left out.
    expect(await linked.evaluate((article) => article.closest("li")?.previousElementSibling?.className)).toBe("more");
    // Loaded where it stands, it is there once.
    await page.getByRole("link", { name: /more replies$/u }).click();
    await expect.poll(() => page.locator(".replies .body").count()).toBeGreaterThan(100);
    await expect.poll(() => page.getByText("Blue number 110", { exact: true }).count()).toBe(1);
    expect(problems).toEqual([]);
  });

  it("keeps the comment that the address names when more replies bring what it stands under, and shows nothing twice", async () => {
    const { page, problems } = embed.watched;
    const first = await embed.talk.say("/bridge", "Which blue?");
    const last = await sayMany(110, "Blue number", first);
    const linked = await sayMany(60, "Below", last);
    await page.goto(`${embed.talk.page("/bridge", THREAD)}#comment-${linked}`);
    const shown = page.locator(`#comment-${linked}.at`);
    await shown.waitFor();
    const more = page.getByRole("link", { name: /more replies$/u });
    for (let left = await more.count(); left > 0; left = await more.count()) {
      const before = await more.first().getAttribute("href");
      await more.first().click();
      await expect
        .poll(() => more.evaluateAll((links) => links.map((link) => link.getAttribute("href"))))
        .not.toContain(before);
      expect(await shown.count()).toBe(1);
    }
    const ids = await page.locator("article.comment").evaluateAll((articles) => articles.map(({ id }) => id));
    expect(ids).toHaveLength(171);
    expect(new Set(ids).size).toBe(171);
    expect(problems).toEqual([]);
  });

  it("goes to the comment that the address names below a long article, on arrival and when a link names it later", async () => {
    const { page, problems } = embed.watched;
    const first = await embed.talk.say("/bridge", "Which blue?");
    const last = await sayMany(110, "Blue number", first);
    const article = `<p><a href="#comment-${last - 1}">the last but one</a></p><p style="height:6000px"></p>`;
    await page.goto(`${embed.talk.page("/bridge", article + THREAD)}#comment-${last}`);
    await page.locator(`#comment-${last}.at`).waitFor();
    await expect.poll(() => inWindow(page, last)).toBe(true);
    await page.getByRole("link", { name: "the last but one" }).click();
    await page.locator(`#comment-${last - 1}.at`).waitFor();
    await expect.poll(() => inWindow(page, last - 1)).toBe(true);
    // Another order is no arrival.
    await page.getByRole("link", { name: "Newest" }).click();
    await page.locator("[aria-current]", { hasText: "Newest" }).waitFor();
    expect(await page.locator(".at").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("says beside the link that more replies could not be loaded, and leads to them as a page then", async () => {
    const { page } = embed.watched;
    const first = await embed.talk.say("/bridge", "Which blue?");
    await sayMany(110, "Blue number", first);
    await page.goto(embed.talk.page("/bridge", THREAD));
    await page.route("**/fragments/comments/**", (route) => route.abort());
    const more = page.getByRole("link", { name: /more replies$/u });
    await more.click();
    await page.getByRole("alert").getByText("couldn’t be loaded").waitFor();
    expect((await page.getByRole("alert").boundingBox())?.height).toBeGreaterThan(10);
    await more.click();
    await page.waitForURL(`${embed.talk.server.url}/comments/${first}/replies?*`);
  });

  it("speaks the language that is asked for", async () => {
    const { page } = embed.watched;
    await embed.talk.say("/bridge", "Blau.");
    await page.goto(embed.talk.page("/bridge", '<hustings-thread lang="de"></hustings-thread>'));
    await page.getByRole("heading", { name: "1 Kommentar" }).waitFor();
    await page.getByRole("link", { name: /^Auf .* antworten|^Antworten/u }).click();
    expect(await page.locator("form.form").getAttribute("aria-label")).toMatch(/[Aa]ntwort/u);
  });

  it("follows its attributes, and shows only what was asked for last", async () => {
    const { page, problems } = embed.watched;
    await embed.talk.say("/one", "About one.");
    await embed.talk.say("/one", "More of that.");
    await embed.talk.say("/two", "About two.");
    const address = embed.talk.page("/app", `<hustings-thread url="/one"></hustings-thread>`);
    await page.goto(address);
    await page.getByText("About one.").waitFor();
    // The answer that is slow must not come through once another article is shown.
    let slow: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      slow = resolve;
    });
    await page.route("**/fragments/thread*two*", async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    const asked = page.waitForRequest("**/fragments/thread*two*");
    await page.evaluate(() => document.querySelector("hustings-thread")?.setAttribute("url", "/two"));
    await asked;
    expect(await page.getByText("About one.").count()).toBe(0);
    await page.evaluate(() => document.querySelector("hustings-thread")?.setAttribute("url", "/one"));
    await page.getByText("About one.").waitFor();
    slow?.();
    await page.evaluate(() => document.querySelector("hustings-thread")?.setAttribute("sort", "newest"));
    await expect.poll(() => page.locator("[aria-current]").innerText()).toBe("Newest");
    expect(await page.getByText("About two.").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("stays as it is when it is moved within the page", async () => {
    const { page } = embed.watched;
    await embed.talk.say("/bridge", "Blue.");
    await page.goto(embed.talk.page("/bridge", `<main>${THREAD}</main><aside></aside>`));
    await page.getByText("Blue.").waitFor();
    let asked = 0;
    page.on("request", () => {
      asked += 1;
    });
    await page.evaluate(() => {
      const thread = document.querySelector("hustings-thread");
      if (thread !== null) document.querySelector("aside")?.append(thread);
    });
    await page.getByRole("link", { name: "Write a comment" }).click();
    await page.locator("form.form").waitFor();
    // The script for writing and the form, not the conversation again.
    expect(asked).toBe(2);
  });
});

describe("an embedded conversation for everybody", () => {
  it("has no known barriers, open form included", async () => {
    const { page } = embed.watched;
    const first = await embed.talk.say("/bridge", "The bridge should be blue.");
    await embed.talk.say("/bridge", "Or red.", { to: first });
    await page.goto(embed.talk.page("/bridge", `<main>${THREAD}</main>`));
    await page
      .locator(`#comment-${first}`)
      .getByRole("link", { name: /^Reply/u })
      .click();
    await page.locator("form.form").waitFor();
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(violations).toEqual([]);
  });

  it("is used by keyboard alone", async () => {
    const { page } = embed.watched;
    await embed.talk.say("/bridge", "The bridge should be blue.");
    await page.goto(embed.talk.page("/bridge", THREAD));
    const entry = page.getByRole("link", { name: "Write a comment" });
    await entry.focus();
    await page.keyboard.press("Enter");
    const text = page.locator("textarea");
    await text.waitFor();
    await expect
      .poll(() => text.evaluate((area) => (area.getRootNode() as ShadowRoot).activeElement === area))
      .toBe(true);
    await page.keyboard.type("By hand.");
    await page.keyboard.press("Escape");
    await expect
      .poll(() => entry.evaluate((link) => (link.getRootNode() as ShadowRoot).activeElement === link))
      .toBe(true);
    expect(await text.count()).toBe(0);
  });
});

describe("under a host's strict content security policy with Trusted Types", () => {
  it("reads and writes without a violation", async () => {
    const { page, problems } = embed.watched;
    const policy = { "content-security-policy": strictPolicy(embed.talk.server.url) };
    await embed.talk.say("/strict", "Blue.");
    await page.goto(embed.talk.page("/strict", THREAD, policy));
    const answer = page.getByRole("link", { name: /^Reply/u });
    const form = await write(page, answer, { name: "Ada", body: "Red." });
    await form.getByRole("button", { name: "Post reply" }).click();
    const own = page.locator("article.own", { hasText: "Red." });
    await own.waitFor();
    // The style is there, too: the list has no bullets, the form's button its colour.
    expect(await page.locator(".thread").evaluate((list) => getComputedStyle(list).listStyleType)).toBe("none");
    expect(problems).toEqual([]);
  });

  it("shows a link where the policy does not allow ours", async () => {
    const { page } = embed.watched;
    const policy = strictPolicy(embed.talk.server.url).replace("trusted-types hustings", "trusted-types other");
    await page.goto(embed.talk.page("/strict", THREAD, { "content-security-policy": policy }));
    await page.getByRole("link", { name: "Read them on their own page" }).click();
    await page.waitForURL(`${embed.talk.server.url}/conversations/*`);
  });
});
