import { afterEach, describe, expect, it } from "vitest";
import type { SiteSettings } from "../../../src/domain/site-settings.ts";
import type { CommentRow } from "../../../src/store/comments.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { ApiClient } from "../../support/api-client.ts";
import { knownArticle } from "../../support/known-article.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { mailTo, signInByMail, Visitor } from "../../support/visitor.ts";

const DAY_MS = 24 * 60 * 60_000;
const GUEST = { name: "Odilie", email: "odilie@reader.example" };

for (const engine of ENGINES) {
  describe(`who may post on ${engine}`, () => {
    let server: TestServer;
    let articleId: number;
    let path: string;

    async function start(whoMayPost: SiteSettings["whoMayPost"]): Promise<void> {
      server = await startTestServer(engine, { settings: { whoMayPost } });
      articleId = (await knownArticle(server.context)).id;
      path = `/conversations/${articleId}/write`;
    }
    afterEach(async () => {
      await server.dispose();
    });

    async function comments(): Promise<CommentRow[]> {
      return await server.context.store.reader.selectFrom("comment").selectAll().orderBy("id").execute();
    }

    async function say(visitor: Visitor, body: string, guest: Record<string, string> = GUEST) {
      await visitor.open(path);
      return await visitor.send(path, { body, ...guest });
    }

    async function link(): Promise<string> {
      const { pathname, search } = new URL(/https?:\S+/u.exec((await mailTo(server, GUEST.email)).text)?.[0] ?? "");
      return pathname + search;
    }

    it("members only: a guest is asked to sign in and keeps the text, a member writes", async () => {
      await start("members");
      const visitor = new Visitor(server);
      const page = await say(visitor, "Let me say this.");
      expect([page.status, page.html.includes("Let me say this.")]).toEqual([401, true]);
      expect(page.html).toContain("Please sign in");
      const params = { id: articleId };
      await new ApiClient(server.url).expect(401, "postComment", { params, body: { ...GUEST, body: "By program." } });
      expect(await comments()).toEqual([]);
      await signInByMail(server, visitor, "sunniva@reader.example");
      await say(visitor, "As a member.", {});
      expect((await comments()).map(({ state, person_id }) => [state, person_id])).toEqual([["published", 1]]);
    });

    it("members only: whoever is not signed in is told so before writing, and asked for no name", async () => {
      await start("members");
      const visitor = new Visitor(server);
      const { html } = await visitor.open(path);
      expect(html).toContain("Only members can comment here.");
      expect(html).toContain(`/sign-in?return=${encodeURIComponent(`/conversations/${articleId}#comments`)}`);
      expect(html).not.toContain('name="name"');
      const page = await visitor.send(path, { body: "Without a name." });
      expect([page.status, page.html.includes("Without a name.")]).toEqual([401, true]);
    });

    it("anyone: a member whose session has ended is told that, and keeps the text", async () => {
      await start("anyone");
      const visitor = new Visitor(server);
      await signInByMail(server, visitor, "sunniva@reader.example");
      await visitor.open(path);
      visitor.cookies.delete("hustings_session");
      const page = await visitor.send(path, { body: "Written as a member." });
      expect([page.status, page.html.includes("Written as a member.")]).toEqual([422, true]);
      expect(page.html).toContain("You are no longer signed in.");
      expect(page.html).not.toContain("Please enter the name to show");
    });

    it("confirmed: the form asks for the address, and says what for", async () => {
      await start("confirmed");
      const { html } = await new Visitor(server).open(path);
      expect(html).toMatch(/name="email"[^>]*required/u);
      expect(html).toContain("your comment appears once you open it");
    });

    it("confirmed: a guest without an address is told what is missing", async () => {
      await start("confirmed");
      const page = await say(new Visitor(server), "Without an address.", { name: "Odilie", email: "" });
      expect([page.status, page.html.includes("Please enter your e-mail address.")]).toEqual([422, true]);
      expect(await comments()).toEqual([]);
    });

    it("confirmed: the comment waits until the link of the mail is followed, once", async () => {
      await start("confirmed");
      const visitor = new Visitor(server);
      expect((await say(visitor, "The ferry is late.")).html).toContain("We have sent you an e-mail");
      expect((await comments()).map(({ state }) => state)).toEqual(["held"]);
      const other = new Visitor(server);
      expect((await other.open(`/conversations/${articleId}`)).html).not.toContain("The ferry is late.");
      await other.open(await link());
      expect((await comments()).map(({ state }) => state)).toEqual(["held"]);
      const page = await other.send("/confirm-comment");
      expect(page.path).toBe("/comments/1?done=posted");
      const [comment] = await comments();
      expect([comment?.state, comment?.published_at]).toEqual(["published", server.clock.now()]);
      expect((await other.open(`/conversations/${articleId}`)).html).toContain("The ferry is late.");
      expect((await other.open(await link())).status).toBe(410);
    });

    it("confirmed: whoever also wants to hear of answers confirms both by one mail", async () => {
      await start("confirmed");
      const visitor = new Visitor(server);
      await say(visitor, "The ferry is late.", { ...GUEST, tellMe: "on" });
      const { reader } = server.context.store;
      const mails = await reader.selectFrom("mail").select(["kind", "body_text"]).execute();
      expect(mails.map(({ kind }) => kind)).toEqual(["confirm-comment"]);
      expect(mails[0]?.body_text).toContain("You asked to be told of answers by e-mail");
      const wishes = async () =>
        await reader.selectFrom("follow").select(["email", "root_id", "confirmed_at"]).execute();
      expect(await wishes()).toEqual([{ email: GUEST.email, root_id: 1, confirmed_at: null }]);
      await visitor.open(await link());
      await visitor.send("/confirm-comment");
      expect(await wishes()).toEqual([{ email: GUEST.email, root_id: 1, confirmed_at: server.clock.now() }]);
    });

    it("confirmed: an embed says of the comment what happens next, and no moderator is named", async () => {
      await start("confirmed");
      const visitor = new Visitor(server);
      await visitor.open(path);
      const fragment = await visitor.send(path, { body: "The ferry is late.", ...GUEST }, `/fragments${path}`);
      expect([fragment.status, fragment.html.includes("We have sent you an e-mail")]).toEqual([201, true]);
      expect(fragment.html).not.toContain("A moderator will");
    });

    it("confirmed: the same device and address are known afterwards, another device or address is not", async () => {
      await start("confirmed");
      const visitor = new Visitor(server);
      await say(visitor, "One.");
      await visitor.open(await link());
      await visitor.send("/confirm-comment");
      await say(visitor, "Two.");
      await say(new Visitor(server), "Three, by somebody who knows the address.");
      await say(visitor, "Four.", { ...GUEST, email: "other@reader.example" });
      expect((await comments()).map(({ state }) => state)).toEqual(["published", "published", "held", "held"]);
    });

    it("confirmed: a link that is too old or forged publishes nothing", async () => {
      await start("confirmed");
      const visitor = new Visitor(server);
      await say(visitor, "The ferry is late.");
      const good = await link();
      expect((await visitor.open(`${good.slice(0, -3)}abc`)).status).toBe(410);
      await visitor.open(good);
      server.clock.advance(7 * DAY_MS);
      await visitor.open(path);
      expect((await visitor.open(good)).status).toBe(410);
      expect((await comments()).map(({ state }) => state)).toEqual(["held"]);
    });

    it("confirmed: what was taken back meanwhile is not published", async () => {
      await start("confirmed");
      const visitor = new Visitor(server);
      await say(visitor, "The ferry is late.");
      await visitor.open("/comments/1/withdraw");
      await visitor.send("/comments/1/withdraw");
      await visitor.open(await link());
      await visitor.send("/confirm-comment");
      expect((await comments()).map(({ state }) => state)).toEqual(["withdrawn"]);
    });
  });
}
