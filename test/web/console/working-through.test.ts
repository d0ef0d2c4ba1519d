import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENGINES } from "../../../src/store/store.ts";
import { openConsole } from "../../support/console.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

const RUDE = "You worthless idiot, did you even read the article?";
const LINKS = "Timetables are at https://one.example/ and https://two.example/ for whoever wants them.";

/** What the buttons of single cases send. */
function buttons(html: string): string[] {
  return [...html.matchAll(/name="one"\s+value="([^"]+)"/gu)].map(([, value = ""]) => value);
}

for (const engine of ENGINES) {
  describe(`working through the console's lists on ${engine}`, () => {
    let server: TestServer;
    let moderator: Visitor;
    let articleId: number;

    beforeEach(async () => {
      ({ server, moderator, articleId } = await openConsole(engine));
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function write(name: string, body: string, answering: number | null = null): Promise<void> {
      const guest = new Visitor(server);
      const path = answering === null ? `/conversations/${articleId}/write` : `/comments/${answering}/reply`;
      await guest.open(path);
      await guest.send(path, { name, email: "", body, action: "post" });
    }

    async function states(): Promise<string[]> {
      const rows = await server.context.store.reader.selectFrom("comment").select("state").orderBy("id").execute();
      return rows.map((row) => row.state);
    }

    it("one button in the list publishes a case, another rejects it by the clause in question", async () => {
      await write("Grump", RUDE);
      await write("Lister", LINKS);
      const { html } = await moderator.open("/console/held?order=oldest");
      expect(buttons(html)).toEqual(["publish:1:1:", "reject:1:1:1", "publish:2:1:", "reject:2:1:6"]);
      const after = await moderator.send("/console/bulk", { one: "reject:1:1:1" });
      expect(after.path).toMatch(/^\/console\/held\?order=oldest&batch=/u);
      await moderator.send("/console/bulk", { one: "publish:2:1:" });
      expect(await states()).toEqual(["rejected", "published"]);
      const decided = await server.context.store.reader.selectFrom("decision").select(["kind", "clause"]).execute();
      expect(decided).toEqual([
        { kind: "reject", clause: 1 },
        { kind: "publish", clause: null },
      ]);
    });

    it("a comment that a moderator comes upon is taken up from its page, once, and decided with all that is known", async () => {
      await write("Calm", "The ferry is late again.");
      expect(await states()).toEqual(["published"]);
      const reader = new Visitor(server);
      expect((await reader.open("/comments/1")).html).not.toContain("take-up");
      expect((await reader.post("/console/comments/1/take-up", {})).status).toBe(401);
      const cases = (): Promise<{ id: number; queue: string; state: string }[]> =>
        server.context.store.reader
          .selectFrom("moderation_case")
          .select(["id", "queue", "state"])
          .where("queue", "<>", "new")
          .execute();
      await moderator.open("/comments/1");
      const taken = await moderator.send("/console/comments/1/take-up");
      expect(taken.path).toMatch(/^\/console\/cases\/\d+$/u);
      expect((await moderator.post("/console/comments/1/take-up", {})).path).toBe(taken.path);
      await moderator.send(`${taken.path}/decide`, {
        kind: "remove",
        clause: "7",
        reason: "This is about the bridge.",
      });
      expect(await states()).toEqual(["removed"]);
      expect((await cases()).map(({ queue, state }) => [queue, state])).toEqual([["reported", "decided"]]);
      const author = new Visitor(server);
      expect((await author.post("/console/comments/99/take-up", {})).status).toBe(401);
      expect((await moderator.post("/console/comments/99/take-up", {})).status).toBe(404);
    });

    it("a moderator who opens a comment that is not public is led to its case; nobody else is", async () => {
      await write("Grump", RUDE);
      await write("Lister", LINKS);
      expect((await moderator.open("/comments/1")).path).toBe("/console/cases/1");
      await moderator.open("/console/held");
      await moderator.send("/console/bulk", { one: "reject:1:1:1" });
      expect((await moderator.open("/comments/1")).path).toBe("/console/cases/1");
      expect((await new Visitor(server).open("/comments/1")).status).toBe(404);
      const reader = new Visitor(server);
      await signInByMail(server, reader, "edda@reader.example");
      expect((await reader.open("/comments/2")).status).toBe(404);
      expect((await moderator.open("/comments/99")).status).toBe(404);
      const { html } = await moderator.open("/console/held");
      expect(html).not.toContain('href="/comments/2"');
    });

    it("what cannot be done brings the list back with what was chosen and typed", async () => {
      await write("Grump", RUDE);
      await write("Lister", LINKS);
      await moderator.open("/console/held?author=lister");
      const fields: [string, string][] = [
        ["queue", "held"],
        ["query", "author=lister"],
        ["case", "2:1"],
        ["kind", "reject"],
        ["reason", "Nobody asked for it."],
      ];
      const { status, html } = await moderator.post("/console/bulk", fields);
      expect(status).toBe(422);
      expect(html).toMatch(/name="case"\s+value="2:1"\s+checked/u);
      expect(html).toContain("Nobody asked for it.");
      expect(html).not.toContain("Grump");
      expect(await states()).toEqual(["held", "held"]);
      const nothing = await moderator.post(
        "/console/bulk",
        fields.filter(([name]) => name !== "case"),
      );
      expect(nothing.status).toBe(422);
    });

    it("no action on a report needs a reason: the list comes back asking for it", async () => {
      await write("Ada", "The ferry leaves at ten.");
      const reader = new Visitor(server);
      await reader.open("/comments/1/report");
      await reader.send("/comments/1/report", { clause: "7", note: "Off the subject." });
      const list = await moderator.open("/console/reported");
      expect(buttons(list.html)).toEqual(["no-action:1:1:", "remove:1:1:7"]);
      const asked = await moderator.send("/console/bulk", { one: "no-action:1:1:" });
      expect(asked.status).toBe(422);
      expect(asked.html).toMatch(/name="case"\s+value="1:1"\s+checked/u);
      expect(asked.html).toMatch(/name="reason"[^>]*autofocus/u);
    });

    it("newcomers are looked at with one button", async () => {
      const edda = new Visitor(server);
      await signInByMail(server, edda, "edda@reader.example");
      await edda.open(`/conversations/${articleId}/write`);
      await edda.send(`/conversations/${articleId}/write`, { body: "Good morning to the harbour.", action: "post" });
      expect((await moderator.open("/console/new")).html).toContain("Good morning to the harbour.");
      const after = await moderator.send("/console/bulk", { one: "no-action:1:1:" });
      expect(after.status).toBe(200);
      expect(after.html).not.toContain("Good morning to the harbour.");
      expect(await states()).toEqual(["published"]);
    });

    it("a decision leads to the next case of the same list, and undoing it back to where one was", async () => {
      for (const name of ["Grump", "Grumble", "Lister"]) await write(name, name === "Lister" ? LINKS : RUDE);
      const list = await moderator.open("/console/held?author=grum&order=oldest");
      expect(list.html).not.toContain("Lister");
      const links = [...list.html.matchAll(/href="(\/console\/cases\/\d+[^"]*)"/gu)].map(([, link = ""]) => link);
      expect(links[0]).toContain("author=grum");
      await moderator.open((links[0] ?? "").replaceAll("&amp;", "&"));
      const next = await moderator.send("/console/cases/1/decide", { kind: "publish", goOn: "next" });
      expect(next.path).toMatch(/^\/console\/cases\/2\?.*author=grum/u);
      const undone = await moderator.send("/console/undo");
      expect(undone.path).toMatch(/^\/console\/cases\/2\?.*author=grum.*undone=1$/u);
      expect(await states()).toEqual(["held", "held", "held"]);
      const reported = await moderator.open("/console/reported");
      expect(reported.html).not.toContain('action="/console/undo"');
    });

    it("a form that names a place elsewhere leads nowhere else", async () => {
      await write("Grump", RUDE);
      await moderator.open("/console/held");
      const done = await moderator.send("/console/bulk", { one: "publish:1:1:" });
      const batch = /name="batch" value="([^"]+)"/u.exec(done.html)?.[1] ?? "";
      const after = await moderator.post("/console/undo", { batch, back: "https://evil.example/console/held" });
      expect(after.path).toBe("/console/held?undone=1");
    });

    it("a case shows what the comment answers and what answers it, and a decided one says so", async () => {
      await write("Ada", "The ferry leaves at ten.");
      await write("Bram", "It leaves at nine, as the harbour says.", 1);
      await write("Cara", "Bram is right about the ferry.", 2);
      const reader = new Visitor(server);
      await reader.open("/comments/2/report");
      await reader.send("/comments/2/report", { clause: "7", note: "" });
      const { html } = await moderator.open("/console/cases/1");
      const places = ["The ferry leaves at ten.", "as the harbour says", "Bram is right about the ferry."];
      expect(places.map((text) => html.indexOf(text) > 0)).toEqual([true, true, true]);
      expect(places.map((text) => html.indexOf(text))).toEqual(
        places.map((text) => html.indexOf(text)).sort((a, b) => a - b),
      );
      expect(html).toMatch(/<option value="7"\s+selected/u);
      await moderator.send("/console/cases/1/decide", { kind: "no-action", reason: "It is about the ferry." });
      const decided = await moderator.open("/console/cases/1");
      expect(decided.html).toContain("This case is decided");
      expect(decided.html).not.toContain('action="/console/cases/1/decide"');
      expect(decided.html).toContain("It is about the ferry.");
    });
  });
}
