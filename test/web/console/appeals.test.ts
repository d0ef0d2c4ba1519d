import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SCREENING } from "../../../src/domain/screening/settings.ts";
import { appeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";
import { statementsOfDecisions } from "../../../src/store/statements.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { addMember } from "../../support/people.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin, signInByMail, Visitor } from "../../support/visitor.ts";

for (const engine of ENGINES) {
  describe(`an appeal in the console on ${engine}`, () => {
    let server: TestServer;
    let moderator: Visitor;
    let path: string;

    beforeEach(async () => {
      server = await startTestServer(engine, { settings: { screening: DEFAULT_SCREENING } });
      const { context } = server;
      const { article } = await visitArticle(context, {
        visit: { url: "https://gazette.example/ferry", id: null, title: "The night ferry" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      const author = new Visitor(server);
      await signInByMail(server, author, "grump@reader.example");
      await author.open(`/conversations/${article.id}/write`);
      const form = { name: "", email: "", body: "You are a worthless idiot and everybody knows it.", action: "post" };
      await author.send(`/conversations/${article.id}/write`, form);
      const decider = await addMember(context, "Osgood Hale", "moderator");
      const input = { kind: "reject", clause: 1, reason: "Name-calling." } as const;
      await decide(context, { decider, target: { commentId: 1 }, input });
      const statement = await context.store.reader.selectFrom("statement").selectAll().executeTakeFirstOrThrow();
      await appeal(context, { statement, words: "I was angry, and I would have said it better on the next day." });

      moderator = await signInAdmin(server);
      const { html } = await moderator.open("/console/appeal");
      path = /href="(\/console\/cases\/\d+)"/u.exec(html)?.[1] ?? "";
    });
    afterEach(async () => {
      await server.dispose();
    });

    it("can put another decision in the place of the first one", async () => {
      await moderator.open(path);
      await moderator.send(`${path}/answer`, {
        outcome: "changed",
        kind: "warn",
        clause: "1",
        reason: "A warning will do.",
      });
      const { reader } = server.context.store;
      const { state } = await reader.selectFrom("comment").select("state").executeTakeFirstOrThrow();
      expect(state).toBe("published");
      const decisions = await reader.selectFrom("decision").select(["kind", "reason"]).orderBy("id").execute();
      expect(decisions).toEqual([
        { kind: "reject", reason: "Name-calling." },
        { kind: "reverse", reason: "A warning will do." },
        { kind: "warn", reason: "A warning will do." },
      ]);
      const made = await reader.selectFrom("appeal").select("state").executeTakeFirstOrThrow();
      expect(made.state).toBe("changed");
    });

    it("asks for what the other decision needs, keeps what was typed, and changes nothing", async () => {
      await moderator.open(path);
      const { html } = await moderator.send(`${path}/answer`, {
        outcome: "changed",
        kind: "warn",
        clause: "",
        reason: "A warning will do.",
      });
      expect(html).toContain("A warning will do.");
      expect(html).toMatch(/<option value="changed"[^>]*\sselected/u);
      const { reader } = server.context.store;
      expect(await reader.selectFrom("decision").select("kind").execute()).toEqual([{ kind: "reject" }]);
    });

    it("is not offered to whoever decided first, and says who has to answer it", async () => {
      const { context } = server;
      const { id } = await context.store.reader
        .selectFrom("person")
        .select("id")
        .where("name", "=", "Osgood Hale")
        .executeTakeFirstOrThrow();
      const admin = await context.store.reader
        .selectFrom("person")
        .select("id")
        .where("role", "=", "admin")
        .executeTakeFirstOrThrow();
      const decidedBy = (by: number): Promise<unknown> =>
        context.store.transaction((tx) => tx.updateTable("decision").set({ by_person: by }).execute());
      await decidedBy(admin.id);
      const { html } = await moderator.open(path);
      expect(html).toContain("Someone else has to answer this appeal");
      expect(html).not.toContain('name="outcome"');
      // Without anybody else, the first decider answers, and is told that this is recorded.
      await context.store.transaction((tx) =>
        tx.updateTable("person").set({ role: "member" }).where("id", "=", id).execute(),
      );
      const alone = await moderator.open(path);
      expect(alone.html).toContain("this exception is recorded");
      expect(alone.html).toContain('name="outcome"');
    });

    it("against a ban says whom and what it is about, in the queue and on its page", async () => {
      const { context } = server;
      const osgood = await addMember(context, "Osgood Hale the Second", "moderator");
      const banned = await addMember(context, "Barnaby Crake");
      const input = { kind: "ban", clause: 1, reason: "Threats by mail." } as const;
      const { decisionId } = await decide(context, { decider: osgood, target: { personId: banned.id }, input });
      const [statement] = await statementsOfDecisions(context.store.reader, [decisionId]);
      if (statement === undefined) throw new Error("a ban has a statement");
      await appeal(context, { statement, words: "I have written no mails to anybody." });
      const { html } = await moderator.open("/console/appeal");
      expect(html).toMatch(/<bdi>Barnaby Crake<\/bdi>[\s\S]*Against: <b>Ban<\/b>[\s\S]*I have written no mails/u);
      expect(html).not.toContain("Name deleted");
      const own = [...html.matchAll(/href="(\/console\/cases\/\d+)"/gu)].at(-1)?.[1] ?? "";
      const page = (await moderator.open(own)).html;
      expect(page).toMatch(/<h1><bdi>Barnaby Crake<\/bdi><\/h1>/u);
      // The ban can be lifted meanwhile; that it was wrong is for the answer to say.
      expect(page).toContain("<summary>Lift</summary>");
      expect(page).not.toContain("Lift or reverse");
    });

    it("is not claimed by whoever may not answer it", async () => {
      const { context } = server;
      const admin = await context.store.reader
        .selectFrom("person")
        .select("id")
        .where("role", "=", "admin")
        .executeTakeFirstOrThrow();
      await context.store.transaction((tx) => tx.updateTable("decision").set({ by_person: admin.id }).execute());
      await moderator.open(path);
      const claimed = await context.store.reader
        .selectFrom("moderation_case")
        .select("claimed_by")
        .where("queue", "=", "appeal")
        .executeTakeFirstOrThrow();
      expect(claimed.claimed_by).toBeNull();
    });

    it("cannot be got round by reversing the decision beside it", async () => {
      const { reader } = server.context.store;
      expect((await moderator.open(path)).html).not.toContain("/console/decisions/1/reverse");
      const { status } = await moderator.post("/console/decisions/1/reverse", { reason: "Never mind." });
      expect(status).toBe(409);
      expect(await reader.selectFrom("decision").select("kind").execute()).toEqual([{ kind: "reject" }]);
      await moderator.open(path);
      await moderator.send(`${path}/answer`, { outcome: "reversed", reason: "It was mild." });
      expect((await reader.selectFrom("appeal").select("state").executeTakeFirstOrThrow()).state).toBe("reversed");
      // What is said of it in public says it once.
      const log = (await new Visitor(server).open("/transparency")).html;
      expect(log).toContain("Reversal");
      expect(log).not.toMatch(/Reversal\s*:\s*Reversal/u);
    });

    it("refuses an end that there is not", async () => {
      await moderator.open(path);
      const { status } = await moderator.send(`${path}/answer`, { outcome: "forgotten", reason: "A warning will do." });
      expect(status).toBe(422);
      expect((await moderator.open("/console/appeal")).html).toContain(path);
    });
  });
}
