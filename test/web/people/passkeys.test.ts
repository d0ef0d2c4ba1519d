import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PASSKEY_AGE_MS } from "../../../src/service/passkeys.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { Authenticator } from "../../support/authenticator.ts";
import type { Differently } from "../../support/authenticator.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

const PUBLIC_URL = "https://talk.example";
const SESSION = "hustings_session";

async function challenge(visitor: Visitor, path: string): Promise<string> {
  const { status, body } = await visitor.postJson(`${path}/options`, {});
  expect(status).toBe(200);
  return String(body["challenge"]);
}

for (const engine of ENGINES) {
  describe(`passkeys on ${engine}`, () => {
    let server: TestServer;
    let owner: Visitor;
    let key: Authenticator;

    beforeEach(async () => {
      server = await startTestServer(engine, { env: { PUBLIC_URL } });
      owner = new Visitor(server, PUBLIC_URL);
      key = new Authenticator(PUBLIC_URL);
      await signInByMail(server, owner, "gesine@reader.example");
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function add(differently: Differently = {}): Promise<number> {
      const response = key.create(await challenge(owner, "/me/sign-in/passkey"), differently);
      return (await owner.postJson("/me/sign-in/passkey", { response, name: "Gesine's phone" })).status;
    }

    async function refusals(): Promise<number> {
      await server.background.drain();
      const rows = await server.context.store.reader
        .selectFrom("security_event")
        .select("id")
        .where("kind", "=", "sign-in-refused")
        .execute();
      return rows.length;
    }

    /** Signs in somewhere else; true when it worked. */
    async function use(response: (challenge: string) => object): Promise<boolean> {
      const visitor = new Visitor(server, PUBLIC_URL);
      const answer = response(await challenge(visitor, "/sign-in/passkey"));
      const { status, body } = await visitor.postJson("/sign-in/passkey", {
        response: answer,
        returnTo: "/comments/3",
      });
      expect(visitor.cookies.has(SESSION)).toBe(status === 200);
      if (status === 200) expect(body).toEqual({ location: "/comments/3" });
      else expect(body["message"]).toContain("We couldn’t confirm who you are");
      return status === 200;
    }

    it("are added to an account and sign in without anything typed", async () => {
      expect(await add()).toBe(200);
      expect((await owner.open("/me/sign-in")).html).toContain("Gesine&#39;s phone");
      expect(await use((given) => key.get(given))).toBe(true);
      expect(await use((given) => key.get(given))).toBe(true);
      const people = await server.context.store.reader.selectFrom("person").select("id").execute();
      expect(people).toHaveLength(1);
    });

    it("belong to members only, and to one", async () => {
      const guest = new Visitor(server, PUBLIC_URL);
      expect((await guest.postJson("/me/sign-in/passkey/options", {})).status).toBe(401);
      expect(await add()).toBe(200);
      const other = new Visitor(server, PUBLIC_URL);
      await signInByMail(server, other, "other@reader.example");
      const response = key.create(await challenge(other, "/me/sign-in/passkey"));
      expect((await other.postJson("/me/sign-in/passkey", { response, name: "" })).status).toBe(409);
    });

    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const forgeries: Record<string, Differently> = {
      "for another site": { origin: "https://talk.example.evil.example" },
      "for another relying party": { rpId: "evil.example" },
      "with another challenge": { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
      "signed with another key": { signWith: privateKey },
      "that is of the other kind": { type: "webauthn.create" },
      "that nobody touched the key for": { flags: 0 },
      "of a copied key, whose counter goes back": { counter: 1 },
    };
    it.each(Object.keys(forgeries))("refuse an answer %s, and tell the owner", async (name) => {
      await add();
      expect(await use((given) => key.get(given))).toBe(true);
      expect(await use((given) => key.get(given, forgeries[name]))).toBe(false);
      expect(await refusals()).toBe(1);
    });

    it("refuse an answer that comes twice or late, is of another key, or is none", async () => {
      await add();
      let answer: object = {};
      expect(await use((given) => (answer = key.get(given)))).toBe(true);
      expect(await use(() => answer)).toBe(false);
      const late = await use((given) => {
        server.clock.advance(PASSKEY_AGE_MS);
        return key.get(given);
      });
      expect(late).toBe(false);
      const stranger = new Authenticator(PUBLIC_URL);
      expect(await use((given) => stranger.get(given))).toBe(false);
      for (const none of [{}, { id: 7 }, { id: key.id }, { id: key.id, response: {} }, { id: "x".repeat(5_000) }]) {
        expect(await use(() => none)).toBe(false);
      }
    });

    it.each(["origin", "challenge", "rpId"] as const)("refuse a new key with a wrong %s", async (what) => {
      const wrong = { origin: "https://evil.example", challenge: "AAAA", rpId: "evil.example" };
      expect(await add({ [what]: wrong[what] })).toBe(403);
      expect(await refusals()).toBe(1);
      expect((await owner.open("/me/sign-in")).html).not.toContain("phone");
    });

    it("refuse a challenge of another member, and a request from another site", async () => {
      const other = new Visitor(server, PUBLIC_URL);
      await signInByMail(server, other, "other@reader.example");
      const response = key.create(await challenge(other, "/me/sign-in/passkey"));
      expect((await owner.postJson("/me/sign-in/passkey", { response, name: "" })).status).toBe(403);
      const foreign = await fetch(`${server.url}/sign-in/passkey/options`, {
        method: "POST",
        headers: { "content-type": "application/json", "sec-fetch-site": "cross-site" },
        body: "{}",
      });
      expect(foreign.status).toBe(403);
    });
  });
}
