import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RECENT_SIGN_IN_MS } from "../../../src/service/recent-sign-in.ts";
import { memberBySecret } from "../../../src/service/sessions.ts";
import { addIdentity } from "../../../src/service/sign-in.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { OIDC_CLIENT, startIdentityProvider } from "../../support/identity-provider.ts";
import type { IdentityProvider } from "../../support/identity-provider.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { mailTo, signInByMail, Visitor } from "../../support/visitor.ts";

const PUBLIC_URL = "http://127.0.0.1:18080";
const EMAIL = "wiebke@reader.example";
const WHY = "This protects you if a browser was left open";

for (const engine of ENGINES) {
  describe(`what needs a recent sign-in, on ${engine}`, () => {
    let server: TestServer;
    let provider: IdentityProvider;
    let visitor: Visitor;

    beforeEach(async () => {
      provider = await startIdentityProvider([`${PUBLIC_URL}/sign-in/with/herald/back`]);
      const herald = { id: "herald", label: "Herald account", issuer: provider.issuer, ...OIDC_CLIENT };
      server = await startTestServer(engine, { env: { PUBLIC_URL, OIDC_PROVIDERS: JSON.stringify([herald]) } });
      visitor = new Visitor(server, PUBLIC_URL);
      await signInByMail(server, visitor, EMAIL);
      await addWay();
    });
    afterEach(async () => {
      await server.dispose();
      await provider.dispose();
    });

    async function addWay(): Promise<void> {
      const member = await memberBySecret(server.context, visitor.cookies.get("hustings_session") ?? "");
      if (member === null) throw new Error("the visitor is not signed in");
      const other = { subject: "https://id.example 1", label: "Other", name: null, email: null, role: null };
      await addIdentity(server.context, { member, identity: { kind: "oidc", ...other } });
    }

    async function ways(): Promise<number[]> {
      const rows = await server.context.store.reader.selectFrom("identity").select("id").orderBy("id").execute();
      return rows.map(({ id }) => id);
    }

    /** Signs in again where a page asks for it; returns where that ends. */
    async function signInAgain(): Promise<string> {
      const again = /href="(\/sign-in\?again=[^"]+)"/u.exec(visitor.page.html)?.[1] ?? "";
      expect((await visitor.open(again.replaceAll("&amp;", "&"))).html).toContain("<h1>Sign in again</h1>");
      await visitor.send("/sign-in/email", { email: EMAIL });
      const code = /\b\d{6}\b/u.exec((await mailTo(server, EMAIL)).text)?.[0] ?? "";
      return (await visitor.send("/sign-in/code", { code })).path;
    }

    it("is done at once by whoever has just signed in", async () => {
      server.clock.advance(RECENT_SIGN_IN_MS - 1);
      await visitor.open("/me/sign-in");
      expect(visitor.page.html).not.toContain(WHY);
      await visitor.send("/me/sign-in/ways/");
      expect(await ways()).toHaveLength(1);
    });

    it("is not done by whoever signed in while the clock ran ahead, before they have signed in again", async () => {
      server.clock.advance(-2 * 60 * 60_000);
      await visitor.open("/me/sign-in");
      expect(visitor.page.html).toContain(WHY);
      await signInAgain();
      expect(visitor.page.html).not.toContain(WHY);
      await visitor.send("/me/sign-in/ways/");
      expect(await ways()).toHaveLength(1);
    });

    it("removes no way to sign in before one has signed in again, and comes back", async () => {
      server.clock.advance(RECENT_SIGN_IN_MS);
      await visitor.open("/me/sign-in");
      expect(visitor.page.html).toContain(WHY);
      expect(visitor.page.html).not.toContain("/remove");
      const [, second] = await ways();
      const refused = await visitor.post(`/me/sign-in/ways/${second}/remove`, {});
      expect([refused.status, refused.html.includes("Please sign in again")]).toEqual([403, true]);
      expect(await ways()).toHaveLength(2);
      expect(await signInAgain()).toBe("/me/sign-in");
      await visitor.send("/me/sign-in/ways/");
      expect(await ways()).toHaveLength(1);
    });

    it("adds no account elsewhere, nor a passkey", async () => {
      server.clock.advance(RECENT_SIGN_IN_MS);
      await visitor.post("/me/sign-in/with/herald", {});
      expect(visitor.page.path).toBe("/sign-in?again=yes&return=%2Fme%2Fsign-in");
      const asked = await visitor.postJson("/me/sign-in/passkey/options", {});
      expect([asked.status, asked.body["code"]]).toEqual([403, "sign-in-again"]);
      expect(await ways()).toHaveLength(2);
      const kept = await server.context.store.reader.selectFrom("challenge").select("kind").execute();
      expect(new Set(kept.map(({ kind }) => kind))).toEqual(new Set(["email-link"]));
    });

    it.each(["now", "later"])("does not delete the account (%s)", async (when) => {
      server.clock.advance(RECENT_SIGN_IN_MS);
      await visitor.open("/me/data");
      expect(visitor.page.html).toContain(WHY);
      expect(visitor.page.html).not.toContain("/me/data/delete");
      const ticket = /name="ticket"\s+value="([^"]+)"/u.exec(visitor.page.html)?.[1] ?? "";
      const refused = await visitor.post("/me/data/delete", { comments: "keep", when, ticket });
      expect(refused.status).toBe(403);
      const person = (): Promise<unknown> =>
        server.context.store.reader.selectFrom("person").select("state").executeTakeFirst();
      expect(await person()).toEqual({ state: "active" });
      await visitor.open("/me/data");
      expect(await signInAgain()).toBe("/me/data");
      await visitor.send("/me/data/delete", { comments: "keep", when });
      expect(await person()).toEqual({ state: when === "now" ? "left" : "leaving" });
    });

    it("asks a provider for proof of whoever signs in again, but not of whoever signs in", async () => {
      const again = new URL(await visitor.redirectOf("/sign-in/with/herald?return=/me/sign-in"));
      expect(again.searchParams.get("prompt")).toBe("login");
      const first = new URL(await new Visitor(server, PUBLIC_URL).redirectOf("/sign-in/with/herald"));
      expect(first.searchParams.has("prompt")).toBe(false);
    });

    it("ends the session that the browser had before", async () => {
      const before = visitor.cookies.get("hustings_session") ?? "";
      server.clock.advance(RECENT_SIGN_IN_MS);
      await visitor.open("/me/data");
      await signInAgain();
      expect(visitor.cookies.get("hustings_session")).not.toBe(before);
      expect(await memberBySecret(server.context, before)).toBeNull();
    });

    it("is not done by a session in an embed, however new", async () => {
      const db = server.context.store;
      await db.transaction((tx) =>
        tx.updateTable("session").set({ kind: "embed", origin: "https://a.example" }).execute(),
      );
      const { id } = await db.reader.selectFrom("session").select("id").executeTakeFirstOrThrow();
      const [, second] = await ways();
      const answer = await fetch(`${server.url}/me/sign-in/ways/${second}/remove`, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "sec-fetch-site": "same-origin",
          authorization: `Bearer ${server.context.accessTokens.issue(id).token}`,
        },
      });
      expect(answer.status).toBe(403);
      expect(await ways()).toHaveLength(2);
    });
  });
}
