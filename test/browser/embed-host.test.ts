import { describe, expect, it } from "vitest";
import { openPage } from "../support/browser.ts";
import { API_TOKEN } from "../support/server.ts";
import { embedForEach } from "./embed-for-each.ts";
import { openEmbedTalk, shiftOf, strictPolicy, watchShift } from "./embed-talk.ts";

/** What the documentation tells publishers to put into their own style sheet. */
const RESERVE =
  "hustings-thread:not(:defined) { display: block; min-height: 100vh } hustings-count { display: inline-block; min-width: 2ch }";
const PARAGRAPHS = "<p>The bridge was there before the road, and the road before the town.</p>".repeat(60);
const FOOTER = "<footer>All about bridges</footer>";

const embed = embedForEach();

/** What a publisher's server puts into the article's HTML. */
async function include(path: string, query = ""): Promise<string> {
  const url = encodeURIComponent(embed.talk.host.origin + path);
  const answer = await fetch(`${embed.talk.server.url}/embed/thread.html?url=${url}${query}`, {
    headers: { authorization: `Bearer ${API_TOKEN}` },
  });
  expect(answer.status).toBe(200);
  return await answer.text();
}

describe("an embedded conversation in its host's page", () => {
  it("asks for nothing until it is nearly in view, and then moves nothing", async () => {
    const { page, problems } = embed.watched;
    await watchShift(page);
    for (let number = 1; number <= 30; number++) await embed.talk.say("/long", `Remark ${number}`);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(
      embed.talk.page("/long", `<style>${RESERVE}</style>${PARAGRAPHS}<hustings-thread></hustings-thread>${FOOTER}`),
    );
    await page.waitForFunction(() => customElements.get("hustings-thread") !== undefined);
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => scrollY === 300);
    expect(asked.filter((path) => path.startsWith("/fragments/"))).toEqual([]);
    await page.locator("hustings-thread").scrollIntoViewIfNeeded();
    await page.getByText("Remark 30").waitFor();
    await page.locator("footer", { hasText: "All about" }).scrollIntoViewIfNeeded();
    expect(asked.filter((path) => path.startsWith("/fragments/"))).toHaveLength(1);
    expect(await shiftOf(page)).toBe(0);
    expect(problems).toEqual([]);
  });

  it.each([
    ["many comments", 30],
    ["one comment", 1],
    ["none", 0],
  ])("moves nothing right at the top of a page, with %s", async (_name, count) => {
    const { page } = embed.watched;
    await watchShift(page);
    for (let number = 1; number <= count; number++) await embed.talk.say("/short", `Remark ${number}`);
    const line = "<p>Read <hustings-count></hustings-count> comments below.</p>";
    await page.goto(
      embed.talk.page("/short", `<style>${RESERVE}</style>${line}<hustings-thread></hustings-thread>${FOOTER}`),
    );
    await page.locator("ol.thread").waitFor({ state: "attached" });
    await expect.poll(() => page.locator("hustings-count").innerText()).toBe(String(count));
    expect(await shiftOf(page)).toBe(0);
    // The room that was kept free goes as far as the window and is given back when nobody sees it.
    const height = async (): Promise<number> => (await page.locator("hustings-thread").boundingBox())?.height ?? 0;
    if (count > 1) return;
    expect(await height()).toBeGreaterThan(500);
    await page.evaluate(() => {
      document.body.style.paddingTop = "3000px";
    });
    await expect.poll(height).toBeLessThan(400);
  });

  it("would be seen to move if no room were kept", async () => {
    const { page } = embed.watched;
    await watchShift(page);
    for (let number = 1; number <= 30; number++) await embed.talk.say("/short", `Remark ${number}`);
    const style = "<style>hustings-thread { --hustings-reserve: 0 }</style>";
    await page.goto(embed.talk.page("/short", `${style}<hustings-thread></hustings-thread>${FOOTER}`));
    await page.getByText("Remark 30").waitFor();
    expect(await shiftOf(page)).toBeGreaterThan(0);
  });

  it("loads at once where it must not be lazy", async () => {
    const { page } = embed.watched;
    await embed.talk.say("/long", "Far below.");
    await page.goto(embed.talk.page("/long", `${PARAGRAPHS}<hustings-thread lazy="false"></hustings-thread>`));
    await page.getByText("Far below.").waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it("stands in a page from right to left that is centred and counts its sizes from a small root", async () => {
    const { page, problems } = embed.watched;
    const root = await embed.talk.say("/bridge", "Blue.");
    await embed.talk.say("/bridge", "Red.", { to: root });
    const style =
      "<style>html { direction: rtl; font-size: 62.5% } body { font-size: 18px; text-align: center }</style>";
    await page.goto(embed.talk.page("/bridge", `${style}<hustings-thread lazy="false"></hustings-thread>`));
    // The line that folds the replies must not lie over the actions.
    await page
      .locator(`#comment-${root}`)
      .getByRole("link", { name: /^Reply/u })
      .click();
    await page.locator(`#reply-${root}`).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const drawn = await page.locator("section.hustings").evaluate((section) => {
      const { fontSize, textAlign, direction } = getComputedStyle(section);
      return { fontSize, textAlign, direction };
    });
    expect(drawn).toEqual({ fontSize: "18px", textAlign: "start", direction: "ltr" });
    expect(problems).toEqual([]);
  });

  it("takes the theme and the colours that the host sets", async () => {
    const { page } = embed.watched;
    await embed.talk.say("/bridge", "Blue.");
    const style = "<style>.own { --hustings-text: rgb(1, 2, 3); --hustings-font: monospace }</style>";
    await page.goto(
      embed.talk.page(
        "/bridge",
        `${style}<hustings-thread theme="dark"></hustings-thread><hustings-thread theme="light"></hustings-thread><hustings-thread class="own"></hustings-thread>`,
      ),
    );
    await expect.poll(() => page.locator("article.comment").count()).toBe(3);
    const colours = await page
      .locator("section.hustings")
      .evaluateAll((sections) => sections.map((section) => getComputedStyle(section).color));
    expect(colours).toEqual(["rgb(231, 228, 222)", "rgb(29, 27, 24)", "rgb(1, 2, 3)"]);
    const font = await page
      .locator("section.hustings")
      .last()
      .evaluate((section) => getComputedStyle(section).fontFamily);
    expect(font).toBe("monospace");
  });

  it("counts the comments of all articles of a page in one request", async () => {
    const { page, problems } = embed.watched;
    await embed.talk.say("/one", "About one.");
    for (let number = 1; number <= 3; number++) await embed.talk.say("/two", "About two.");
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/api/")) asked.push(request.url());
    });
    const counts = ["/two", "/one", "/none", "/two"].map((url) => `<hustings-count url="${url}"></hustings-count>`);
    await page.goto(embed.talk.page("/front", counts.join(" · ")));
    const texts = page.locator("hustings-count");
    await expect.poll(() => texts.allInnerTexts()).toEqual(["3", "1", "0", "3"]);
    expect(asked).toHaveLength(1);
    await texts.first().evaluate((element) => element.setAttribute("url", "/one"));
    await expect.poll(() => texts.first().innerText()).toBe("1");
    expect(problems).toEqual([]);
  });

  it("tells the publisher of a fault on the server as what it is, and not as a refusal", async () => {
    const { page, problems } = embed.watched;
    await page.route("**/fragments/thread*", (route) =>
      route.fulfill({ status: 500, headers: { "access-control-allow-origin": "*" }, body: "" }),
    );
    await page.goto(embed.talk.page("/bridge", "<hustings-thread></hustings-thread>"));
    await page.getByRole("link", { name: "Read them on their own page" }).waitFor();
    await expect.poll(() => problems.join("\n")).toContain("no conversation from");
    expect(problems.join("\n")).toContain("Error: 500");
    expect(problems.join("\n")).not.toContain("allowedOrigins");
  });

  it("is refused on a site that is not on the list: a link for readers, a sentence for the publisher", async () => {
    const { page, problems } = embed.watched;
    const other = await openEmbedTalk({ allowedOrigins: ["https://elsewhere.example"] });
    try {
      await page.goto(other.page("/foreign", "<hustings-thread></hustings-thread>"));
      const link = page.getByRole("link", { name: "Read them on their own page" });
      await link.waitFor();
      expect(await link.getAttribute("href")).toContain(`${other.server.url}/conversations?url=`);
      expect(problems.join("\n")).toContain(`hustings site set allowedOrigins ${other.host.origin}`);
      const { origin } = other.host;
      const refused = await fetch(`${other.server.url}/fragments/thread?url=${origin}/foreign`, {
        headers: { origin },
      });
      expect(refused.status).toBe(403);
    } finally {
      await other.dispose();
    }
  });
});

