import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DecisionData } from "../../../src/domain/decisions/decision.ts";
import { DEFAULT_SCREENING } from "../../../src/domain/screening/settings.ts";
import { reportComment } from "../../../src/service/moderation/report-comment.ts";
import { caseById, closeCase, openCase } from "../../../src/store/cases.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { CONSOLE_PAGES } from "../../../src/web/console/mount-console.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin, signInByMail, Visitor } from "../../support/visitor.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";

const HELD_CASE = {
  queue: "held",
  commentId: null,
  personId: null,
  clause: null,
  priority: 0,
  authorName: "Grump",
  body: "The ferry again.",
} as const;

for (const engine of ENGINES) {
  describe(`the console on ${engine}`, () => {
    let server: TestServer;
    let moderator: Visitor;
    let reader: Visitor;
    let articleId: number;

    beforeEach(async () => {
      server = await startTestServer(engine, { settings: { screening: DEFAULT_SCREENING } });
      const { article } = await visitArticle(server.context, {
        visit: { url: "https://gazette.example/ferry", id: null, title: "The night ferry" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      articleId = article.id;
      moderator = await signInAdmin(server);
      reader = new Visitor(server);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function write(body: string, name = "Grump"): Promise<void> {
      await reader.open(`/conversations/${articleId}/write`);
      await reader.send(`/conversations/${articleId}/write`, { name, email: "", body, action: "post" });
    }

    async function states(): Promise<string[]> {
      const rows = await server.context.store.reader.selectFrom("comment").select("state").orderBy("id").execute();
      return rows.map((row) => row.state);
    }

    it("shows a held comment with what was seen, and publishes it", async () => {
      await write("You are a worthless idiot and everybody knows it.");
      expect(await states()).toEqual(["held"]);
      const { html } = await moderator.open("/console/held");
      expect(html).toContain("worthless");
      expect(html).toContain("<mark>");
      const path = /href="(\/console\/cases\/\d+)"/u.exec(html)?.[1] ?? "";
      await moderator.open(path);
      const after = await moderator.send(`${path}/decide`, { kind: "publish" });
      expect(after.html).toContain('action="/console/undo"');
      expect(await states()).toEqual(["published"]);
      await moderator.send("/console/undo");
      expect(await states()).toEqual(["held"]);
    });

    it("asks for the clause, keeps what was typed, and rejects with it", async () => {
      await write("You are a worthless idiot and everybody knows it.");
      const path = /href="(\/console\/cases\/\d+)"/u.exec((await moderator.open("/console/held")).html)?.[1] ?? "";
      await moderator.open(path);
      const again = await moderator.send(`${path}/decide`, { kind: "reject", reason: "Name-calling, no argument." });
      expect(again.status).toBe(422);
      expect(again.html).toContain("Name-calling, no argument.");
      await moderator.send(`${path}/decide`, { kind: "reject", clause: "1", reason: "Name-calling, no argument." });
      expect(await states()).toEqual(["rejected"]);
      expect((await moderator.open("/console/decided")).html).toContain("Grump");
    });

    it("fills in the law that a notice names, and takes what the moderator makes of it", async () => {
      const { context } = server;
      const laws: unknown[] = [];
      for (const [law, kept] of [
        ["Criminal Code, section 5", undefined],
        ["", ""],
        ["Criminal Code, section 5", "Criminal Code, section 7"],
      ] as const) {
        await write(`The ${laws.length}. ferry was late again, they say.`, `Grump ${laws.length}`);
        const { id: commentId } = await context.store.reader
          .selectFrom("comment")
          .select("id")
          .orderBy("id", "desc")
          .executeTakeFirstOrThrow();
        const notice = {
          explanation: "A threat.",
          law: law || null,
          name: "Tilda",
          email: "tilda@reader.example",
          childSafety: false,
        };
        await reportComment(context, {
          commentId,
          writer: null,
          report: { kind: "illegal-content", notice },
        });
        const { html } = await moderator.open("/console/reported");
        const path = /href="(\/console\/cases\/\d+)"/u.exec(html)?.[1] ?? "";
        const page = await moderator.open(path);
        const filledIn = /name="law"[^>]*\svalue="([^"]*)"/u.exec(page.html)?.[1];
        expect(filledIn).toBe(law || "Not named in the notice");
        const answer = { kind: "remove", clause: "1", reason: "So it is.", law: kept ?? filledIn ?? "" };
        await moderator.send(`${path}/decide`, answer);
        const { data } = await context.store.reader
          .selectFrom("decision")
          .select("data")
          .where("comment_id", "=", commentId)
          .executeTakeFirstOrThrow();
        laws.push((JSON.parse(data) as DecisionData).law);
      }
      expect(laws).toEqual(["Criminal Code, section 5", "", "Criminal Code, section 7"]);
    });

    it("decides several at once", async () => {
      for (const body of ["You worthless idiot, shut up.", "What a stupid, disgusting moron you are."])
        await write(body);
      const { html } = await moderator.open("/console/held");
      const chosen = [...html.matchAll(/name="case"\s+value="([\d:]+)"/gu)].map((match) => match[1] ?? "");
      expect(chosen).toHaveLength(2);
      const picked = chosen.map((value): [string, string] => ["case", value]);
      await moderator.post("/console/bulk", [...picked, ["kind", "publish"], ["queue", "held"]]);
      expect(await states()).toEqual(["published", "published"]);
    });

    it("lists every case that was decided, also when many were decided at once", async () => {
      const { store, site, now } = server.context;
      expect((await moderator.open("/console/decided")).html).toContain("Nothing has been decided yet.");
      const count = 70;
      await store.transaction(async (tx) => {
        for (let index = 0; index < count; index++) {
          const { id } = await openCase(tx, { ...HELD_CASE, siteId: site().id, articleId, at: now() });
          const opened = await caseById(tx, site().id, id);
          if (opened === undefined) throw new Error("the case is not there");
          await closeCase(tx, { case: opened, version: opened.version, decisionId: null, clause: null, at: now() });
        }
      });
      const seen = new Set<string>();
      let address = "/console/decided";
      for (let pages = 0; address !== "" && pages < 10; pages++) {
        const { html } = await moderator.open(address);
        for (const [, id = ""] of html.matchAll(/data-case="(\d+)"/gu)) seen.add(id);
        address = (/rel="next" href="([^"]+)"/u.exec(html)?.[1] ?? "").replaceAll("&amp;", "&");
      }
      expect(seen.size).toBe(count);
    });

    it("says of decided cases how they were decided, and offers nothing to choose", async () => {
      await write("You are a worthless idiot and everybody knows it.");
      const path = /href="(\/console\/cases\/\d+)"/u.exec((await moderator.open("/console/held")).html)?.[1] ?? "";
      await moderator.open(path);
      await moderator.send(`${path}/decide`, { kind: "reject", clause: "1", reason: "Name-calling." });
      const { html } = await moderator.open("/console/decided");
      expect(html).toContain("<h1>Decided</h1>");
      expect(html).toMatch(/<span class="wait"\s*>\s*Reject/u);
      expect(html).not.toContain("is waiting");
      expect(html).not.toContain('name="case"');
      expect(html).not.toContain('name="order"');
    });

    it("searches and filters, and says when nothing matches", async () => {
      await write("You are a worthless idiot and everybody knows it.");
      expect((await moderator.open("/console/held?text=Worthle")).html).toContain('class="case"');
      expect((await moderator.open("/console/held?text=a+worthless+idiot")).html).toContain('class="case"');
      expect((await moderator.open("/console/held?text=idiot+worthless")).html).not.toContain('class="case"');
      expect((await moderator.open("/console/held?text=100%25")).html).not.toContain('class="case"');
      expect((await moderator.open("/console/held?author=Grump&clause=1")).html).toContain('class="case"');
      expect((await moderator.open("/console/held?author=Somebody")).html).not.toContain('class="case"');
      expect((await moderator.open("/console/held?from=2040-01-01")).html).not.toContain('class="case"');
      expect((await moderator.open("/console/held?order=oldest")).html).toContain('class="case"');
    });

    it("keeps everything from members and guests", async () => {
      const member = new Visitor(server);
      await signInByMail(server, member, "edda@reader.example");
      for (const { method, path } of CONSOLE_PAGES) {
        const address = path.replaceAll(":id", "1").replaceAll(":queue", "held");
        for (const visitor of [member, new Visitor(server)]) {
          const answer =
            method === "get" ? await visitor.open(address) : await visitor.post(address, { kind: "publish" });
          const turnedAway = answer.path.startsWith("/sign-in") || answer.status === 403 || answer.status === 401;
          expect(turnedAway, `${method} ${address} ${answer.status}`).toBe(true);
        }
      }
    });

    it("takes forms from its own pages only", async () => {
      await write("You are a worthless idiot and everybody knows it.");
      const cookie = [...moderator.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(`${server.url}/console/cases/1/decide`, {
        method: "POST",
        headers: {
          cookie,
          origin: "https://evil.example",
          "sec-fetch-site": "cross-site",
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "kind=publish&version=1",
        redirect: "manual",
      });
      expect([401, 403]).toContain(answer.status);
      expect(await states()).toEqual(["held"]);
    });
  });
}
