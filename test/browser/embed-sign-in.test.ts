import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import type { WatchedPage } from "../support/browser.ts";
import { OIDC_CLIENT, startIdentityProvider } from "../support/identity-provider.ts";
import type { IdentityProvider } from "../support/identity-provider.ts";
import { freePort } from "../support/free-port.ts";
import { openEmbedTalk, publisherToken, SSO_SECRET, strictPolicy, write } from "./embed-talk.ts";
import type { EmbedTalk } from "./embed-talk.ts";
import {
  addPasskey,
  addVirtualAuthenticator,
  askForMail,
  keysOf,
  NO_THIRD_PARTY_COOKIES,
  pressSignIn,
  signInByCode,
  THREAD,
} from "./signing-in.ts";

const EMAIL = "philippa@reader.example";

let browser: Browser;
let provider: IdentityProvider;
let talk: EmbedTalk;
let watched: WatchedPage;

beforeAll(async () => {
  browser = await launchBrowser([NO_THIRD_PARTY_COOKIES]);
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  // The publisher's site is on 127.0.0.1: to a browser that is another site than localhost, not only another origin.
  const port = await freePort();
  provider = await startIdentityProvider([`http://localhost:${port}/sign-in/with/herald/back`]);
  talk = await openEmbedTalk(
    {},
    {
      HOST: "localhost",
      PORT: String(port),
      SSO_SECRET,
      OIDC_PROVIDERS: JSON.stringify([{ id: "herald", label: "Herald", issuer: provider.issuer, ...OIDC_CLIENT }]),
    },
  );
  watched = await openPage(browser);
});
afterEach(async () => {
  await watched.context.close();
  await talk.dispose();
  await provider.dispose();
});

function policy(): Record<string, string> {
  return { "content-security-policy": strictPolicy(talk.server.url) };
}

/** Opens the page with the embed and the window for signing in. */
async function openWindow(page: Page, path = "/bridge"): Promise<Page> {
  await page.goto(talk.page(path, THREAD, policy()));
  return await pressSignIn(page);
}

/** Posts as whoever is signed in, loads the page again, and is still signed in. */
async function postAndReload(page: Page, name: string | RegExp): Promise<void> {
  const line = page.locator(".account-line");
  await line.getByText("Signed in as").waitFor();
  await line.getByText(name).waitFor();
  const form = await write(page, page.getByRole("link", { name: "Write a comment" }), { body: "I was there." });
  expect(await form.locator("input[name=name]").count()).toBe(0);
  await form.getByRole("button", { name: "Post comment" }).click();
  await page.locator("article.comment", { hasText: "I was there." }).getByText(name).waitFor();
  await page.reload();
  await line.getByText(name).waitFor();
  await page.locator("article.own", { hasText: "I was there." }).waitFor();
}

