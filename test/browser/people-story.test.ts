import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ENGINES } from "../../src/store/store.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { OIDC_CLIENT, startIdentityProvider } from "../support/identity-provider.ts";
import type { IdentityProvider } from "../support/identity-provider.ts";
import { complaints } from "./axe.ts";
import { freePort } from "../support/free-port.ts";
import { openEmbedTalk, publisherToken, SSO_SECRET, write } from "./embed-talk.ts";
import type { EmbedTalk } from "./embed-talk.ts";
import { takePictures } from "./pictures.ts";
import {
  addPasskey,
  addVirtualAuthenticator,
  askForMail,
  NO_THIRD_PARTY_COOKIES,
  pressSignIn,
  THREAD,
} from "./signing-in.ts";

/** A publisher's page, sound in itself, so that whatever axe-core finds is ours. */
const PAGE = `<main>${THREAD}</main>`;
const EMAIL = "philippa@reader.example";
const NAME = "Philippa Quast";
/** The same to the eye: three letters are Cyrillic, and one cannot be seen. */
const LOOK_ALIKE = "Рhіlірра\u200b Quast";
const DAY_MS = 86_400_000;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser([NO_THIRD_PARTY_COOKIES]);
});
afterAll(async () => {
  await browser.close();
});

/** What somebody sees now: nothing for axe-core to complain of, and a picture. */
async function look(page: Page, name: string): Promise<void> {
  expect(await complaints(page), name).toEqual([]);
  await takePictures(page, `people-${name}`);
}

function line(page: Page): Locator {
  return page.locator(".account-line");
}

async function say(page: Page, body: string, name?: string): Promise<void> {
  const form = await write(page, page.getByRole("link", { name: "Write a comment" }), {
    body,
    ...(name === undefined ? {} : { name }),
  });
  await form.getByRole("button", { name: "Post comment" }).click();
}

