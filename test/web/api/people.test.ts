import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../../src/domain/person.ts";
import { postComment } from "../../../src/service/post-comment.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { beginSession } from "../../../src/service/sessions.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";
import { ApiClient } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { addMember } from "../../support/people.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

for (const engine of ENGINES) {
  describe(`people in the API on ${engine}`, () => {
    let server: TestServer;
    let articleId: number;
    let anybody: ApiClient;

    beforeAll(async () => {
      server = await startTestServer(engine);
      const { article } = await visitArticle(server.context, {
        visit: { url: `${server.url}/the-weir`, id: null, title: "The weir" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      articleId = article.id;
      anybody = new ApiClient(server.url);
    });
    afterAll(() => server.dispose());

    /** A member with an access token, as an embed has one. */
    async function signedIn(name: string, role: Role = "member"): Promise<{ member: Member; api: ApiClient }> {
      const member = await addMember(server.context, name, role);
      const at = server.clock.now();
      const session = { kind: "embed", label: "", way: "test", origin: null } as const;
      const { sessionId } = await server.context.store.transaction((tx) =>
        beginSession(tx, { siteId: server.context.site().id, personId: member.id, session, at }),
      );
      const { token } = server.context.accessTokens.issue(sessionId);
      return { member: { ...member, sessionId }, api: new ApiClient(server.url, { token }) };
    }

    async function say(member: Member, body: string): Promise<void> {
      await postComment(server.context, {
        articleId,
        parentId: null,
        input: { name: "", email: "", body },
        writer: { member, device: null },
        idempotencyKey: null,
      });
    }

    it("shows a member to everybody, and to themselves what they wrote", async () => {
      const { member, api } = await signedIn("Wanda Fehr");
      await say(member, "The weir sings.");
      const page = await anybody.expect(200, "getPerson", { params: { id: member.id } });
      expect(page).toMatchObject({ person: { name: "Wanda Fehr", badge: null }, count: 1, muted: false, next: null });
      expect(page.comments).toMatchObject([
        { articleTitle: "The weir", html: expect.stringContaining("<p>The weir sings.</p>") as string },
      ]);
      const own = await api.expect(200, "listOwnComments");
      expect(own).toMatchObject({ nameChangeAt: null, muted: [], comments: [{ state: "published" }] });
      await anybody.expect(401, "listOwnComments");
      await anybody.expect(404, "getPerson", { params: { id: 987_654 } });
    });

    it("changes name and description", async () => {
      const { member, api } = await signedIn("Xaver Lund");
      await say(member, "A word.");
      await api.expect(204, "changeProfile", { body: { name: "Xaver of the Weir", bio: "Miller." } });
      const { person, comments } = await anybody.expect(200, "getPerson", { params: { id: member.id } });
      expect(person).toMatchObject({ name: "Xaver of the Weir", bio: "Miller." });
      const known = await anybody.expect(200, "getComment", { params: { id: comments[0].id } });
      expect(known.comment).toMatchObject({ author: "Xaver of the Weir", personId: member.id });
      expect((await api.expect(409, "changeProfile", { body: { name: "Xaver" } })).code).toBe("name-changed-recently");
      const other = await signedIn("Yoko");
      const taken = await other.api.expect(409, "changeProfile", { body: { name: "xaver lund" } });
      expect(taken).toMatchObject({ code: "name-taken", fields: [{ field: "name", code: "taken" }] });
      const guest = { name: "Хaver of the Wеir", body: "It is me." };
      expect((await anybody.expect(409, "postComment", { params: { id: articleId }, body: guest })).code).toBe(
        "name-taken",
      );
    });

    it("mutes and no longer", async () => {
      const { member } = await signedIn("Zeno");
      const { member: self, api } = await signedIn("Arlo");
      const target = { params: { id: member.id } };
      await api.expect(204, "mutePerson", target);
      await api.expect(204, "mutePerson", target);
      expect((await api.expect(200, "getPerson", target)).muted).toBe(true);
      expect((await api.expect(200, "readOwn", { params: { id: articleId } })).muted).toEqual([member.id]);
      await api.expect(204, "unmutePerson", target);
      expect((await api.expect(200, "listOwnComments")).muted).toEqual([]);
      expect((await api.expect(403, "mutePerson", { params: { id: self.id } })).code).toBe("not-allowed");
      await api.expect(404, "mutePerson", { params: { id: 987_654 } });
      await anybody.expect(401, "mutePerson", target);
    });

    it("gives roles, by admins only", async () => {
      const { member, api } = await signedIn("Birk");
      const admin = await signedIn("Cleo", "admin");
      const request = { params: { id: member.id }, body: { role: "moderator", reason: "joined the desk" } };
      await api.expect(403, "grantRole", request);
      await admin.api.expect(204, "grantRole", request);
      expect((await anybody.expect(200, "getPerson", { params: { id: member.id } })).person.badge).toBe("staff");
      const last = { params: { id: admin.member.id }, body: { role: "member" } };
      expect((await admin.api.expect(409, "grantRole", last)).code).toBe("last-admin");
    });
  });
}
