import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeSite } from "../../../src/service/change-site.ts";
import { answerAppeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { reverse, undoDecisions } from "../../../src/service/moderation/reverse.ts";
import { mailBlock } from "../../../src/store/mails.ts";
import { listNotices } from "../../../src/web/api/list-notices.ts";
import { Talk } from "../../browser/harbour-baths.ts";
import { ApiClient, callOperation } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { mailTo, signInByMail, Visitor } from "../../support/visitor.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

for (const engine of ENGINES) {
  describe(`being told on ${engine}`, () => {
    let server: TestServer;
    let articleId: number;

    beforeEach(async () => {
      server = await startTestServer(engine);
      articleId = (await Talk.open(server, API_TOKEN)).articleId;
    });
    afterEach(async () => {
      await server.dispose();
    });

    /** Posts a comment by the form; returns its id. */
    async function post(visitor: Visitor, path: string, fields: Record<string, string>): Promise<number> {
      await visitor.open(path);
      const page = await visitor.send(path, { name: "", email: "", action: "post", ...fields });
      const id = /^\/comments\/(\d+)\?done=posted/u.exec(page.path)?.[1];
      if (id === undefined) throw new Error(`not posted: ${page.status} ${page.path} ${page.html.slice(0, 3_000)}`);
      server.clock.advance(10_000);
      return Number(id);
    }

    async function member(email: string): Promise<Visitor> {
      const visitor = new Visitor(server);
      await signInByMail(server, visitor, email);
      return visitor;
    }

    async function mailCount(): Promise<number> {
      return (await server.context.store.reader.selectFrom("mail").select("id").execute()).length;
    }

    it("of replies: on the page, in the conversation's personal part, and by one mail an hour", async () => {
      const ida = await member("ida@reader.example");
      const first = await post(ida, `/conversations/${articleId}/write`, { body: "The water is cold" });
      for (const body of ["It <is>", "Not at all"])
        await post(new Visitor(server), `/comments/${first}/reply`, { name: "Jo", body });
      await server.background.drain();
      const page = await ida.open("/me/notices");
      expect(page.html).toContain("2 unread");
      expect(page.html).toContain("Jo replied to you");
      expect(page.html).toContain("It &lt;is&gt;");
      const before = await mailCount();
      server.clock.advance(HOUR_MS);
      await server.background.drain();
      await server.background.drain();
      expect(await mailCount()).toBe(before + 1);
      expect((await mailTo(server, "ida@reader.example")).subject).toContain("2 new comments");
      await ida.send("/me/notices/read");
      expect(ida.page.html).not.toContain("unread");
    });

    it("of a conversation that one follows, until one stops", async () => {
      const ida = await member("ida@reader.example");
      const path = `/conversations/${articleId}/follow`;
      expect((await new Visitor(server).open(path)).path).toContain("/sign-in?return=");
      await ida.open(path);
      expect((await ida.send(path)).html).toContain("You are following this");
      server.clock.advance(1_000);
      const id = await post(new Visitor(server), `/conversations/${articleId}/write`, { name: "Jo", body: "New" });
      await server.background.drain();
      expect((await ida.open("/me/notices")).html).toContain("Jo commented where you follow");
      const notice = /href="(\/me\/notices\/\d+)"/u.exec(ida.page.html)?.[1] ?? "";
      expect((await ida.open(notice)).path).toBe(`/comments/${id}`);
      expect((await ida.open("/me/notices")).html).not.toContain("unread");
      await ida.open(path);
      expect((await ida.send(path)).html).not.toContain("You are following this");
      await post(new Visitor(server), `/conversations/${articleId}/write`, { name: "Jo", body: "Newer" });
      await server.background.drain();
      expect((await ida.open("/me/notices")).html).not.toContain("unread");
    });

    it("as one has decided", async () => {
      const ida = await member("ida@reader.example");
      await ida.open("/me/preferences");
      await ida.send("/me/preferences", { mail: "never", mentions: "1" });
      expect(ida.page.html).toMatch(/value="never"\s+checked/u);
      expect(ida.page.html).not.toMatch(/name="replies" value="1"\s+checked/u);
      const first = await post(ida, `/conversations/${articleId}/write`, { body: "The water is cold" });
      await post(new Visitor(server), `/comments/${first}/reply`, { name: "Jo", body: "It is" });
      await server.background.drain();
      expect((await ida.open("/me/notices")).html).toContain("Nothing new");
    });

    it("of decisions about oneself, of the answer to an appeal and of a reversal, in both languages, once each", async () => {
      const { context } = server;
      const wanda = await addMember(context, "Wanda", "moderator");
      const una = await addMember(context, "Una", "moderator");
      const ida = await member("ida@reader.example");
      await ida.open("/me/preferences");
      await ida.send("/me/preferences", { mail: "never" });
      const [first, second] = [
        await post(ida, `/conversations/${articleId}/write`, { body: "The water is cold" }),
        await post(ida, `/conversations/${articleId}/write`, { body: "The keeper is a fool" }),
      ];
      const remove = async (commentId: number): Promise<number> => {
        const input = decision("remove", { clause: 1, reason: "Name-calling." });
        return (await decide(context, { decider: wanda, target: { commentId }, input })).decisionId;
      };
      await remove(first);
      const other = await remove(second);
      await server.background.drain();
      // It can still be undone: nobody is told yet.
      expect((await ida.open("/me/notices")).html).toContain("Nothing new");
      await undoDecisions(context, { decisionIds: [other], member: wanda });
      server.clock.advance(MINUTE_MS);
      await server.background.drain();
      const notices = async (): Promise<string[]> =>
        [...(await ida.open("/me/notices")).html.matchAll(/<bdi>([^<]+)<\/bdi>/gu)].map(([, what = ""]) => what);
      expect(await notices()).toEqual(["Your comment was removed"]);
      expect(ida.page.html).toContain("1 unread");
      expect(ida.page.html).toMatch(/on\s+<cite>/u);
      const statement = (await ida.open(/href="(\/me\/notices\/\d+)"/u.exec(ida.page.html)?.[1] ?? "")).path;
      expect(statement).toMatch(/^\/me\/decisions\/\d+$/u);
      expect(ida.page.html).toContain("Name-calling.");
      await ida.send(`${statement}/appeal`, { words: "Cold is cold, and no name for anybody." });
      const row = await context.store.reader
        .selectFrom("moderation_case")
        .select(["id", "version"])
        .where("appeal_id", "is not", null)
        .executeTakeFirstOrThrow();
      const answer = { outcome: "reversed", reason: "It is about the water.", member: una, instead: null } as const;
      await answerAppeal(context, { caseId: row.id, version: row.version, ...answer });
      const again = await remove(second);
      server.clock.advance(MINUTE_MS);
      await server.background.drain();
      await reverse(context, { decisionId: again, decider: una, reason: "It is about a fictional keeper." });
      await server.background.drain();
      expect(await notices()).toEqual([
        "A decision about you was reversed",
        "Your comment was removed",
        "Your appeal has been answered",
        "Your comment was removed",
      ]);
      expect(ida.page.html).toContain("3 unread");
      expect(ida.page.html).toContain("The decision: Your comment was removed");
      const fragment = (await ida.open("/fragments/me/notices")).html;
      expect(fragment).toMatch(/href="[^"]+\/me\/notices\/\d+" target="_blank"/u);
      const cookie = [...ida.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = { cookie, "sec-fetch-site": "same-origin" };
      const { body } = await callOperation(server.url, listNotices, { headers });
      expect((body as { notices: unknown[] }).notices[0]).toMatchObject({
        kind: "reversed",
        read: false,
        statement: { kind: "remove" },
      });
      await changeSite(context, { name: "language", value: "de" });
      await context.reloadSites();
      expect(await notices()).toEqual([
        "Eine Entscheidung über Sie wurde zurückgenommen",
        "Ihr Kommentar wurde entfernt",
        "Ihr Einspruch ist beantwortet",
        "Ihr Kommentar wurde entfernt",
      ]);
      // The mails about decisions are mails of their own: no mail of notices repeats them.
      const kinds = await context.store.reader
        .selectFrom("mail")
        .select("kind")
        .where("kind", "=", "notices")
        .execute();
      expect(kinds).toEqual([]);
    });

    it("by one click no more, signed out and without cookies, as mail programs do it", async () => {
      const ida = await member("ida@reader.example");
      const first = await post(ida, `/conversations/${articleId}/write`, { body: "The water is cold" });
      await post(new Visitor(server), `/comments/${first}/reply`, { name: "Jo", body: "It is" });
      await server.background.drain();
      server.clock.advance(HOUR_MS);
      await server.background.drain();
      const row = await server.context.store.reader
        .selectFrom("mail")
        .select("headers")
        .where("kind", "=", "notices")
        .executeTakeFirstOrThrow();
      const address = /<(.+)>/u.exec(
        (JSON.parse(row.headers) as Record<string, string>)["List-Unsubscribe"] ?? "",
      )?.[1];
      const response = await fetch(address ?? "", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
      });
      expect(response.status).toBe(200);
      expect(response.headers.get("set-cookie")).toBeNull();
      expect((await ida.open("/me/preferences")).html).toMatch(/value="never"\s+checked/u);
    });

    it("as a guest only after the owner of the address has said so", async () => {
      const bram = new Visitor(server);
      const said = { name: "Bram", email: "Bram@reader.example", tellMe: "1", body: "Who swims in winter?" };
      const first = await post(bram, `/conversations/${articleId}/write`, said);
      await post(new Visitor(server), `/comments/${first}/reply`, { name: "Jo", body: "Not me" });
      await server.background.drain();
      expect(await mailCount()).toBe(1);
      const { text } = await mailTo(server, "Bram@reader.example");
      const [confirm = "", end = ""] = [...text.matchAll(/http:\S+(\/mail\/\S+)/gu)].map((match) => match[1] ?? "");
      const owner = new Visitor(server);
      // Looking, as programs that check mails do, confirms nothing.
      await owner.open(confirm);
      await post(new Visitor(server), `/comments/${first}/reply`, { name: "Jo", body: "Still not" });
      await server.background.drain();
      expect(await mailCount()).toBe(1);
      await owner.send("/mail/confirm");
      expect(owner.page.html).toContain("e-mail you when someone replies");
      await post(new Visitor(server), `/comments/${first}/reply`, { name: "Jo", body: "I do now" });
      await server.background.drain();
      const answer = await mailTo(server, "bram@reader.example");
      expect(answer.subject).toContain("Jo replied to you");
      expect(answer.text).toContain("I do now");
      await owner.open(end);
      await owner.send("/mail/unsubscribe", { forGood: "1" });
      expect(owner.page.html).toContain("get any more of these e-mails");
      await post(new Visitor(server), `/comments/${first}/reply`, { name: "Jo", body: "Every day" });
      await server.background.drain();
      expect(await mailCount()).toBe(2);
      const block = await mailBlock(server.context.store.reader, { siteId: 1, address: "bram@reader.example" });
      expect(block?.reason).toBe("unsubscribed");
      // The wish has ended, and its link with it.
      expect((await owner.open(confirm)).status).toBe(410);
    });

    it("as a guest of the API, in the same transaction as the comment", async () => {
      const api = new ApiClient(server.url);
      const params = { id: articleId };
      const said = { name: "Bram", body: "Who swims?", tellMe: true };
      const refused = await api.expect(422, "postComment", { params, body: said });
      expect(refused).toMatchObject({ fields: [{ field: "email" }] });
      const key = { "idempotency-key": "who-swims-in-the-winter" };
      const body = { ...said, email: "bram@reader.example" };
      await api.expect(201, "postComment", { params, body, headers: key });
      await api.expect(200, "postComment", { params, body, headers: key });
      expect(await mailCount()).toBe(1);
      expect((await mailTo(server, "bram@reader.example")).text).toContain("/mail/confirm");
      // What does not become a comment does not become a wish.
      const closed = { ...said, email: "jo@reader.example", parentId: 9_999 };
      await api.expect(404, "postComment", { params, body: closed });
      expect(await mailCount()).toBe(1);
    });

    it("as a guest needs an address, and fills nobody's mailbox", async () => {
      const bram = new Visitor(server);
      const path = `/conversations/${articleId}/write`;
      await bram.open(path);
      const refused = await bram.send(path, { name: "Bram", email: "", tellMe: "1", body: "Hello", action: "post" });
      expect(refused.status).toBe(422);
      expect(refused.html).toMatch(/name="tellMe" value="1"\s+checked/u);
      for (let count = 0; count < 6; count++) {
        const said = { name: "Bram", email: "victim@reader.example", tellMe: "1", body: `Hello ${count}` };
        await post(new Visitor(server), path, said);
      }
      expect(await mailCount()).toBe(3);
    });

    it.each([
      ["none", ""],
      ["short", "a.b"],
      ["long", "x".repeat(3_000)],
    ])("by no forged link (%s)", async (_, token) => {
      for (const page of ["confirm", "unsubscribe"]) {
        const address = `${server.url}/mail/${page}?token=${token}`;
        expect((await fetch(address)).status).toBe(410);
        expect((await fetch(address, { method: "POST" })).status).toBe(410);
      }
    });
  });
}
