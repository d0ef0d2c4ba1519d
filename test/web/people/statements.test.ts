import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerAppeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { UNDO_MS } from "../../../src/service/moderation/undo-time.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { Talk } from "../../browser/harbour-baths.ts";
import { ENGINES } from "../../support/engines.ts";
import { commentNow, decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { mailTo, signInByMail, Visitor } from "../../support/visitor.ts";

const NOTICE = {
  explanation: "It says something untrue about a person.",
  name: "Nora Quill",
  email: "nora@reader.example",
  goodFaith: "1",
};

for (const engine of ENGINES) {
  describe(`what somebody is told of a decision on ${engine}`, () => {
    let server: TestServer;
    let articleId: number;
    let wanda: Member;
    let ivo: Member;

    beforeEach(async () => {
      server = await startTestServer(engine);
      articleId = (await Talk.open(server, API_TOKEN)).articleId;
      wanda = await addMember(server.context, "Wanda", "moderator");
      ivo = await addMember(server.context, "Ivo", "moderator");
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function post(visitor: Visitor, fields: Record<string, string>): Promise<number> {
      const path = `/conversations/${articleId}/write`;
      await visitor.open(path);
      const page = await visitor.send(path, { name: "", email: "", action: "post", ...fields });
      const id = /^\/comments\/(\d+)\?done=posted/u.exec(page.path)?.[1];
      if (id === undefined) throw new Error(`not posted: ${page.status} ${page.path} ${page.html.slice(0, 3_000)}`);
      server.clock.advance(10_000);
      return Number(id);
    }

    /** Does what is due once nothing can be undone any more. */
    async function later(ms = UNDO_MS): Promise<void> {
      server.clock.advance(ms);
      await server.background.drain();
    }

    async function caseIn(queue: "reported" | "appeal"): Promise<{ caseId: number; version: number }> {
      const row = await server.context.store.reader
        .selectFrom("moderation_case")
        .select(["id", "version"])
        .where("queue", "=", queue)
        .where("state", "<>", "decided")
        .executeTakeFirstOrThrow();
      return { caseId: row.id, version: row.version };
    }

    it("report, removal, statement, appeal, reversal by somebody else, and everybody is told", async () => {
      const { context } = server;
      const ida = new Visitor(server);
      await signInByMail(server, ida, "ida@reader.example");
      const id = await post(ida, { body: "The mayor sold the baths to a cousin." });
      const reporter = new Visitor(server);
      expect((await reporter.open(`/comments/${id}`)).html).toContain(`/comments/${id}/report"`);
      await reporter.open(`/comments/${id}/notice`);
      server.clock.advance(10_000);
      const receipt = await reporter.send(`/comments/${id}/notice`, NOTICE);
      expect(receipt.status).toBe(201);
      const address = /\/reports\/[\w-]{43}/u.exec(receipt.html)?.[0] ?? "";
      await server.background.drain();
      expect((await mailTo(server, "nora@reader.example")).text).toContain(address);
      expect((await reporter.open(address)).html).toContain("has not decided yet");

      const input = decision("remove", { clause: 1, reason: "There is no proof of it." });
      await decide(context, { decider: wanda, target: await caseIn("reported"), input });
      await later();
      expect((await reporter.open(address)).html).toContain("action was taken");
      expect((await mailTo(server, "nora@reader.example")).text).toContain("action was taken");

      const mail = await mailTo(server, "ida@reader.example");
      expect(mail.subject).toContain("Your comment was removed");
      expect(mail.text).toContain("There is no proof of it.");
      const own = await ida.open(`/comments/${id}`);
      expect(own.html).toContain("A moderator removed it.");
      // Said once, with the way to the whole of it.
      expect(own.html.match(/\/me\/decisions\/\d+/gu)).toHaveLength(1);
      expect((await ida.open("/me/decisions")).html).toContain("Your comment was removed");
      const page = /\/me\/decisions\/\d+/u.exec(mail.text)?.[0] ?? "";
      const statement = await ida.open(page);
      for (const part of [
        "sold the baths",
        "There is no proof of it.",
        "/rules#clause-1",
        "notice of illegal content",
      ]) {
        expect(statement.html).toContain(part);
      }
      expect((await new Visitor(server).open(page)).path).toContain("/sign-in");
      const stranger = new Visitor(server);
      await signInByMail(server, stranger, "otto@reader.example");
      expect((await stranger.open(page)).status).toBe(404);

      await ida.open(page);
      server.clock.advance(10_000);
      expect((await ida.send(`${page}/appeal`, { words: "No." })).status).toBe(422);
      server.clock.advance(10_000);
      await ida.send(`${page}/appeal`, { words: "The register of companies says so." });
      expect(ida.page.html).toContain("We have received your appeal");
      expect(ida.page.html).not.toContain("<textarea");

      const target = await caseIn("appeal");
      const answer = { ...target, outcome: "reversed" as const, reason: "The register does say so.", instead: null };
      await expect(answerAppeal(context, { ...answer, member: wanda })).rejects.toMatchObject({ code: "not-allowed" });
      await answerAppeal(context, { ...answer, member: ivo });
      await later(0);
      await later(0);
      expect((await commentNow(context, id)).state).toBe("published");
      expect((await mailTo(server, "ida@reader.example")).text).toContain("The register does say so.");
      expect((await ida.open(page)).html).toContain("This decision was reversed");
      expect((await mailTo(server, "nora@reader.example")).text).toContain("The register does say so.");
      expect((await reporter.open(address)).html).toContain("stays as it is");
    });

    it("a guest reads and appeals by the private link and on the comment's own page", async () => {
      const jo = new Visitor(server);
      const id = await post(jo, { name: "Jo", email: "jo@reader.example", body: "You are all fools." });
      const input = decision("remove", { clause: 1, reason: "Name-calling." });
      await decide(server.context, { decider: wanda, target: { commentId: id }, input });
      await later();
      const { text } = await mailTo(server, "jo@reader.example");
      const links = text.match(/\/statements\/[\w-]{43}/gu) ?? [];
      expect(links).toHaveLength(1);
      const link = links[0] ?? "";
      expect(text).toContain("Keep it to yourself.");
      const elsewhere = new Visitor(server);
      expect((await elsewhere.open(link)).html).toContain("You are all fools.");
      server.clock.advance(10_000);
      expect((await elsewhere.send(`${link}/appeal`, { words: "It was meant as a joke." })).html).toContain(
        "We have received your appeal",
      );
      expect((await elsewhere.open(`${link}x`)).status).toBe(404);
      const own = await jo.open(`/comments/${id}`);
      const page = /\/me\/decisions\/\d+/u.exec(own.html)?.[0] ?? "";
      expect((await jo.open(page)).html).toContain("It was meant as a joke.");
      expect((await elsewhere.open(`/comments/${id}`)).html).not.toContain("/me/decisions");
    });

    it("a warning keeps from posting until it is acknowledged, and says where", async () => {
      const ida = new Visitor(server);
      await signInByMail(server, ida, "ida@reader.example");
      const id = await post(ida, { body: "You are all fools." });
      const path = `/conversations/${articleId}/write`;
      // It comes while the form is open.
      await ida.open(path);
      const input = decision("warn", { clause: 1, reason: "Please argue with reasons." });
      await decide(server.context, { decider: wanda, target: { commentId: id }, input });
      server.clock.advance(10_000);
      const refused = await ida.send(path, { action: "post", body: "One more thing" });
      const page = /href="(\/me\/decisions\/\d+)"/u.exec(refused.html)?.[1] ?? "";
      expect((await ida.open("/me/decisions")).html).toContain(`href="${page}"`);
      await ida.open(page);
      server.clock.advance(10_000);
      expect((await ida.send(`${page}/acknowledge`)).html).toContain("You confirmed on");
      expect(await post(ida, { body: "One more thing" })).toBeGreaterThan(id);
    });
  });
}
