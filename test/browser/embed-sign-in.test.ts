import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import type { WatchedPage } from "../support/browser.ts";
import { OIDC_CLIENT, startIdentityProvider } from "../support/identity-provider.ts";
import type { IdentityProvider } from "../support/identity-provider.ts";
import { mailTo } from "../support/visitor.ts";
import { openEmbedTalk, publisherToken, SSO_SECRET, strictPolicy, write } from "./embed-talk.ts";
import type { EmbedTalk } from "./embed-talk.ts";

const THREAD = `<h1>The old bridge</h1><hustings-thread lazy="false"></hustings-thread>`;
const EMAIL = "philippa@reader.example";

let browser: Browser;
let provider: IdentityProvider;
let talk: EmbedTalk;
let watched: WatchedPage;

/** A port that nobody uses, so that the address of the server is known before it starts. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "localhost", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

beforeAll(async () => {
  browser = await launchBrowser(["--test-third-party-cookie-phaseout"]);
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
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Sign in" }).click();
  return await opened;
}

async function signInByCode(page: Page): Promise<void> {
  await page.getByLabel("E-mail address").fill(EMAIL);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByLabel("Six digits").waitFor();
  const code = /\b\d{6}\b/u.exec((await mailTo(talk.server, EMAIL)).text)?.[0] ?? "";
  await page.getByLabel("Six digits").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
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

interface VirtualKeys {
  readonly cdp: CDPSession;
  readonly authenticatorId: string;
}

const virtualKeys = new WeakMap<Page, VirtualKeys>();

/** A passkey device in software (https://www.w3.org/TR/webauthn-3/#sctn-automation). */
async function addVirtualAuthenticator(page: Page, credentials: readonly Credential[] = []): Promise<void> {
  const cdp = await watched.context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  for (const credential of credentials) await cdp.send("WebAuthn.addCredential", { authenticatorId, credential });
  virtualKeys.set(page, { cdp, authenticatorId });
}

/** A passkey, as the device hands it out to tests. */
interface Credential {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
}

async function keysOf(page: Page): Promise<Credential[]> {
  const keys = virtualKeys.get(page);
  if (keys === undefined) throw new Error("the page has no virtual authenticator");
  const { authenticatorId } = keys;
  return (await keys.cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
}

describe("signing in from an embed on another site, with third-party cookies blocked", () => {
  it("works by the code of the mail: sign in, post, reload, still signed in", async () => {
    const { page, problems } = watched;
    const popup = await openWindow(page);
    const closed = popup.waitForEvent("close");
    await signInByCode(popup);
    await closed;
    await postAndReload(page, /^Reader \d+$/u);
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
    await signInByCode(own);
    await own.goto(`${talk.server.url}/me/sign-in`);
    await own.getByLabel("Name of the passkey").fill("Kitchen key");
    await own.getByRole("button", { name: "Add a passkey" }).click();
    await own.getByText("Your new way to sign in is ready.").waitFor();
    const credentials = await keysOf(own);
    await watched.context.clearCookies();
    await page.goto(talk.page("/bridge", THREAD, policy()));
    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: "Sign in" }).click();
    const popup = await opened;
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
    await page.getByText("The passkey was not used.").waitFor();
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
    await signInByCode(page);
    await page.waitForURL((url) => url.href === address);
    await postAndReload(page, /^Reader \d+$/u);
    expect(problems).toEqual([]);
  });

  it("asks whoever is signed in already, and signs out only here", async () => {
    const { page } = watched;
    const first = await openWindow(page);
    const closed = first.waitForEvent("close");
    await signInByCode(first);
    await closed;
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    const live = await talk.server.context.store.reader
      .selectFrom("session")
      .select("kind")
      .where("ended_at", "is", null)
      .execute();
    expect(live).toEqual([{ kind: "page" }]);
    const second = page.waitForEvent("popup");
    await page.getByRole("link", { name: "Sign in" }).click();
    await (await second).getByRole("link", { name: /^Continue as Reader/u }).click();
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
    await signInByCode(popup);
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
    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: "Sign in" }).click();
    await opened;
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
