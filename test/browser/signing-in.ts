import type { CDPSession, Page } from "playwright-core";
import { mailTo } from "../support/visitor.ts";
import type { EmbedTalk } from "./embed-talk.ts";

/** What Chromium is started with so that it blocks third-party cookies. */
export const NO_THIRD_PARTY_COOKIES = "--test-third-party-cookie-phaseout";

/** The conversation as it stands on a publisher's page. */
export const THREAD = `<h1>The old bridge</h1><hustings-thread lazy="false"></hustings-thread>`;

/** Presses "Sign in" in an embed; returns the window that opens. */
export async function pressSignIn(page: Page): Promise<Page> {
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Sign in" }).click();
  return await opened;
}

/** Asks for a mail on the page for signing in; returns what is in it. */
export async function askForMail(talk: EmbedTalk, page: Page, email: string): Promise<{ code: string; link: string }> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByLabel("Six-digit code").waitFor();
  const { text } = await mailTo(talk.server, email);
  return { code: /\b\d{6}\b/u.exec(text)?.[0] ?? "", link: /https?:\S+/u.exec(text)?.[0] ?? "" };
}

/** Signs in by the code of the mail. */
export async function signInByCode(talk: EmbedTalk, page: Page, email: string): Promise<void> {
  const { code } = await askForMail(talk, page, email);
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** A passkey, as the device hands it out to tests. */
export interface Credential {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
}

interface VirtualKeys {
  readonly cdp: CDPSession;
  readonly authenticatorId: string;
}

const virtualKeys = new WeakMap<Page, VirtualKeys>();

/** Gives a page a passkey device in software (https://www.w3.org/TR/webauthn-3/#sctn-automation). */
export async function addVirtualAuthenticator(page: Page, credentials: readonly Credential[] = []): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
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

/** The passkeys of the device that a page was given. */
export async function keysOf(page: Page): Promise<Credential[]> {
  const keys = virtualKeys.get(page);
  if (keys === undefined) throw new Error("the page has no virtual authenticator");
  const { authenticatorId } = keys;
  return (await keys.cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
}

/** Adds a passkey on one's own page. */
export async function addPasskey(talk: EmbedTalk, page: Page, name: string): Promise<void> {
  await page.goto(`${talk.server.url}/me/sign-in`);
  await page.getByLabel("Name of the passkey").fill(name);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Your new way to sign in is ready.").waitFor();
}