for (const engine of ENGINES) {
  describe(`the story of people on ${engine}`, { timeout: 180_000 }, () => {
    let talk: EmbedTalk;
    let provider: IdentityProvider;
    const opened: BrowserContext[] = [];

    beforeEach(async () => {
      const port = await freePort();
      provider = await startIdentityProvider([`http://localhost:${port}/sign-in/with/herald/back`]);
      const herald = { id: "herald", label: "Herald", issuer: provider.issuer, ...OIDC_CLIENT };
      const env = { HOST: "localhost", PORT: String(port), SSO_SECRET, OIDC_PROVIDERS: JSON.stringify([herald]) };
      talk = await openEmbedTalk({}, env, engine);
    });
    afterEach(async () => {
      for (const context of opened.splice(0)) await context.close();
      await talk.dispose();
      await provider.dispose();
    });

    /** A browser of its own. The policy is put aside so that axe-core can look. */
    async function newBrowser(): Promise<Page> {
      const { page, context } = await openPage(browser, { bypassCSP: true });
      opened.push(context);
      return page;
    }

    const address = (path: string): string => talk.server.url + path;

    /** Reads the newest mail to an address as the file that it is in the outbox. */
    async function fromOutbox(to: string): Promise<string> {
      await talk.server.background.drain();
      const folder = join(talk.server.context.config.dataDir, "outbox");
      const mails = readdirSync(folder)
        .sort()
        .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("=\r\n", ""));
      const mail = mails.findLast((text) => text.includes(`To: ${to}`));
      if (mail === undefined) throw new Error(`no mail to ${to}`);
      return mail;
    }

    /** Signs in from the embed by the link of the mail, opened in another tab; returns the tab, on our own pages. */
    async function signInByLink(page: Page): Promise<Page> {
      const { link } = await askForMail(talk, await pressSignIn(page), EMAIL);
      const tab = await page.context().newPage();
      await tab.goto(link);
      await look(tab, "2-mail-link");
      await tab.getByRole("button", { name: "Sign in" }).click();
      await line(tab).getByText("Signed in as").waitFor();
      return tab;
    }

    async function beNamed(page: Page, name: string): Promise<void> {
      await page.goto(address("/me"));
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("heading", { name }).waitFor();
    }

    it("guest, member by the mail's link, a name that nobody else can use, a passkey", async () => {
      const page = await newBrowser();
      await page.goto(talk.page("/bridge", PAGE));
      const form = await write(page, page.getByRole("link", { name: "Write a comment" }), {
        body: "It carried my grandmother.",
        name: "Philippa",
      });
      await form.getByLabel(/^E-mail/u).fill(EMAIL);
      await form.getByRole("button", { name: "Post comment" }).click();
      await page.locator("article.own", { hasText: "grandmother" }).waitFor();
      await look(page, "1-guest");

      const own = await signInByLink(page);
      await line(page).getByText("Signed in as").waitFor();
      await page.reload();
      await line(page).getByText("Signed in as").waitFor();
      await own.goto(address("/me/data"));
      await own.getByRole("button", { name: "These are mine" }).click();
      await own.getByText("These comments are yours now.").waitFor();
      await beNamed(own, NAME);
      await look(own, "3-profile");
      await page.reload();
      await line(page).getByText(NAME).waitFor();
      await page
        .locator("article.own", { hasText: "grandmother" })
        .getByRole("link", { name: NAME, exact: true })
        .waitFor();
      await look(page, "4-member");

      const other = await newBrowser();
      await other.goto(talk.page("/bridge", PAGE));
      await say(other, "Believe me.", LOOK_ALIKE);
      await other.locator(".slot .error, form .error").first().waitFor();
      expect(await other.locator("form.form textarea").inputValue()).toBe("Believe me.");
      await look(other, "5-look-alike");

      await addVirtualAuthenticator(own);
      await addPasskey(talk, own, "Kitchen key");
      await look(own, "6-sign-in-ways");
      await own.goto(address("/me"));
      await own.getByRole("button", { name: "Sign out" }).click();
      await own.goto(address("/sign-in?return=/me"));
      await own.getByRole("button", { name: "Sign in with a passkey" }).click();
      await own.getByRole("heading", { name: NAME }).waitFor();
      await own.reload();
      await own.getByRole("heading", { name: NAME }).waitFor();
    });

    it("a provider's account and the newspaper's own in embeds, reloaded", async () => {
      const page = await newBrowser();
      await page.goto(talk.page("/bridge", PAGE));
      const popup = await pressSignIn(page);
      await look(popup, "7-sign-in");
      const closed = popup.waitForEvent("close");
      await popup.getByRole("link", { name: "Continue with Herald" }).click();
      await closed;
      await say(page, "I crossed it yesterday.");
      await page.locator("article.own", { hasText: "yesterday" }).getByText("Ottilie Brandt").waitFor();
      await page.reload();
      await line(page).getByText("Ottilie Brandt").waitFor();

      const reader = await newBrowser();
      const withToken = PAGE.replace(" lazy", ` sso="${await publisherToken(talk, "r1")}" lazy`);
      await reader.goto(talk.page("/bridge", withToken));
      await line(reader).getByText("Reader of the paper r1").waitFor();
      await reader.reload();
      await line(reader).getByText("Reader of the paper r1").waitFor();
      await say(reader, "So did I.");
      await reader.locator("article.own", { hasText: "So did I." }).waitFor();
      await look(reader, "8-newspaper");
    });

    it("a digest ended by one click, everything downloaded, the account deleted", async () => {
      const page = await newBrowser();
      await page.goto(talk.page("/bridge", PAGE));
      const own = await signInByLink(page);
      await beNamed(own, NAME);
      await own.goto(address("/me/preferences"));
      await own.getByLabel(/once a day/iu).check();
      await own.getByRole("button", { name: "Save" }).click();
      await page.reload();
      await say(page, "Who built it?");
      await page.locator("article.own", { hasText: "Who built it?" }).waitFor();
      await talk.say("/bridge", "Two brothers did.", { to: 1 });
      await talk.say("/bridge", `Ask @${NAME}!`);
      await talk.server.background.drain();
      await page.reload();
      await page.getByRole("link", { name: "Notifications: 2" }).waitFor();
      await look(page, "9-bell");
      await page.getByRole("link", { name: `@${NAME}` }).waitFor();

      talk.server.clock.advance(DAY_MS);
      const mail = await fromOutbox(EMAIL);
      expect(mail).toContain("Two brothers did.");
      expect(mail).toContain("Content-Type: text/plain");
      expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/mu);
      const unsubscribe = /^List-Unsubscribe: <([^>]+)>\r$/mu.exec(mail.replaceAll(/\r\n[ \t]+/gu, " "))?.[1] ?? "";
      const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
      expect((await fetch(unsubscribe, { method: "POST", body })).status).toBe(200);
      await own.goto(address("/me/preferences"));
      expect(await own.locator("input[name=mail]:checked").getAttribute("value")).toBe("never");
      await look(own, "10-no-mail");

      await own.goto(address("/sign-in?again=yes&return=/me/data"));
      const { link } = await askForMail(talk, own, EMAIL);
      await own.goto(link);
      await own.getByRole("button", { name: "Sign in" }).click();
      await own.waitForURL(address("/me/data"));
      await look(own, "11-data");
      const download = own.waitForEvent("download");
      await own.getByRole("button", { name: "Download my data" }).click();
      const files = unzipSync(readFileSync(await (await download).path()));
      expect(Object.keys(files).sort()).toEqual(["data.html", "data.json"]);
      const data = JSON.parse(strFromU8(files["data.json"] ?? new Uint8Array())) as Record<string, unknown[]>;
      expect(data["comments"]).toHaveLength(1);
      expect(data["mentions"]).toHaveLength(1);
      expect(data["notices"]).toHaveLength(2);
      await own.setContent(strFromU8(files["data.html"] ?? new Uint8Array()));
      await own.getByRole("heading", { name: "Comments" }).waitFor();
      await look(own, "12-archive");

      await own.goto(address("/me/data"));
      await own.getByLabel("Now; this cannot be undone").check();
      await own.getByRole("button", { name: "Delete my account" }).click();
      await own.getByRole("heading", { name: "Your account has been deleted" }).waitFor();
      await look(own, "13-deleted");
      await page.reload();
      await page.getByText("former member").waitFor();
      await page.getByText(`Ask @${NAME}!`).waitFor();
      expect(await page.getByRole("link", { name: `@${NAME}` }).count()).toBe(0);
      await page.getByRole("link", { name: "Sign in" }).waitFor();
      await look(page, "14-former-member");
    });
  });
}
