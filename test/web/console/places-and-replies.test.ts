import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SCREENING } from "../../../src/domain/screening/settings.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin, Visitor } from "../../support/visitor.ts";

const RUDE = "You are a worthless idiot and everybody knows it.";

for (const engine of ENGINES) {
  describe(`working in the console on ${engine}`, () => {
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
      moderator = await signedIn("wanda@gazette.example");
      reader = new Visitor(server);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function signedIn(email: string): Promise<Visitor> {
      const visitor = await signInAdmin(server, email);
      return visitor;
    }

    async function write(body: string, at = `/conversations/${articleId}/write`): Promise<Visitor["page"]> {
      server.clock.advance(61_000);
      await reader.open(at);
      return await reader.send(at, { name: "Grump", email: "", body, action: "post" });
    }

    async function openCase(): Promise<string> {
      const path = /href="(\/console\/cases\/\d+)"/u.exec((await moderator.open("/console/held")).html)?.[1] ?? "";
      await moderator.open(path);
      return path;
    }

    async function states(): Promise<string[]> {
      const rows = await server.context.store.reader.selectFrom("comment").select("state").orderBy("id").execute();
      return rows.map((row) => row.state);
    }

    it("lays something upon a thread or the whole article, shows what holds, and lifts it", async () => {
      await write("The timetable is fine with me.");
      const page = `/console/articles/${articleId}`;
      expect((await moderator.open(page)).html).toContain("Nothing: everyone can comment as usual.");
      expect((await moderator.open("/console/articles")).html).toContain(`href="${page}"`);
      await moderator.open(page);
      const wrong = await moderator.send(`${page}/decide`, { kind: "lock", thread: "7", days: "1" });
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain("There is no thread with this number.");
      await moderator.send(`${page}/decide`, { kind: "lock", thread: "1", days: "1", reason: "Off the rails." });
      expect((await moderator.open(page)).html).toMatch(/Thread 1:\s*<b>Lock</u);
      const refused = await write("One more thing.", "/comments/1/reply");
      expect(refused.status).toBe(409);
      await moderator.open(page);
      await moderator.send(`${page}/decide`, { kind: "slow", slowSeconds: "90", reason: "Too fast." });
      expect((await moderator.open(page)).html).toContain("one comment every 90 seconds");
      const ids = [...moderator.page.html.matchAll(/action="(\/console\/decisions\/\d+\/lift)"/gu)].map(
        ([, action = ""]) => action,
      );
      expect(ids).toHaveLength(2);
      for (const action of ids) {
        await moderator.open(page);
        await moderator.send(action, { reason: "Calm again." });
      }
      expect(moderator.page.path).toMatch(new RegExp(`^${page}\\?decided=\\d+$`, "u"));
      expect(moderator.page.html).toContain("Nothing: everyone can comment as usual.");
      expect((await write("One more thing.", "/comments/1/reply")).status).toBe(200);
    });

    it("lifts a ban from the person's page, with a reason", async () => {
      const edda = await signedIn("edda@reader.example");
      const { id } = await server.context.store.reader
        .selectFrom("person")
        .select("id")
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      expect(edda.cookies.size).toBeGreaterThan(0);
      await moderator.open(`/console/people/${id}`);
      await moderator.send(`/console/people/${id}/decide`, { kind: "ban", clause: "2", reason: "Threats.", days: "7" });
      expect(moderator.page.html).toContain('action="/console/undo"');
      const action = /action="(\/console\/decisions\/\d+\/lift)"/u.exec(moderator.page.html)?.[1] ?? "";
      expect((await moderator.send(action, { reason: " " })).status).toBe(422);
      await moderator.open(`/console/people/${id}`);
      server.clock.advance(60_000);
      await moderator.send(action, { reason: "An apology came." });
      expect(moderator.page.html).toContain("An apology came.");
      expect(moderator.page.html).not.toContain("/lift");
    });

    it("puts a saved reply into the reason without deciding, and its clause where none is chosen", async () => {
      await write(RUDE);
      const path = await openCase();
      const [, value = "", text = ""] = /<option value="(\d+)" data-text="([^"]+)"/u.exec(moderator.page.html) ?? [];
      const filled = await moderator.send(`${path}/decide`, {
        kind: "reject",
        action: "insert",
        reply: value,
        reason: "Please.",
      });
      expect(filled.status).toBe(200);
      expect(filled.html).toContain(`Please.\n${text}`);
      expect(await states()).toEqual(["held"]);
      await moderator.send(`${path}/decide`, { kind: "reject", clause: "1", reason: "Please." });
      expect(await states()).toEqual(["rejected"]);
    });

    it("keeps the site's own saved replies: shipped ones until then, each to be changed and deleted", async () => {
      const { html } = await moderator.open("/console/replies");
      expect(html).toContain("These ship with Hustings.");
      const own = { id: "", clause: "1", language: "en", title: "Too sharp", text: "Say it\u0000 softer." };
      const refused = await moderator.post("/console/replies", { ...own, title: " " });
      expect(refused.status).toBe(422);
      expect(refused.html).toContain("softer.");
      await moderator.post("/console/replies", own);
      expect(moderator.page.html).toContain("Say it softer.");
      expect(moderator.page.html).not.toContain("These ship with Hustings.");
      const id =
        /name="id" value="(\d+)"(?:(?!<\/form>)[\s\S])*?value="Too sharp"/u.exec(moderator.page.html)?.[1] ?? "";
      await moderator.post("/console/replies", { ...own, id, title: "Softer" });
      expect(moderator.page.html).toContain("Softer");
      await moderator.post("/console/replies", { id, action: "delete" });
      expect(moderator.page.html).not.toContain("Say it softer.");
      expect((await moderator.post("/console/replies", { ...own, clause: "99" })).status).toBe(422);
    });

    it("decides once what is sent twice because the answer was lost", async () => {
      await write(RUDE);
      await write("What a stupid, disgusting moron you are.");
      const { html } = await moderator.open("/console/held");
      const picked = [...html.matchAll(/name="case"\s+value="([\d:]+)"/gu)].map((match): [string, string] => [
        "case",
        match[1] ?? "",
      ]);
      const batch = /name="batch" value="([^"]+)"/u.exec(html)?.[1] ?? "";
      const form: [string, string][] = [
        ...picked,
        ["kind", "reject"],
        ["clause", "1"],
        ["queue", "held"],
        ["batch", batch],
      ];
      const answers = await Promise.all([moderator.post("/console/bulk", form), moderator.post("/console/bulk", form)]);
      answers.push(await moderator.post("/console/bulk", form));
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        expect(answer.html).toContain("2 cases decided: <strong>Reject</strong>");
      }
      const decisions = await server.context.store.reader.selectFrom("decision").select("id").execute();
      expect(decisions).toHaveLength(2);
      await moderator.send("/console/undo");
      expect(await states()).toEqual(["held", "held"]);
      expect((await moderator.post("/console/bulk", form)).status).toBe(409);
      expect(await states()).toEqual(["held", "held"]);
    });

    it("says what is new, what was already decided and who is looking, without moving anything", async () => {
      await write(RUDE);
      const { html } = await moderator.open("/console/held");
      const [, newest = ""] = /data-newest="(\d+)"/u.exec(html) ?? [];
      const [, id = "", version = ""] = /data-case="(\d+)" data-version="(\d+)"/u.exec(html) ?? [];
      const look = async (): Promise<Record<string, unknown>> => {
        const answer = await moderator.open(`/console/live?queue=held&newest=${newest}&cases=${id}:${version}`);
        return JSON.parse(answer.html) as Record<string, unknown>;
      };
      expect(await look()).toMatchObject({ fresh: null, cases: [{ id: Number(id), decided: false, text: "" }] });
      await write("What a stupid, disgusting moron you are.");
      const ivo = await signedIn("ivo@gazette.example");
      await ivo.open(`/console/cases/${id}`);
      const seen = await look();
      expect(seen).toMatchObject({ fresh: { text: "1 new case" } });
      expect(JSON.stringify(seen["cases"])).toContain("is looking at it");
      expect(seen["counts"]).toContainEqual({ queue: "held", waiting: 2, text: "2" });
      await ivo.send(`/console/cases/${id}/decide`, { kind: "publish" });
      expect(await look()).toMatchObject({ cases: [{ decided: true, text: "already decided" }] });
      expect((await moderator.open("/console/live?open=987654")).status).toBe(404);
    });

    it("filters by what became of the comment, and shows as many as can be decided at once", async () => {
      await write(RUDE);
      expect((await moderator.open("/console/held?state=held")).html).toContain('class="case"');
      expect((await moderator.open("/console/held?state=removed")).html).not.toContain('class="case"');
      expect((await moderator.open(`/console/held?article=${articleId}&many=1`)).html).toContain('class="case"');
    });

    it("names in each list only the keys that do something there", async () => {
      await write(RUDE);
      expect((await moderator.open("/console/held")).html).toContain("<kbd>x</kbd>");
      const decided = (await moderator.open("/console/decided")).html;
      expect(decided).toContain("<kbd>j</kbd>");
      for (const key of ["x", "a", "r", "u"]) expect(decided).not.toContain(`<kbd>${key}</kbd>`);
    });
  });
}
