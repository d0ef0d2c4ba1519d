import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SCREENING } from "../../src/domain/screening/settings.ts";
import { addAdmin } from "../../src/service/add-admin.ts";
import { verifyLedger } from "../../src/service/moderation/verify-ledger.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import { ENGINES } from "../../src/store/store.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { signInByMail, Visitor } from "../support/visitor.ts";
import { takePictures } from "./pictures.ts";

const DAY_MS = 86_400_000;

const RUDE = "You worthless idiot, buy at https://one.example/ and https://two.example/ instead.";
const SHARP = "The harbour board has sold the pier behind our backs, and the paper knew it.";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

async function decide(page: Page, fields: Record<string, string>): Promise<void> {
  const form = page.locator("form.decide");
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name=${name}]`);
    if (name === "reason") await field.fill(value);
    else await field.selectOption(value);
  }
  await form.locator("button.main").click();
  await page.locator("main .notice.done").waitFor();
}

for (const engine of ENGINES) {
  describe(`the story of moderation on ${engine}`, { timeout: 120_000 }, () => {
    let server: TestServer;
    let write: string;
    let conversation: string;
    const opened: BrowserContext[] = [];
    const problems: (readonly string[])[] = [];

    beforeEach(async () => {
      server = await startTestServer(engine, { settings: { screening: DEFAULT_SCREENING } });
      const { article } = await visitArticle(server.context, {
        visit: { url: "https://gazette.example/pier", id: null, title: "The old pier" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      conversation = `${server.url}/conversations/${article.id}`;
      write = `${conversation}/write`;
    });
    afterEach(async () => {
      for (const context of opened.splice(0)) await context.close();
      await server.dispose();
      // A refused form is an answer of 403, which Chromium notes; nothing else may have gone wrong.
      expect(
        problems
          .splice(0)
          .flat()
          .filter((problem) => !problem.includes("status of 403")),
      ).toEqual([]);
    });

    /** A browser in which somebody is signed in; without scripts, so that the story holds for everybody. */
    async function at(email: string, role: "member" | "admin", javaScriptEnabled = false): Promise<Page> {
      const visitor = new Visitor(server);
      if (role === "admin") {
        const { secret } = await addAdmin(server.context, { email });
        await visitor.open(`/sign-in/link?token=${secret}`);
        await visitor.send("/sign-in/link");
      } else {
        await signInByMail(server, visitor, email);
      }
      const watched = await openPage(browser, { javaScriptEnabled });
      opened.push(watched.context);
      problems.push(watched.problems);
      await watched.context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.url })));
      return watched.page;
    }

    async function post(page: Page, body: string): Promise<void> {
      server.clock.advance(61_000);
      await page.goto(write);
      await page.locator("textarea[name=body]").fill(body);
      await page.getByRole("button", { name: "Post comment" }).click();
      await page.waitForURL(/\/comments\/\d+/u);
    }

    /** Lets the time pass in which a decision can be undone, and what was waiting be done. */
    async function afterUndo(): Promise<void> {
      server.clock.advance(11_000);
      await server.background.drain();
    }

    it("a comment is held for two causes; its author sees both, revises it, and it is published", async () => {
      const author = await at("grump@reader.example", "member");
      await post(author, RUDE);
      const causes = author.locator(".comment li", { has: author.locator("a[href*='/rules']") });
      expect(await causes.count()).toBe(2);
      await takePictures(author, "1-held");
      await author
        .getByRole("link", { name: /Edit|Revise/u })
        .first()
        .click();
      await author.locator("textarea[name=body]").fill("I would rather buy the boards from somebody else.");
      await author.locator("form.form button[value=post], form.form button:not([value=preview])").first().click();
      await author.locator("article.comment", { hasText: "boards from somebody else" }).waitFor();
      await author.goto(conversation);
      expect(await author.locator("article.comment").innerText()).toContain("boards from somebody else");
      await takePictures(author, "2-published");
    });

    it("a report leads to removal, statement, appeal, reversal by another moderator, and a precedent", async () => {
      const author = await at("grump@reader.example", "member");
      await post(author, SHARP);
      const reader = await at("edda@reader.example", "member");
      await reader.goto(`${server.url}/comments/1/report`);
      await takePictures(reader, "3-report");
      await reader.locator("input[name=clause]").first().check();
      await reader.locator("form.form button").first().click();
      await reader.locator("main a[href*='/reports/']").first().click();
      const wanda = await at("wanda@gazette.example", "admin");
      await wanda.goto(`${server.url}/console/reported`);
      await wanda.locator(".case h2 a").click();
      await takePictures(wanda, "4-case");
      await decide(wanda, { kind: "remove", clause: "10", reason: "Nothing supports this claim." });
      await afterUndo();
      await reader.reload();
      await takePictures(reader, "5-receipt");
      await author.goto(`${server.url}/me/decisions`);
      await author.locator("main a[href^='/me/decisions/']").first().click();
      expect(await author.locator("main").innerText()).toContain("Nothing supports this claim.");
      await takePictures(author, "6-statement");
      await author.locator("textarea[name=words]").fill("It is in the minutes of the board of 3 May.");
      await author.getByRole("button", { name: "Send appeal" }).click();
      await author.getByText("We have received your appeal.").waitFor();
      const ivo = await at("ivo@gazette.example", "admin");
      await ivo.goto(`${server.url}/console/appeal`);
      await ivo.locator(".case h2 a").click();
      await takePictures(ivo, "7-appeal");
      await ivo.locator("form.decide [name=outcome]").selectOption("reversed");
      await ivo.locator("form.decide [name=reason]").fill("The minutes say so.");
      await ivo.locator("form.decide button.main").click();
      await ivo.waitForURL(/\/console\/appeal/u);
      await afterUndo();
      await author.goto(conversation);
      expect(await author.locator("article.comment").innerText()).toContain("behind our backs");
      await author.goto(`${server.url}/me/decisions`);
      await takePictures(author, "8-reversed");
      // The like case that comes next shows what became of this one.
      await post(author, `${SHARP} Shame on you, you worthless idiot!`);
      await ivo.goto(`${server.url}/console/held`);
      await ivo.locator(".case h2 a").first().click();
      expect(await ivo.locator("aside").innerText()).toContain("behind our backs");
      await takePictures(ivo, "9-precedent");
    });

    it("a ban takes past comments down and ends; the ledger is whole, and whoever changes it is found out", async () => {
      const author = await at("grump@reader.example", "member");
      await post(author, SHARP);
      await post(author, "The pier was a good place to fish from, by the way.");
      const wanda = await at("wanda@gazette.example", "admin");
      await wanda.goto(`${server.url}/console/people`);
      await wanda.locator("table a").last().click();
      await decide(wanda, { kind: "ban", clause: "2", days: "7", pastComments: "remove", reason: "Threats by mail." });
      await takePictures(wanda, "10-banned");
      await afterUndo();
      await author.goto(conversation);
      expect(await author.locator("main").innerText()).not.toContain("good place to fish");
      await takePictures(author, "11-past-removed");
      await author.goto(write);
      await author.getByText("You are banned from commenting here").first().waitFor();
      await author.getByText("Threats by mail.").waitFor();
      expect(await author.locator("textarea[name=body]").count()).toBe(0);
      await takePictures(author, "12-banned");
      server.clock.advance(7 * DAY_MS);
      await server.background.drain();
      await post(author, "I am back, and calmer.");
      expect(await author.locator("main").innerText()).toContain("back, and calmer");
      expect(await verifyLedger(server.context)).toMatchObject({ ok: true });
      await wanda.goto(`${server.url}/transparency`);
      await takePictures(wanda, "13-transparency");
      const entry = await server.context.store.reader
        .selectFrom("ledger")
        .selectAll()
        .where("kind", "=", "decision")
        .orderBy("seq")
        .executeTakeFirstOrThrow();
      const forged = entry.body.replace('"kind":"ban"', '"kind":"warn"');
      expect(forged).not.toBe(entry.body);
      await server.context.store.transaction((tx) =>
        tx.updateTable("ledger").set({ body: forged }).where("seq", "=", entry.seq).execute(),
      );
      expect(await verifyLedger(server.context)).toMatchObject({ ok: false, seq: entry.seq, kind: "changed" });
    });
  });
}
