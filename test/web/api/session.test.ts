import { SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EMBED_CODE_AGE_MS, issueEmbedCode } from "../../../src/service/embed-session.ts";
import { memberBySecret } from "../../../src/service/sessions.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { ACCESS_TOKEN_AGE_MS } from "../../../src/web/security/access-token.ts";
import { ApiClient } from "../../support/api-client.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

const NEWS = "https://news.example";
const OTHER = "https://other.example";
const SSO_SECRET = "a-secret-that-newspaper-and-server-share";

for (const engine of ENGINES) {
  describe(`sessions of embeds on ${engine}`, () => {
    let server: TestServer;
    let visitor: Visitor;
    let member: Member;
    let client: ApiClient;

    beforeEach(async () => {
      server = await startTestServer(engine, {
        settings: { allowedOrigins: [NEWS, OTHER] },
        env: { SSO_SECRET },
      });
      visitor = new Visitor(server);
      await signInByMail(server, visitor, "jonna@reader.example");
      const found = await memberBySecret(server.context, visitor.cookies.get("hustings_session") ?? "");
      if (found === null) throw new Error("the visitor is not signed in");
      member = found;
      client = new ApiClient(server.url, { headers: { origin: NEWS } });
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function code(): Promise<string> {
      return await issueEmbedCode(server.context, { member, origin: NEWS });
    }

    it("begin with a code, act by the access token, and end", async () => {
      const { accessToken, member: who } = await client.expect(201, "beginSession", { body: { code: await code() } });
      expect(who).toEqual({ id: member.id, name: member.name, role: "member" });
      const signedIn = new ApiClient(server.url, { token: accessToken, headers: { origin: NEWS } });
      await signedIn.expect(204, "endSession");
      await signedIn.expect(401, "endSession");
      // The window's own session is another.
      expect((await visitor.open("/me/sign-in")).path).toBe("/me/sign-in");
    });

    it.each([2, -2])("go on when the clock jumps by %i hours and back", async (hours) => {
      let kept: { renewal: string | null; accessToken: string } = await client.expect(201, "beginSession", {
        body: { code: await code() },
      });
      for (const step of [hours, -hours]) {
        server.clock.advance(step * 60 * 60_000);
        kept = await client.expect(200, "renewSession", { body: { renewal: kept.renewal ?? "" } });
        const signedIn = new ApiClient(server.url, { token: kept.accessToken, headers: { origin: NEWS } });
        await signedIn.expect(200, "listNotices");
      }
    });

    it("do not begin with a code that was used, is late, made up, or of another site", async () => {
      const used = await code();
      await client.expect(201, "beginSession", { body: { code: used } });
      await client.expect(403, "beginSession", { body: { code: used } });
      await client.expect(403, "beginSession", { body: { code: "made-up" } });
      const stolen = await code();
      await new ApiClient(server.url, { headers: { origin: OTHER } }).expect(403, "beginSession", {
        body: { code: stolen },
      });
      await new ApiClient(server.url).expect(403, "beginSession", { body: { code: stolen } });
      const late = await code();
      server.clock.advance(EMBED_CODE_AGE_MS);
      await client.expect(403, "beginSession", { body: { code: late } });
      await client.expect(422, "beginSession", { body: { code: "" } });
      await client.expect(422, "beginSession", { body: { code: "x".repeat(1_000) } });
      await new ApiClient(server.url, { headers: { origin: "https://foreign.example" } }).expect(403, "beginSession", {
        body: { code: await code() },
      });
    });

    it("tell the owner of the account of a code that was stolen or used again", async () => {
      const issued = await code();
      for (const origin of [OTHER, OTHER, NEWS, NEWS]) {
        await new ApiClient(server.url, { headers: { origin } }).call("beginSession", { body: { code: issued } });
      }
      await server.background.drain();
      const { html } = await visitor.open("/me/sign-in");
      expect(html.match(/Sign-in refused/gu)).toHaveLength(1);
    });

    it("do not begin when the window was signed out meanwhile", async () => {
      const issued = await code();
      await visitor.post("/sign-out", {});
      await client.expect(403, "beginSession", { body: { code: issued } });
    });

    it("begin once when a code comes twice at once", async () => {
      const issued = await code();
      const both = await Promise.all([1, 2].map(() => client.call("beginSession", { body: { code: issued } })));
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 403]);
    });

    it("are renewed by a secret that changes each time; a copied one ends them", async () => {
      const first = await client.expect(201, "beginSession", { body: { code: await code() } });
      server.clock.advance(ACCESS_TOKEN_AGE_MS);
      await new ApiClient(server.url, { token: first.accessToken }).expect(401, "endSession");
      const second = await client.expect(200, "renewSession", { body: { renewal: first.renewal } });
      expect(second.renewal).not.toBe(first.renewal);
      // Another window that was a moment too late goes on with what the first one keeps.
      expect((await client.expect(200, "renewSession", { body: { renewal: first.renewal } })).renewal).toBeNull();
      server.clock.advance(10 * 60_000);
      await client.expect(401, "renewSession", { body: { renewal: first.renewal } });
      await client.expect(401, "renewSession", { body: { renewal: second.renewal } });
      const events = await server.context.store.reader.selectFrom("security_event").select("kind").execute();
      expect(events.map(({ kind }) => kind)).toContain("session-secret-reused");
    });

    it("are not renewed by the cookie of a page, nor are pages opened by a renewal secret", async () => {
      const cookie = visitor.cookies.get("hustings_session") ?? "";
      await client.expect(401, "renewSession", { body: { renewal: cookie } });
      const { renewal } = await client.expect(201, "beginSession", { body: { code: await code() } });
      const thief = new Visitor(server);
      thief.cookies.set("hustings_session", renewal);
      expect((await thief.open("/me/sign-in")).path).toContain("/sign-in?return");
    });

    it("begin by the publisher's token, once", async () => {
      const now = Math.floor(server.clock.now() / 1000);
      const token = await new SignJWT({ sub: "r-9", name: "Jonna Moor", jti: "j-1", iat: now, exp: now + 60 })
        .setProtectedHeader({ alg: "HS256" })
        .setAudience(server.url)
        .sign(new TextEncoder().encode(SSO_SECRET));
      const session = await client.expect(201, "beginSsoSession", { body: { token } });
      expect(session.member.name).toBe("Jonna Moor");
      await client.expect(403, "beginSsoSession", { body: { token } });
      await client.expect(403, "beginSsoSession", { body: { token: "a.b.c" } });
    });

    it("say who is signed in beside what is one's own", async () => {
      const { accessToken } = await client.expect(201, "beginSession", { body: { code: await code() } });
      const visit = { url: `${NEWS}/ferry`, title: "Ferry" };
      const { id } = await client.expect(201, "visitArticle", { body: visit });
      const signedIn = new ApiClient(server.url, { token: accessToken, headers: { origin: NEWS } });
      const mine = await signedIn.expect(200, "readOwn", { params: { id } });
      expect(mine.member.name).toBe(member.name);
      expect((await client.expect(200, "readOwn", { params: { id } })).member).toBeNull();
    });
  });
}

describe("the window for signing in", () => {
  it("keeps the tie to the page that opened it; other pages do not", async () => {
    const server = await startTestServer("sqlite");
    const policyOf = async (path: string): Promise<string | null> =>
      (await fetch(server.url + path)).headers.get("cross-origin-opener-policy");
    expect(await policyOf("/sign-in")).toBe("unsafe-none");
    expect(await policyOf("/sign-in/popup")).toBe("unsafe-none");
    expect(await policyOf("/")).toBe("same-origin");
    expect(await policyOf("/sign-ins")).toBe("same-origin");
    await server.dispose();
  });
});