describe("a conversation within the article's own HTML", () => {
  it("is read, styled, without JavaScript, and links to where one can write", async () => {
    await embed.talk.say("/bridge", "Blue, as ever.");
    const address = embed.talk.page("/bridge", await include("/bridge", "&theme=dark"));
    const { page, context, problems } = await openPage(embed.browser, { javaScriptEnabled: false });
    await page.goto(address);
    expect(await page.getByText("Blue, as ever.").isVisible()).toBe(true);
    expect(await page.locator("hustings-thread").getAttribute("theme")).toBe("dark");
    await page.getByRole("link", { name: "Write a comment" }).click();
    expect(page.url()).toMatch(new RegExp(`^${embed.talk.server.url}/conversations/\\d+/write$`, "u"));
    expect(problems).toEqual([]);
    await context.close();
  });

  it("comes to life without being asked for again or moving", async () => {
    const { page, problems } = embed.watched;
    await watchShift(page);
    const first = await embed.talk.say("/bridge", "Blue, as ever.");
    await embed.talk.say("/bridge", "Grey.");
    const policy = {
      "content-security-policy": strictPolicy(embed.talk.server.url).replace(
        "style-src",
        `style-src ${embed.talk.server.url}`,
      ),
    };
    const address = embed.talk.page("/bridge", `${await include("/bridge")}${FOOTER}`, policy);
    const fragments: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/fragments/")) fragments.push(request.url());
    });
    await page.goto(address);
    const answer = page.locator(`#comment-${first}`).getByRole("link", { name: /^Reply/u });
    await page.waitForFunction(() => customElements.get("hustings-thread") !== undefined);
    expect(fragments).toEqual([]);
    expect(await shiftOf(page)).toBe(0);
    await answer.click();
    await page.locator("form.form").waitFor();
    await page.evaluate(() => document.querySelector("hustings-thread")?.setAttribute("sort", "newest"));
    await expect.poll(() => page.locator("[aria-current]").innerText()).toBe("Newest");
    expect(problems).toEqual([]);
  });

  it("goes to the comment that the address names, though it did not come within the page", async () => {
    const { page, problems } = embed.watched;
    const first = await embed.talk.say("/bridge", "Which blue?");
    let last = first;
    for (let number = 1; number <= 110; number++)
      last = await embed.talk.say("/bridge", `Blue number ${number}`, { to: first });
    const policy = {
      "content-security-policy": strictPolicy(embed.talk.server.url).replace(
        "style-src",
        `style-src ${embed.talk.server.url}`,
      ),
    };
    await page.goto(`${embed.talk.page("/bridge", await include("/bridge"), policy)}#comment-${last}`);
    await page.locator(`#comment-${last}.at`).getByText("Blue number 110").waitFor();
    expect(problems).toEqual([]);
  });

  it("makes an article known for the publisher only", async () => {
    const url = encodeURIComponent(`${embed.talk.host.origin}/unheard`);
    const unknown = await fetch(`${embed.talk.server.url}/embed/thread.html?url=${url}`);
    expect(unknown.status).toBe(404);
    expect(await include("/unheard", "&title=Never%20%22heard%22")).toContain('<template shadowrootmode="open"');
    expect((await fetch(`${embed.talk.server.url}/embed/thread.html?url=${url}`)).status).toBe(200);
  });
});

