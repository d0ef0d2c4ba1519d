import { unzipSync, strFromU8 } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../../src/service/moderation/decide.ts";
import { reportComment } from "../../../src/service/moderation/report-comment.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import { updatePerson } from "../../../src/store/people.ts";
import { Talk } from "../../browser/harbour-baths.ts";
import { ENGINES } from "../../support/engines.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin, signInByMail, Visitor } from "../../support/visitor.ts";

const NOTE = "He wrote this under every article.";

for (const engine of ENGINES) {
  describe(`legal exports in the console on ${engine}`, () => {
    let server: TestServer;
    let admin: Visitor;
    let days: { from: string; last: string };

    beforeEach(async () => {
      server = await startTestServer(engine);
      const { context } = server;
      const talk = await Talk.open(server, API_TOKEN);
      const guest = new Visitor(server);
      const path = `/conversations/${talk.articleId}/write`;
      await guest.open(path);
      server.clock.advance(10_000);
      const posted = await guest.send(path, { name: "Bram", email: "", body: "Advertising!", action: "post" });
      const commentId = Number(/\d+/u.exec(posted.path)?.[0]);
      const report = { kind: "reader", report: { clause: 6, note: NOTE } } as const;
      await reportComment({ ...context, publicUrl: server.url }, { commentId, writer: null, report });
      const wanda = await addMember(context, "Wanda", "moderator");
      const input = decision("remove", { clause: 6, reason: "Advertising." });
      await decide(context, { decider: wanda, target: { commentId }, input });
      admin = await signInAdmin(server);
      const today = new Date(server.clock.now()).toISOString().slice(0, 10);
      days = { from: today, last: today };
    });
    afterEach(() => server.dispose());

    async function download(what: string, more: Record<string, string> = {}): Promise<Record<string, string>> {
      const cookie = [...admin.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(`${server.url}/console/legal`, {
        method: "POST",
        headers: {
          cookie,
          "sec-fetch-site": "same-origin",
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams({ what, ...days, ...more }),
      });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/zip");
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      expect(response.headers.get("content-disposition")).toBe(
        `attachment; filename="${what}-${days.from}-${days.last}.zip"`,
      );
      const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
      return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
    }

    async function exportsRecorded(): Promise<unknown[]> {
      const rows = await server.context.store.reader
        .selectFrom("ledger")
        .select("body")
        .where("kind", "=", "export")
        .execute();
      return rows.map(({ body }) => JSON.parse(body) as unknown);
    }

    it("are offered to admins for the year that has ended", async () => {
      const { html } = await admin.open("/console/legal");
      const year = new Date(server.clock.now()).getUTCFullYear() - 1;
      expect(html).toContain(`value="${year}-01-01"`);
      expect(html).toContain(`value="${year}-12-31"`);
      expect(html).toContain('href="/console/legal"');
    });

    it("are refused to moderators, and not offered to them", async () => {
      const moderator = new Visitor(server);
      await signInByMail(server, moderator, "ivo@gazette.example");
      await server.context.store.transaction(async (tx) => {
        const { person_id: id } = await tx
          .selectFrom("identity")
          .select("person_id")
          .where("subject", "=", "ivo@gazette.example")
          .executeTakeFirstOrThrow();
        await updatePerson(tx, id, { role: "moderator" });
      });
      expect((await moderator.open("/console/held")).html).not.toContain("/console/legal");
      expect((await moderator.open("/console/legal")).status).toBe(403);
      expect((await moderator.post("/console/legal", { what: "safety-record", ...days })).status).toBe(403);
      expect(await exportsRecorded()).toEqual([]);
    });

    it("have the statements of reasons, with nothing that somebody wrote", async () => {
      const { "statements.jsonl": lines = "", ...others } = await download("dsa-statements");
      expect(others).toEqual({});
      expect(JSON.parse(lines)).toMatchObject({
        statements: [
          { decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"], content_type: ["CONTENT_TYPE_TEXT"] },
        ],
      });
      expect(lines).not.toContain("Advertising!");
      expect(await exportsRecorded()).toEqual([]);
    });

    it("have the transparency report, with who publishes and when the last one was", async () => {
      const report = await download("transparency-report", { provider: "Harbour Gazette Ltd", previous: "2030-02-01" });
      expect(Object.keys(report)).toHaveLength(11);
      expect(report["part-1-summary.csv"]).toContain("Harbour Gazette Ltd");
      expect(report["part-1-summary.csv"]).toContain("2030-02-01");
    });

    it("have the record of reports and complaints, and the ledger says who took it", async () => {
      const record = await download("safety-record");
      expect(Object.keys(record)).toEqual(["reports.csv", "complaints.csv"]);
      expect(record["reports.csv"]).toContain(NOTE);
      const from = Date.parse(days.from);
      const { id: by } = await server.context.store.reader
        .selectFrom("person")
        .select("id")
        .where("role", "=", "admin")
        .executeTakeFirstOrThrow();
      expect(await exportsRecorded()).toEqual([{ what: "safety-record", from, until: from + 86_400_000, by }]);
      expect(await verifyLedger(server.context)).toMatchObject({ ok: true });
      expect((await admin.open("/transparency")).html).toContain("Export of reports and complaints");
    });

    it("come back with what is wrong with the days", async () => {
      for (const wrong of [{ last: "2020-01-01" }, { from: "yesterday" }, { previous: "2031-13-01" }]) {
        const page = await admin.post("/console/legal", { what: "safety-record", ...days, ...wrong });
        expect(page.status).toBe(422);
        expect(page.html).toMatch(/class="error"[^>]*>Please give a day/u);
      }
      expect((await admin.post("/console/legal", days)).html).toContain("Please choose what to download.");
      expect(await exportsRecorded()).toEqual([]);
    });
  });
}