describe("signing in from an embed on another site, with third-party cookies blocked", () => {
  it("blocks them: what another site sets is not sent to it from here, though it is from its own pages", async () => {
    const { page } = watched;
    const counter = createServer((request, response) => {
      response.setHeader("set-cookie", "seen=yes; SameSite=None; Secure; Path=/");
      response.setHeader("access-control-allow-origin", talk.host.origin);
      response.setHeader("access-control-allow-credentials", "true");
      response.end(request.headers.cookie ?? "none");
    });
    await new Promise<void>((resolve) => {
      counter.listen(0, "localhost", resolve);
    });
    const address = `http://localhost:${(counter.address() as AddressInfo).port}/`;
    const ask = async (): Promise<string> =>
      await page.evaluate(async (url) => await (await fetch(url, { credentials: "include" })).text(), address);
    await page.goto(address);
    expect(await ask()).toBe("seen=yes");
    await page.goto(talk.page("/bridge", THREAD));
    expect([await ask(), await ask()]).toEqual(["none", "none"]);
    counter.close();
    counter.closeAllConnections();
  });

  it("works by the code of the mail: sign in, post, reload, still signed in", async () => {
    const { page, problems } = watched;
    const popup = await openWindow(page);
    const closed = popup.waitForEvent("close");
    await signInByCode(talk, popup, EMAIL);
    await closed;
    await postAndReload(page, /^Reader \d+$/u);
    expect(problems).toEqual([]);
  });

  it("works by the link of the mail, opened in another tab: both are signed in", async () => {
    const { page, problems } = watched;
    const popup = await openWindow(page);
    const { link } = await askForMail(talk, popup, EMAIL);
    const tab = await watched.context.newPage();
    await tab.goto(link);
    await tab.getByRole("button", { name: "Sign in" }).click();
    await tab.waitForURL((url) => url.href === `${talk.host.origin}/bridge`);
    await tab.locator(".account-line").getByText("Signed in as").waitFor();
    await postAndReload(page, /^Reader \d+$/u);
    await tab.reload();
    await tab
      .locator(".account-line")
      .getByText(/^Reader \d+$/u)
      .waitFor();
    expect(problems).toEqual([]);
  });

  it("works with an OpenID Connect provider", async () => {
    const { page, problems } = watched;
    const popup = await openWindow(page);
    const closed = popup.waitForEvent("close");
    await popup.getByRole("link", { name: "Continue with Herald" }).click();
    await closed;
    await postAndReload(page, "Ottilie Brandt");
    expect(problems).toEqual([]);
  });

  it("works by the publisher's token, which is used once for many visits", async () => {
    const { page, problems } = watched;
    const show = async (token: string): Promise<string> =>
      talk.page("/bridge", THREAD.replace(" lazy", ` sso="${token}" lazy`), policy());
    await page.goto(await show(await publisherToken(talk, "r1")));
    await postAndReload(page, "Reader of the paper r1");
    await page.goto(await show(await publisherToken(talk, "r1")));
    await page.locator(".account-line").getByText("Reader of the paper r1").waitFor();
    const sessions = await talk.server.context.store.reader.selectFrom("session").select("kind").execute();
    expect(sessions).toEqual([{ kind: "embed" }]);
    await page.goto(await show(await publisherToken(talk, "r2")));
    await page.locator(".account-line").getByText("Reader of the paper r2").waitFor();
    expect(problems).toEqual([]);
  });

  it("works with a passkey that was made before on our own pages", async () => {
    const { page, problems } = watched;
    const own = await watched.context.newPage();
    await addVirtualAuthenticator(own);
    await own.goto(`${talk.server.url}/sign-in?return=/me/sign-in`);
    await signInByCode(talk, own, EMAIL);
    await addPasskey(talk, own, "Kitchen key");
    const credentials = await keysOf(own);
    await watched.context.clearCookies();
    await page.goto(talk.page("/bridge", THREAD, policy()));
    const popup = await pressSignIn(page);
    await addVirtualAuthenticator(popup, credentials);
    const closed = popup.waitForEvent("close");
    await popup.getByRole("button", { name: "Sign in with a passkey" }).click();
    await closed;
    await postAndReload(page, /^Reader \d+$/u);
    expect(problems).toEqual([]);
  });

  it("says so when the passkey was not used", async () => {
    const { page } = watched;
    await addVirtualAuthenticator(page);
    await page.goto(`${talk.server.url}/sign-in`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByText("The passkey didn’t work.").waitFor();
    expect(await watched.context.cookies()).toEqual([]);
  });

  it("goes there and comes back where windows are blocked, to the same place", async () => {
    const { page, problems } = watched;
    await page.addInitScript(() => {
      globalThis.open = () => null;
    });
    const address = `${talk.page("/bridge", THREAD, policy())}?from=news`;
    await page.goto(address);
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.waitForURL(/\/sign-in\?/u);
    await signInByCode(talk, page, EMAIL);
    await page.waitForURL((url) => url.href === address);
    await postAndReload(page, /^Reader \d+$/u);
    expect(problems).toEqual([]);
  });

  it("asks whoever is signed in already, and signs out only here", async () => {
    const { page } = watched;
    const first = await openWindow(page);
    const closed = first.waitForEvent("close");
    await signInByCode(talk, first, EMAIL);
    await closed;
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    const live = await talk.server.context.store.reader
      .selectFrom("session")
      .select("kind")
      .where("ended_at", "is", null)
      .execute();
    expect(live).toEqual([{ kind: "page" }]);
    await (await pressSignIn(page)).getByRole("link", { name: /^Continue as Reader/u }).click();
    await page.locator(".account-line").getByText("Signed in as").waitFor();
  });

  it("renews an access token that the server does not take any more, without a word", async () => {
    const { page, problems } = watched;
    const popup = await openWindow(page);
    const closed = popup.waitForEvent("close");
    await popup.getByRole("link", { name: "Continue with Herald" }).click();
    await closed;
    await page.locator(".account-line").getByText("Ottilie Brandt").waitFor();
    talk.server.clock.advance(20 * 60_000);
    const renewed = page.waitForResponse((response) => response.url().endsWith("/api/v1/session/renew"));
    await page.reload();
    expect((await renewed).status()).toBe(200);
    await page.locator(".account-line").getByText("Ottilie Brandt").waitFor();
    // The refusal that led to the renewal is the only thing that the browser writes down.
    expect(problems.filter((problem) => !problem.includes("401"))).toEqual([]);
  });

  it("keeps the session as long as the page lives where the browser keeps nothing", async () => {
    const { page, problems } = watched;
    await page.addInitScript(() => {
      if (location.hostname === "localhost") return;
      Object.defineProperty(globalThis, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    const popup = await openWindow(page);
    const closed = popup.waitForEvent("close");
    await signInByCode(talk, popup, EMAIL);
    await closed;
    const line = page.locator(".account-line");
    await line.getByText("Signed in as").waitFor();
    const form = await write(page, page.getByRole("link", { name: "Write a comment" }), { body: "Kept in mind." });
    await form.getByRole("button", { name: "Post comment" }).click();
    await page
      .locator("article.own", { hasText: "Kept in mind." })
      .getByText(/^Reader \d+$/u)
      .waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("loads what members need when somebody presses the button, and not for writing", async () => {
    const { page } = watched;
    const scripts: string[] = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (/\/embed-\w+-/u.test(pathname)) scripts.push(pathname.replace(/-[^-]*$/u, ""));
    });
    await page.goto(talk.page("/bridge", THREAD, policy()));
    await page.getByRole("link", { name: "Write a comment" }).click();
    await page.locator("form.form").waitFor();
    expect(scripts).toEqual(["/assets/embed-write"]);
    await pressSignIn(page);
    expect(scripts).toEqual(["/assets/embed-write", "/assets/embed-member"]);
  });

  it("gives nothing to a site that is not on the list, nor to a window that asks for another", async () => {
    const { page } = watched;
    await page.goto(talk.page("/bridge", THREAD, policy()));
    const other = `${talk.server.url}/sign-in/popup?state=0123456789abcdef0123&origin=${encodeURIComponent("https://else.example")}`;
    const refused = await page.goto(other);
    expect(refused?.status()).toBe(403);
  });

  it("takes no code that it has not asked for", async () => {
    const { page } = watched;
    await page.goto(`${talk.page("/bridge", THREAD, policy())}#~hustings=abc~0123456789abcdef0123`);
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe("");
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});
