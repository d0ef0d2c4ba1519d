import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";
import type { CryptoKey, JWTPayload } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ENGINES } from "../../../src/store/store.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { Visitor } from "../../support/visitor.ts";

const SECRET = "a-secret-that-newspaper-and-server-share";
const ISSUER = "https://news.example";
const AUDIENCE = "https://talk.example";
const SESSION = "hustings_session";
/** Claims that are other than right; undefined: not there. */
type Changes = Readonly<Record<string, unknown>>;

const SKEW_S = 60;
const MINUTE_S = 60;

for (const engine of ENGINES) {
  describe(`the publisher's sign-on on ${engine}`, () => {
    let server: TestServer;
    let visitor: Visitor;
    let jwks: Server;
    let keys: Record<string, unknown>[];
    let tokens = 0;

    beforeEach(async () => {
      keys = [];
      jwks = createServer((_, response) => response.end(JSON.stringify({ keys })));
      await new Promise<void>((resolve) => {
        jwks.listen(0, "127.0.0.1", resolve);
      });
      server = await startTestServer(engine, {
        env: {
          SSO_SECRET: SECRET,
          SSO_ISSUER: ISSUER,
          SSO_AUDIENCE: AUDIENCE,
          SSO_ROLES: "true",
          SSO_JWKS_URL: `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/keys`,
        },
      });
      visitor = new Visitor(server);
    });
    afterEach(async () => {
      vi.useRealTimers();
      await server.dispose();
      jwks.close();
      jwks.closeAllConnections();
    });

    function seconds(): number {
      return Math.floor(server.clock.now() / 1000);
    }

    function claims(changes: Changes): JWTPayload {
      tokens += 1;
      return {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: "reader-7",
        name: "Wilma Sand",
        email: "wilma@reader.example",
        jti: `token-${tokens}`,
        iat: seconds(),
        exp: seconds() + MINUTE_S,
        ...changes,
      };
    }

    async function token(changes: Changes = {}, header: Record<string, string> = {}): Promise<string> {
      return await new SignJWT(claims(changes))
        .setProtectedHeader({ alg: "HS256", ...header })
        .sign(new TextEncoder().encode(SECRET));
    }

    async function signedBy(key: CryptoKey, alg: string, kid: string): Promise<string> {
      return await new SignJWT(claims({})).setProtectedHeader({ alg, kid }).sign(key);
    }

    async function open(given: string): Promise<boolean> {
      await visitor.open(`/sign-in/sso?return=/comments/1&token=${encodeURIComponent(given)}`);
      return visitor.cookies.delete(SESSION);
    }

    async function expectRefusal(given: string): Promise<void> {
      expect(await open(given)).toBe(false);
      expect(visitor.page.status).toBe(403);
      expect(visitor.page.html).toContain("We couldn’t confirm who you are");
    }

    async function people(): Promise<{ name: string; role: string }[]> {
      return await server.context.store.reader.selectFrom("person").select(["name", "role"]).orderBy("id").execute();
    }

    it("signs a reader of the newspaper in, and knows them again", async () => {
      expect(await open(await token())).toBe(true);
      expect(await open(await token({ name: "Wilma S." }))).toBe(true);
      expect(visitor.page.path).toBe("/comments/1");
      expect(await people()).toEqual([{ name: "Wilma Sand", role: "member" }]);
    });

    it("gives a name that somebody has already with a number", async () => {
      await open(await token());
      await open(await token({ sub: "reader-8", name: "WILMA  sand", email: "other@reader.example" }));
      expect((await people()).map(({ name }) => name)).toEqual(["Wilma Sand", "WILMA sand 2"]);
    });

    it("gives and takes roles, and records it", async () => {
      await open(await token({ role: "moderator" }));
      expect(await people()).toEqual([{ name: "Wilma Sand", role: "moderator" }]);
      await open(await token({ role: "member" }));
      expect(await people()).toEqual([{ name: "Wilma Sand", role: "member" }]);
      const grants = await server.context.store.reader.selectFrom("role_grant").select("role").orderBy("id").execute();
      expect(grants.map(({ role }) => role)).toEqual(["moderator", "member"]);
    });

    it("takes a token once, and tells its owner of the second try", async () => {
      const given = await token();
      expect(await open(given)).toBe(true);
      await expectRefusal(given);
      await server.background.drain();
      const events = await server.context.store.reader
        .selectFrom("security_event")
        .select("data")
        .where("kind", "=", "sign-in-refused")
        .execute();
      expect(events).toEqual([{ data: expect.stringContaining("used before") }]);
    });

    it("takes one of two that come at once", async () => {
      const given = encodeURIComponent(await token());
      const both = await Promise.all(
        [new Visitor(server), new Visitor(server)].map(async (one) => {
          await one.open(`/sign-in/sso?token=${given}`);
          return one.cookies.has(SESSION);
        }),
      );
      expect(both.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
      expect(await people()).toHaveLength(1);
    });

    it("forgives a clock that is a minute off, and no more", async () => {
      expect(await open(await token({ iat: seconds() + SKEW_S, exp: seconds() + 2 * MINUTE_S }))).toBe(true);
      expect(await open(await token({ iat: seconds() - 2 * MINUTE_S, exp: seconds() - SKEW_S + 1 }))).toBe(true);
      await expectRefusal(await token({ iat: seconds() + SKEW_S + 2, exp: seconds() + 5 * MINUTE_S }));
      await expectRefusal(await token({ iat: seconds() - 2 * MINUTE_S, exp: seconds() - SKEW_S - 1 }));
    });

    const wrong: Record<string, () => Changes> = {
      "for another audience": () => ({ aud: "https://else.example" }),
      "of another issuer": () => ({ iss: "https://else.example" }),
      "without an audience": () => ({ aud: undefined }),
      "without an end": () => ({ exp: undefined }),
      "without a beginning": () => ({ iat: undefined }),
      "without an id": () => ({ jti: undefined }),
      "with an empty id": () => ({ jti: "" }),
      "without a subject": () => ({ sub: undefined }),
      "with an empty subject": () => ({ sub: "" }),
      "with a subject that is too long": () => ({ sub: "s".repeat(256) }),
      "that was made long ago, though it has not run out": () => ({ iat: seconds() - 12 * MINUTE_S }),
      "with a role that there is not": () => ({ role: "owner" }),
      "with a role that is no text": () => ({ role: ["admin"] }),
      "that is huge": () => ({ name: "n".repeat(9_000) }),
    };
    it.each(Object.keys(wrong))("refuses a token %s", async (name) => {
      await expectRefusal(await token(wrong[name]?.()));
      expect(await people()).toEqual([]);
    });

    const known = Object.keys(wrong).filter((name) => !/subject|huge/u.test(name));
    it.each([...known, "that has run out"])("tells a member of a token %s", async (name) => {
      expect(await open(await token())).toBe(true);
      const changes = wrong[name]?.() ?? { iat: seconds() - 5 * MINUTE_S, exp: seconds() - 2 * MINUTE_S };
      await expectRefusal(await token(changes));
      const [, payload = "", signature = ""] = (await token(changes)).split(".");
      // Nobody is told of what the publisher did not sign: anybody could write it.
      await expectRefusal(`${payload}.${payload}.${signature}`);
      await server.background.drain();
      const events = await server.context.store.reader
        .selectFrom("security_event")
        .select("data")
        .where("kind", "=", "sign-in-refused")
        .execute();
      expect(events).toEqual([{ data: expect.stringMatching(/"way":"sso","reason":"The (?:token|claim) /u) }]);
    });

    it("leaves out a name or an address that is none", async () => {
      await open(await token({ name: "\u202Eadmin", email: "a@b\r\nBcc: c@d.example" }));
      expect(await people()).toEqual([{ name: expect.stringMatching(/^Reader \d+$/u), role: "member" }]);
      const kinds = await server.context.store.reader.selectFrom("identity").select("kind").execute();
      expect(kinds).toEqual([{ kind: "sso" }]);
    });

    it("takes RS256 and ES256 by the publisher's keys, also after they changed", async () => {
      const rsa = await generateKeyPair("RS256");
      const ec = await generateKeyPair("ES256");
      keys.push({ ...(await exportJWK(rsa.publicKey)), kid: "rsa", alg: "RS256" });
      expect(await open(await signedBy(rsa.privateKey, "RS256", "rsa"))).toBe(true);
      keys.splice(0, 1, { ...(await exportJWK(ec.publicKey)), kid: "ec", alg: "ES256" });
      // Keys are fetched again at most every ten seconds of real time.
      await expectRefusal(await signedBy(ec.privateKey, "ES256", "ec"));
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11_000 });
      expect(await open(await signedBy(ec.privateKey, "ES256", "ec"))).toBe(true);
      expect(await people()).toHaveLength(1);
      await expectRefusal(await signedBy(rsa.privateKey, "RS256", "rsa"));
      const other = await generateKeyPair("ES256");
      await expectRefusal(await signedBy(other.privateKey, "ES256", "ec"));
    });

    it("refuses what is signed by nobody, by somebody else, or by the public key as if it were the secret", async () => {
      const { publicKey } = await generateKeyPair("RS256", { extractable: true });
      keys.push({ ...(await exportJWK(publicKey)), kid: "rsa", alg: "RS256" });
      const [, payload = "", signature = ""] = (await token()).split(".");
      const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
      await expectRefusal(`${none}.${payload}.`);
      await expectRefusal(`${none}.${payload}.${signature}`);
      await expectRefusal("");
      await expectRefusal("a.b.c");
      const asSecret = new SignJWT(claims({})).setProtectedHeader({ alg: "HS256", kid: "rsa" });
      await expectRefusal(await asSecret.sign(new TextEncoder().encode(await exportSPKI(publicKey))));
      const hs512 = new SignJWT(claims({})).setProtectedHeader({ alg: "HS512" });
      await expectRefusal(await hs512.sign(new TextEncoder().encode(SECRET.repeat(2))));
      const [header, changed] = (await token({ sub: "reader-1" })).split(".");
      await expectRefusal(`${header}.${changed}.${signature}`);
      expect(await people()).toEqual([]);
    });

    it("leads nowhere but to our own pages", async () => {
      await visitor.open("/sign-in/sso?token=x");
      const location = await visitor.redirectOf(`/sign-in/sso?return=//else.example&token=${await token()}`);
      expect(location).toBe("/me");
    });
  });
}

describe("without the publisher's sign-on", () => {
  it("there is no such address, and no token does anything", async () => {
    const server = await startTestServer("sqlite");
    const visitor = new Visitor(server);
    expect((await visitor.open("/sign-in/sso?token=a.b.c")).status).toBe(404);
    expect(visitor.cookies.has(SESSION)).toBe(false);
    await server.dispose();
  });
});
