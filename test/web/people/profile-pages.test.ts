import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MARKS } from "../../../src/domain/reaction.ts";
import { postComment } from "../../../src/service/post-comment.ts";
import { removeComment } from "../../../src/service/remove-comment.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { updatePerson } from "../../../src/store/people.ts";
import { ENGINES } from "../../support/engines.ts";
import { addMember } from "../../support/people.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

for (const engine of ENGINES) {
  describe(`members' pages on ${engine}`, () => {
    let server: TestServer;
    let articleId: number;
    let ottilie: Member;

    beforeAll(async () => {
      server = await startTestServer(engine);
      const visit = { url: `${server.url}/the-old-bridge`, id: null, title: "The old bridge" };
      const { article } = await visitArticle(server.context, {
        visit,
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      articleId = article.id;
      ottilie = await addMember(server.context, "Ottilie Varga", "moderator");
    });
    afterAll(() => server.dispose());

    async function say(member: Member | null, body: string): Promise<number> {
      server.clock.advance(1_000);
      const { id } = await postComment(server.context, {
        articleId,
        parentId: null,
        input: { name: "A guest", email: "", body },
        writer: { member, device: member === null ? { id: "a-guest" } : null },
        idempotencyKey: null,
      });
      return id;
    }

    async function signedIn(email: string): Promise<Visitor> {
      const visitor = new Visitor(server);
      await signInByMail(server, visitor, email);
      return visitor;
    }

    it("lead whoever moderates to the console, and nobody else", async () => {
      const visitor = await signedIn("moderates@reader.example");
      expect((await visitor.open("/me")).html).not.toContain('href="/console"');
      const { person_id: id } = await server.context.store.reader
        .selectFrom("identity")
        .select("person_id")
        .where("subject", "=", "moderates@reader.example")
        .executeTakeFirstOrThrow();
      await server.context.store.transaction((tx) => updatePerson(tx, id, { role: "moderator" }));
      expect((await visitor.open("/me")).html).toContain('href="/console"');
    });

    it("show to everybody what a member published, newest first and in parts, and nothing else", async () => {
      for (let number = 1; number <= 22; number++) await say(ottilie, `Remark number ${number}.`);
      const removed = await say(ottilie, "Something unkind.");
      await removeComment(server.context, { id: removed });
      const visitor = new Visitor(server);
      const first = await visitor.open(`/people/${ottilie.id}`);
      expect(first.html).toContain("Ottilie Varga");
      expect(first.html).toContain("Staff");
      expect(first.html).toContain("22 comments");
      expect(first.html).toMatch(/Remark number 22\.[^]*Remark number 3\./u);
      expect(first.html).not.toMatch(/Remark number 2\.|Something unkind/u);
      const older = /href="(\/people\/\d+\?before=\d+)"/u.exec(first.html)?.[1] ?? "";
      const second = await visitor.open(older);
      expect(second.html).toMatch(/Remark number 2\.[^]*Remark number 1\./u);
      expect(second.html).not.toContain("?before=");
      expect((await visitor.open("/people/987654")).status).toBe(404);
      expect(visitor.cookies.size).toBe(0);
    });

    it("lead to signing in where somebody is not signed in, and back", async () => {
      const visitor = new Visitor(server);
      expect((await visitor.open("/me")).path).toBe("/sign-in?return=%2Fme");
      await visitor.open(`/people/${ottilie.id}`);
      expect((await visitor.send(`/people/${ottilie.id}/mute`)).path).toBe(`/sign-in?return=%2Fpeople%2F${ottilie.id}`);
    });

    it("let a member change name and description; what is refused comes back with what was typed", async () => {
      const visitor = await signedIn("jo@reader.example");
      await visitor.open("/me");
      const refused = await visitor.send("/me/profile", { name: "Οttilie Vаrga", bio: "I keep bees." });
      expect(refused.status).toBe(409);
      expect(refused.html).toContain("Another member already uses this name");
      expect(refused.html).toMatch(
        /name="name"[^>]*aria-invalid="true" aria-describedby="name-error name-hint" autofocus/u,
      );
      // Whoever is signed in is not asked to sign in.
      expect(refused.html).not.toMatch(/sign in if/iu);
      expect(refused.html).toContain('value="Οttilie Vаrga"');
      expect(refused.html).toContain("I keep bees.");
      const saved = await visitor.send("/me/profile", { name: "Jo Quay", bio: "I keep <bees>." });
      expect(saved.path).toBe("/me?done=saved");
      expect(saved.html).toContain("Your profile has been saved.");
      expect(saved.html).toContain("You can change your name again on");
      const own = /href="(\/people\/\d+)"/u.exec(saved.html)?.[1] ?? "";
      const publicly = await new Visitor(server).open(own);
      expect(publicly.html).toContain("Jo Quay");
      expect(publicly.html).toContain("I keep &lt;bees&gt;.");
      expect((await visitor.open(own)).html).not.toContain("/mute");
    });

    it("show a member everything they wrote, with what became of it", async () => {
      const visitor = await signedIn("kim@reader.example");
      const id = await visitor.open("/me").then(({ html }) => Number(/\/people\/(\d+)/u.exec(html)?.[1]));
      const kim: Member = { id, name: "Kim", role: "member", sessionId: 0 };
      await say(kim, "Still there.");
      await removeComment(server.context, { id: await say(kim, "Not any more.") });
      const { html } = await visitor.open("/me");
      expect(html).toMatch(/removed by a moderator[^]*Not any more\.[^]*published[^]*Still there\./u);
    });

    it("mute a person for one member only, and no longer", async () => {
      const visitor = await signedIn("lou@reader.example");
      await visitor.open(`/people/${ottilie.id}`);
      const muted = await visitor.send(`/people/${ottilie.id}/mute`);
      expect(muted.html).toContain("You have muted this person.");
      expect((await visitor.open("/me")).html).toContain("People you have muted");
      const mine = async (): Promise<{ muted: number[] }> =>
        JSON.parse((await visitor.open(`/api/v1/articles/${articleId}/mine`)).html) as { muted: number[] };
      expect((await mine()).muted).toEqual([ottilie.id]);
      expect((await new Visitor(server).open(`/people/${ottilie.id}`)).html).not.toContain("You have muted");
      await visitor.open(`/people/${ottilie.id}`);
      await visitor.send(`/people/${ottilie.id}/unmute`);
      expect((await mine()).muted).toEqual([]);
    });

    it("refuse a guest's comment under a member's name, with the text kept", async () => {
      const visitor = new Visitor(server);
      await visitor.open(`/conversations/${articleId}/write`);
      const fields = { name: "0ttilie Varga", email: "", body: "Words to keep", action: "post" };
      const refused = await visitor.send(`/conversations/${articleId}/write`, fields);
      expect(refused.status).toBe(409);
      expect(refused.html).toContain("Words to keep");
      expect(refused.html).toContain("Sign in if it is you");
      const posted = await visitor.send(`/conversations/${articleId}/write`, { ...fields, name: "Ottilie from Ulm" });
      expect(posted.status).toBe(200);
    });

    it("react without a script: each mark has a button, and comes back to the comment", async () => {
      const id = await say(null, "Respectable.");
      const visitor = new Visitor(server);
      for (const mark of MARKS) {
        await visitor.open(`/comments/${id}`);
        const { path } = await visitor.send(`/comments/${id}/react`, { mark });
        expect(path).toBe(`/comments/${id}?done=marked`);
      }
      const row = async (): Promise<unknown> =>
        await server.context.store.reader
          .selectFrom("comment")
          .select(["agree_count", "disagree_count", "respect_count"])
          .where("id", "=", id)
          .executeTakeFirst();
      expect(await row()).toEqual({ agree_count: 1, disagree_count: 1, respect_count: 1 });
      await visitor.open(`/comments/${id}`);
      await visitor.send(`/comments/${id}/react`, { mark: "agree" });
      expect(await row()).toMatchObject({ agree_count: 0 });
      expect((await visitor.post(`/comments/${id}/react`, { mark: "love" })).status).toBe(400);
    });
  });
}
