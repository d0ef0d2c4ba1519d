import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addIdentity } from "../../../src/service/sign-in.ts";
import { memberBySecret } from "../../../src/service/sessions.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

const EMAIL = "henrike@reader.example";

for (const engine of ENGINES) {
  describe(`one's own sign-in page on ${engine}`, () => {
    let server: TestServer;
    let visitor: Visitor;

    beforeEach(async () => {
      server = await startTestServer(engine);
      visitor = new Visitor(server);
      await signInByMail(server, visitor, EMAIL);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function addWay(label: string): Promise<void> {
      const member = await memberBySecret(server.context, visitor.cookies.get("hustings_session") ?? "");
      if (member === null) throw new Error("the visitor is not signed in");
      const identity = {
        kind: "oidc",
        subject: `https://id.example ${label}`,
        label,
        name: null,
        email: null,
        role: null,
      } as const;
      await addIdentity(server.context, { member, identity });
    }

    it("leads whoever is not signed in to signing in", async () => {
      const guest = new Visitor(server);
      await guest.open("/me/sign-in");
      expect(guest.page.path).toBe("/sign-in?return=%2Fme%2Fsign-in");
    });

    it("shows ways, sessions and what happened", async () => {
      await visitor.open("/me/sign-in");
      expect(visitor.page.status).toBe(200);
      for (const text of [EMAIL, "this browser", "Account created", "Signed in"])
        expect(visitor.page.html).toContain(text);
    });

    it("removes a way, but never the last one", async () => {
      await addWay("Herald");
      await visitor.open("/me/sign-in");
      await visitor.send("/me/sign-in/ways/");
      expect(visitor.page.html).toContain("That way to sign in has been removed.");
      expect(visitor.page.html).not.toContain("/remove");
      const ways = await server.context.store.reader.selectFrom("identity").select("id").execute();
      expect(ways).toHaveLength(1);
      await visitor.post(`/me/sign-in/ways/${ways[0]?.id}/remove`, {});
      expect(visitor.page.status).toBe(409);
      expect(visitor.page.html).toContain("This is your only way to sign in");
    });

    it("keeps one of two ways that are removed at once", async () => {
      await addWay("Herald");
      const ways = await server.context.store.reader.selectFrom("identity").select("id").execute();
      const cookie = `hustings_session=${visitor.cookies.get("hustings_session")}`;
      await Promise.all(
        ways.map(({ id }) =>
          fetch(`${server.url}/me/sign-in/ways/${id}/remove`, {
            method: "POST",
            headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", cookie },
            redirect: "manual",
          }),
        ),
      );
      expect(await server.context.store.reader.selectFrom("identity").select("id").execute()).toHaveLength(1);
    });

    it("names a session, ends one, and ends all others", async () => {
      const [second, third] = [new Visitor(server), new Visitor(server)];
      await signInByMail(server, second, EMAIL);
      await signInByMail(server, third, EMAIL);
      await visitor.open("/me/sign-in");
      await visitor.send("/me/sign-in/sessions/", { label: "Old laptop" });
      expect(visitor.page.html).toContain("Old laptop");
      await visitor.send("/me/sign-in/sessions/end-others");
      expect(visitor.page.html).toContain("Signed out everywhere else.");
      for (const other of [second, third]) expect((await other.open("/me/sign-in")).path).toContain("/sign-in?return");
      expect((await visitor.open("/me/sign-in")).path).toBe("/me/sign-in");
    });

    it("changes nothing of anybody else", async () => {
      await addWay("Herald");
      const thief = new Visitor(server);
      await signInByMail(server, thief, "thief@reader.example");
      const db = server.context.store.reader;
      const ways = await db.selectFrom("identity").select("id").execute();
      const sessions = await db.selectFrom("session").select(["id", "person_id"]).orderBy("id").execute();
      for (const { id } of ways.slice(0, 2)) {
        expect((await thief.post(`/me/sign-in/ways/${id}/remove`, {})).status).toBe(404);
      }
      const victim = sessions[0]?.id ?? 0;
      expect((await thief.post(`/me/sign-in/sessions/${victim}/end`, {})).status).toBe(404);
      expect((await thief.post(`/me/sign-in/sessions/${victim}/rename`, { label: "Mine" })).status).toBe(404);
      await thief.post("/me/sign-in/sessions/end-others", {});
      expect((await visitor.open("/me/sign-in")).path).toBe("/me/sign-in");
    });

    it("takes no form of another site", async () => {
      const answer = await fetch(`${server.url}/me/sign-in/sessions/end-others`, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "sec-fetch-site": "cross-site",
          cookie: `hustings_session=${visitor.cookies.get("hustings_session")}`,
        },
      });
      expect(answer.status).toBe(403);
    });
  });
}
