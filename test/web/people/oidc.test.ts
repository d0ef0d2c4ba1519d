import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { OIDC_AGE_MS } from "../../../src/service/oidc-sign-in.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { startForgingProvider } from "../../support/forging-provider.ts";
import type { ForgingProvider } from "../../support/forging-provider.ts";
import { OIDC_CLIENT, startIdentityProvider } from "../../support/identity-provider.ts";
import type { IdentityProvider } from "../../support/identity-provider.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

const PUBLIC_URL = "http://127.0.0.1:18080";
const SESSION = "hustings_session";

for (const engine of ENGINES) {
  describe(`signing in with an OpenID Connect provider on ${engine}`, () => {
    let server: TestServer;
    let provider: IdentityProvider;
    let forger: ForgingProvider;
    let visitor: Visitor;

    beforeEach(async () => {
      provider = await startIdentityProvider([`${PUBLIC_URL}/sign-in/with/herald/back`]);
      forger = await startForgingProvider(OIDC_CLIENT.clientId);
      server = await startTestServer(engine, {
        env: {
          PUBLIC_URL,
          OIDC_PROVIDERS: JSON.stringify([
            { id: "herald", label: "Herald account", issuer: provider.issuer, ...OIDC_CLIENT },
            { id: "forger", label: "Forger", issuer: forger.issuer, ...OIDC_CLIENT },
          ]),
        },
      });
      visitor = new Visitor(server, PUBLIC_URL);
    });
    afterEach(async () => {
      await server.dispose();
      await provider.dispose();
      await forger.dispose();
    });

    async function people(): Promise<{ name: string }[]> {
      return await server.context.store.reader.selectFrom("person").select("name").execute();
    }

    /** Begins with the forger; returns what was sent along to it. */
    async function begin(): Promise<{ state: string; nonce: string }> {
      const location = await visitor.redirectOf("/sign-in/with/forger?return=/comments/1");
      const { searchParams } = new URL(location);
      expect(searchParams.get("code_challenge_method")).toBe("S256");
      return { state: searchParams.get("state") ?? "", nonce: searchParams.get("nonce") ?? "" };
    }

    async function expectRefusal(path: string, title: string, status = 403): Promise<void> {
      const page = await visitor.open(path);
      expect(page.html).toContain(title);
      expect(page.status).toBe(status);
      expect(visitor.cookies.has(SESSION)).toBe(false);
      expect(await people()).toEqual([]);
    }

    it("makes a member of somebody new, and knows them again", async () => {
      await visitor.open("/sign-in?return=/comments/1");
      expect(visitor.page.html).toContain("Continue with Herald account");
      await visitor.open("/sign-in/with/herald?return=/comments/1");
      expect(visitor.cookies.has(SESSION)).toBe(true);
      expect(await people()).toEqual([{ name: "Ottilie Brandt" }]);
      const again = new Visitor(server, PUBLIC_URL);
      await again.open("/sign-in/with/herald?return=/comments/1");
      expect(again.cookies.has(SESSION)).toBe(true);
      expect(again.page.path).toBe("/comments/1");
      expect(await people()).toHaveLength(1);
    });

    it("joins the member with the same address where the provider has verified it, else not", async () => {
      await signInByMail(server, new Visitor(server, PUBLIC_URL), "ottilie@reader.example");
      await visitor.open("/sign-in/with/herald");
      expect(await people()).toHaveLength(1);
      provider.accounts.set("u-2", { name: "Somebody", email: "ottilie@reader.example", email_verified: false });
      provider.account = "u-2";
      await new Visitor(server, PUBLIC_URL).open("/sign-in/with/herald");
      expect(await people()).toHaveLength(2);
    });

    it("says so when the other service refuses", async () => {
      provider.account = null;
      await expectRefusal("/sign-in/with/herald", "You did not finish signing in");
    });

    it("takes a huge name and an empty address for what they are", async () => {
      provider.accounts.set("u-3", { name: "🜁".repeat(5_000), email: "", email_verified: true });
      provider.account = "u-3";
      await visitor.open("/sign-in/with/herald");
      const [person] = await people();
      expect(person?.name).toBe("🜁".repeat(30));
    });

    it("refuses an answer for another browser, of another provider, or that comes twice or late", async () => {
      const { state, nonce } = await begin();
      forger.idToken = () => forger.sign({ nonce });
      const back = `/sign-in/with/forger/back?code=c&state=${state}`;
      const title = "This sign-in can’t be completed";
      const kept = new Map(visitor.cookies);
      visitor.cookies.clear();
      await expectRefusal(back, title);
      for (const [name, value] of kept) visitor.cookies.set(name, value);
      await expectRefusal(back.replace("forger", "herald"), title);
      await expectRefusal(`/sign-in/with/forger/back?code=c&state=${state}x`, title);
      await expectRefusal("/sign-in/with/forger/back?code=c", title);
      server.clock.advance(OIDC_AGE_MS);
      await expectRefusal(back, title);
    });

    it("takes an answer once", async () => {
      const { state, nonce } = await begin();
      forger.idToken = () => forger.sign({ nonce });
      const back = `/sign-in/with/forger/back?code=c&state=${state}`;
      const kept = new Map(visitor.cookies);
      await visitor.open(back);
      expect(visitor.cookies.has(SESSION)).toBe(true);
      const second = new Visitor(server, PUBLIC_URL);
      for (const [name, value] of kept) second.cookies.set(name, value);
      await second.open(back);
      expect(second.page.html).toContain("This sign-in can’t be completed");
      expect(second.cookies.has(SESSION)).toBe(false);
    });

    const past = Math.floor(Date.now() / 1000) - 3_600;
    const forgeries: Record<string, (nonce: string) => Promise<string>> = {
      "with another nonce": () => forger.sign({ nonce: "another" }),
      "without a nonce": () => forger.sign({}),
      "for another client": (nonce) => forger.sign({ nonce, aud: "another" }),
      "of another issuer": (nonce) => forger.sign({ nonce, iss: "https://else.example" }),
      "that ran out": (nonce) => forger.sign({ nonce, iat: past, exp: past + 60 }),
      "from the future": (nonce) => forger.sign({ nonce, nbf: past + 7_200 }),
      "without a subject": (nonce) => forger.sign({ nonce, sub: "" }),
      "with a subject that is too long": (nonce) => forger.sign({ nonce, sub: "s".repeat(256) }),
      "with a changed text": async (nonce) => {
        const [header, , signature] = (await forger.sign({ nonce })).split(".");
        const other = (await forger.sign({ nonce, sub: "u-2" })).split(".")[1];
        return `${header}.${other}.${signature}`;
      },
      "without a signature": async (nonce) => {
        const payload = (await forger.sign({ nonce })).split(".")[1];
        return `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.`;
      },
      "that is none": () => Promise.resolve("not a token"),
    };
    it.each(Object.keys(forgeries))("refuses an ID Token %s", async (name) => {
      const { state, nonce } = await begin();
      forger.idToken = async () => (await forgeries[name]?.(nonce)) ?? "";
      await expectRefusal(`/sign-in/with/forger/back?code=c&state=${state}`, "We couldn’t confirm who you are");
    });

    it("takes a token of a provider whose clock is half a minute off", async () => {
      const { state, nonce } = await begin();
      const soon = Math.floor(Date.now() / 1000) + 30;
      forger.idToken = () => forger.sign({ nonce, nbf: soon, iat: soon, exp: soon + 60 });
      await visitor.open(`/sign-in/with/forger/back?code=c&state=${state}`);
      expect(visitor.cookies.has(SESSION)).toBe(true);
    });

    it("says when a provider cannot be reached, and asks it again the next time", async () => {
      forger.down = true;
      await expectRefusal("/sign-in/with/forger", "The other service can’t be reached", 503);
      forger.down = false;
      const before = forger.discoveries;
      await begin();
      await begin();
      expect(forger.discoveries).toBe(before + 1);
    });

    it("knows no other provider", async () => {
      expect((await visitor.open("/sign-in/with/nobody")).status).toBe(404);
      expect((await visitor.open("/sign-in/with/nobody/back?state=x")).status).toBe(404);
    });
  });
}