describe("the address that publishers link to", () => {
  it("leads to the conversation, also the first time when it is followed from an allowed site", async () => {
    const url = `${embed.talk.host.origin}/unheard`;
    const { page, context } = await openPage(embed.browser, { javaScriptEnabled: false });
    const link = `<noscript><a href="${embed.talk.server.url}/conversations?url=${encodeURIComponent(url)}">Comments</a></noscript>`;
    await page.goto(embed.talk.page("/unheard", `<hustings-thread>${link}</hustings-thread>`));
    await page.getByRole("link", { name: "Comments" }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/conversations\/\d+$/u);
    await context.close();
  });

  it("does not make articles of other sites known", async () => {
    const link = `${embed.talk.server.url}/conversations?url=${encodeURIComponent("https://elsewhere.example/a")}`;
    const answer = await fetch(link, { headers: { referer: `${embed.talk.host.origin}/` }, redirect: "manual" });
    expect(answer.status).toBe(403);
    expect((await fetch(link, { redirect: "manual" })).status).toBe(404);
  });
});

describe("the script at its stable address", () => {
  it("is small, may be loaded by any page, and is asked for again soon", async () => {
    const address = `${embed.talk.server.url}/embed.js`;
    const answer = await fetch(address, { headers: { "accept-encoding": "gzip" } });
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(answer.headers.get("content-type")).toContain("text/javascript");
    expect(Number(/max-age=(\d+)/u.exec(answer.headers.get("cache-control") ?? "")?.[1])).toBeLessThanOrEqual(3_600);
    const etag = answer.headers.get("etag") ?? "";
    const again = await fetch(address, { headers: { "accept-encoding": "gzip", "if-none-match": etag } });
    expect(again.status).toBe(304);
  });
});
