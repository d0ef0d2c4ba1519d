import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../../src/service/moderation/decide.ts";
import type { DecisionForm } from "../../../src/service/moderation/check-decision.ts";
import { readOwn } from "../../../src/web/api/read-own.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { Talk } from "../../browser/harbour-baths.ts";
import { callOperation } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

const BODY = "The boiler is from 1950, and it shows.";

for (const engine of ENGINES) {
  describe(`in the place of the form, on ${engine}`, () => {
    let server: TestServer;
    let path: string;
    let articleId: number;
    let wanda: Member;
    let ida: Visitor;

    beforeEach(async () => {
      server = await startTestServer(engine);
      articleId = (await Talk.open(server, API_TOKEN)).articleId;
      path = `/conversations/${articleId}/write`;
      wanda = await addMember(server.context, "Wanda", "moderator");
      ida = new Visitor(server);
      await signInByMail(server, ida, "ida@reader.example");
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function decideOn(target: { personId: number } | { commentId: number }, input: DecisionForm): Promise<void> {
      await decide(server.context, { decider: wanda, target, input });
    }

    async function idOfIda(): Promise<number> {
      const { person_id: id } = await server.context.store.reader
        .selectFrom("identity")
        .select("person_id")
        .where("subject", "=", "ida@reader.example")
        .executeTakeFirstOrThrow();
      return id;
    }

    async function mine(visitor: Visitor): Promise<Record<string, unknown> | null> {
      const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = { cookie, "sec-fetch-site": "same-origin" };
      const { body } = await callOperation(server.url, readOwn, { params: { id: articleId }, headers });
      return (body as { barred: Record<string, unknown> | null }).barred;
    }

    it("nothing else says less: the account page names the bar, and what became of the appeal", async () => {
      expect((await ida.open("/me")).html).not.toContain('class="standing"');
      await decideOn({ personId: await idOfIda() }, decision("ban", { clause: 1, reason: "Threats by mail." }));
      const { html } = await ida.open("/me");
      expect(html).toMatch(/<div class="standing"\s*>[^]*You are banned[^]*Threats by mail\.[^]*appeal until/u);
      const statement = /href="(\/me\/decisions\/\d+)"/u.exec(html)?.[1] ?? "";
      await ida.open(statement);
      const { html: refused } = await ida.send(`${statement}/appeal`, { words: "No." });
      expect(refused).toMatch(/<textarea[^>]*aria-invalid="true" aria-describedby="words-error" autofocus/u);
      expect(refused).toContain('id="words-error"');
      await ida.send(`${statement}/appeal`, { words: "I have written no mails to anybody." });
      const later = (await ida.open("/me")).html;
      expect(later).toContain("Your appeal has not been answered yet");
      expect(later).toContain(">Read the whole decision</a>");
    });

    it("a warning stands with reason, rule and the way to acknowledge it, before anything is written", async () => {
      expect(await mine(ida)).toBeNull();
      await decideOn({ personId: await idOfIda() }, decision("warn", { clause: 1, reason: "Please stay civil." }));
      for (const place of [path, `/fragments${path}`]) {
        const { html, status } = await ida.open(place);
        expect(status).toBe(200);
        expect(html).toContain("You have a warning to read");
        expect(html).toContain("Please stay civil.");
        expect(html).toMatch(/rules[^"]*#clause-1"/u);
        expect(html).not.toContain("<textarea");
      }
      expect(await mine(ida)).toMatchObject({
        why: "warning-unread",
        until: null,
        reason: "Please stay civil.",
        clause: { number: 1 },
      });
      await ida.open(path);
      const statement = /href="(\/me\/decisions\/\d+)"/u.exec(ida.page.html)?.[1] ?? "";
      await ida.open(statement);
      await ida.send(`${statement}/acknowledge`);
      expect((await ida.open(path)).html).toContain("<textarea");
      expect(await mine(ida)).toBeNull();
    });

    it("a time-out says until when, why and how to appeal; when it is over the form is there again", async () => {
      const input = decision("time-out", { clause: 2, reason: "Cool down.", durationSeconds: 3_600 });
      await decideOn({ personId: await idOfIda() }, input);
      const until = new Date(server.clock.now() + 3_600_000).toISOString();
      const { html } = await ida.open(path);
      expect(html).toContain("You can’t post for now");
      expect(html).toContain(`after`);
      expect(html).toContain(until.slice(11, 16));
      expect(html).toContain("Cool down.");
      expect(html).toContain("You can appeal until");
      expect(html).not.toContain("<textarea");
      expect(await mine(ida)).toMatchObject({ why: "timed-out", until });
      server.clock.advance(3_600_001);
      expect((await ida.open(path)).html).toContain("<textarea");
    });

    it("what was typed while it was imposed is given back below it", async () => {
      await ida.open(path);
      const input = decision("ban", { clause: 2, reason: "Threats." });
      await decideOn({ personId: await idOfIda() }, input);
      const { html } = await ida.send(path, { body: BODY, action: "post" });
      expect(html).toContain("You are banned from commenting here");
      expect(html).toContain("Threats.");
      expect(html).toContain(`${BODY}</textarea>`);
    });

    it("a guest is told by the device; in an embed by a private link, which needs no cookie", async () => {
      const guest = new Visitor(server);
      await guest.open(path);
      server.clock.advance(10_000);
      const posted = await guest.send(path, { name: "Bram", email: "", body: BODY, action: "post" });
      const commentId = Number(/^\/comments\/(\d+)/u.exec(posted.path)?.[1]);
      await decideOn({ commentId }, decision("ban", { clause: 2, reason: "Threats." }));
      expect((await guest.open(path)).html).toMatch(/href="\/me\/decisions\/\d+"/u);
      const fragment = await guest.open(`/fragments${path}`);
      const link = /\/statements\/[^"]+/u.exec(fragment.html)?.[0] ?? "";
      const elsewhere = new Visitor(server);
      expect((await elsewhere.open(link)).html).toContain("Threats.");
    });
  });
}
