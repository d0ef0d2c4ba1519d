import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerAppeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { ApiClient } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

const NOTICE = {
  explanation: "It says something untrue about a person.",
  name: "Nora Quill",
  email: "nora@reader.example",
  goodFaith: true,
};

/** What PostgreSQL cannot hold, and what UTF-8 cannot. */
const NO_TEXT = ["A\u0000 note that is long enough", "A \ud800 note that is long enough"] as const;

function notText(field: string): object {
  return { code: "invalid-input", fields: [{ field, code: "not-text" }] };
}

for (const engine of ENGINES) {
  describe(`moderation by the API on ${engine}`, () => {
    let server: TestServer;
    let articleId: number;
    let wanda: Member;
    let ivo: Member;
    let jo: ApiClient;
    let commentId: number;

    beforeEach(async () => {
      server = await startTestServer(engine);
      const publisher = new ApiClient(server.url, { token: API_TOKEN });
      articleId = (await publisher.expect(201, "publishArticle", { body: { title: "The old bridge", body: "…" } })).id;
      wanda = await addMember(server.context, "Wanda", "moderator");
      ivo = await addMember(server.context, "Ivo", "moderator");
      jo = new ApiClient(server.url);
      commentId = await say(jo, "You are all fools.");
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function say(client: ApiClient, body: string): Promise<number> {
      const request = { params: { id: articleId }, body: { name: "Jo", body } };
      return (await client.expect(201, "postComment", request)).comment.id as number;
    }

    async function remove(id: number): Promise<void> {
      const input = decision("remove", { clause: 1, reason: "Name-calling." });
      await decide(server.context, { decider: wanda, target: { commentId: id }, input });
    }

    it("a report and a notice have receipts, which follow them until they are decided", async () => {
      const reader = new ApiClient(server.url);
      const params = { id: commentId };
      const report = await reader.expect(201, "sendReport", { params, body: { clause: 1 } });
      const notice = await reader.expect(201, "sendLegalNotice", { params, body: NOTICE });
      expect(notice.page).toBe(`${server.url}/reports/${notice.receipt}`);
      const follow = async (receipt: string): Promise<Record<string, unknown>> =>
        (await reader.expect(200, "followReport", { params: { receipt } })) as Record<string, unknown>;
      expect(await follow(report.receipt)).toMatchObject({ kind: "reader", state: "open", closedAt: null });
      await remove(commentId);
      expect(await follow(notice.receipt)).toEqual({
        kind: "illegal-content",
        commentId,
        state: "upheld",
        outcome: "Name-calling.",
        createdAt: expect.any(String) as string,
        closedAt: expect.any(String) as string,
      });
      await reader.expect(404, "followReport", { params: { receipt: `${notice.receipt}x` } });
      await reader.expect(409, "sendReport", { params, body: { clause: 1 } });
    });

    it("a report needs a clause that there is or a note, a notice all that the law asks", async () => {
      const reader = new ApiClient(server.url);
      const params = { id: commentId };
      expect((await reader.expect(422, "sendReport", { params, body: {} })).fields).toMatchObject([{ field: "note" }]);
      await reader.expect(422, "sendReport", { params, body: { clause: 998 } });
      const { fields } = await reader.expect(422, "sendLegalNotice", {
        params,
        body: { ...NOTICE, name: "", goodFaith: false },
      });
      expect((fields as { field: string }[]).map(({ field }) => field)).toEqual(["name", "goodFaith"]);
      // Nobody reports their own comment.
      expect(await jo.expect(403, "sendReport", { params, body: { clause: 1 } })).toMatchObject({
        code: "not-allowed",
      });
    });

    it("whom a decision concerns reads its statement and appeals once; nobody else learns that there is one", async () => {
      await remove(commentId);
      const { statements } = await jo.expect(200, "listStatements");
      expect(statements).toMatchObject([
        {
          kind: "remove",
          reason: "Name-calling.",
          commentId,
          appealPossible: true,
          foundByMachine: false,
          appeal: null,
        },
      ]);
      const params = { statementId: statements[0].id as number };
      const stranger = new ApiClient(server.url);
      await say(stranger, "Good morning.");
      const missing = await stranger.expect(404, "getStatement", { params: { statementId: 999_999 } });
      const others = await stranger.expect(404, "getStatement", { params });
      expect({ ...others, requestId: "" }).toEqual({ ...missing, requestId: "" });
      const body = { words: "It was a quotation, marked as one." };
      await stranger.expect(404, "sendAppeal", { params, body });
      const appealed = await jo.expect(201, "sendAppeal", { params, body });
      expect(appealed).toMatchObject({ appealPossible: false, appeal: { state: "open", words: body.words } });
      await jo.expect(409, "sendAppeal", { params, body });
      const { id, version } = await server.context.store.reader
        .selectFrom("moderation_case")
        .select(["id", "version"])
        .where("queue", "=", "appeal")
        .executeTakeFirstOrThrow();
      const answer = { caseId: id, version, member: ivo, instead: null };
      await answerAppeal(server.context, { ...answer, outcome: "reversed", reason: "It was." });
      expect(await jo.expect(200, "getStatement", { params })).toMatchObject({
        reversed: true,
        appeal: { state: "reversed", reason: "It was.", samePerson: false },
      });
    });

    it("a warning is acknowledged, and then posting goes on", async () => {
      const input = decision("warn", { clause: 1, reason: "Please stay polite." });
      await decide(server.context, { decider: wanda, target: { commentId }, input });
      const request = { params: { id: articleId }, body: { name: "Jo", body: "Good morning." } };
      await jo.expect(403, "postComment", request);
      const { statements } = await jo.expect(200, "listStatements");
      const params = { statementId: statements[0].id as number };
      await jo.expect(204, "acknowledgeWarning", { params });
      await jo.expect(204, "acknowledgeWarning", { params });
      await jo.expect(201, "postComment", request);
    });

    it("a guest in an embed is given a private link to the statement with their own comment", async () => {
      await remove(commentId);
      const mine = await jo.expect(200, "readOwn", { params: { id: articleId } });
      const link = /href="[^"]*(\/statements\/[\w.-]+)"/u.exec(mine.comments[0].html as string)?.[1] ?? "";
      const page = await fetch(server.url + link);
      expect(page.status).toBe(200);
      expect(page.headers.get("referrer-policy")).toBe("no-referrer");
      expect(await page.text()).toContain("You are all fools.");
      const forged = link.replace(/\/(\d+)\./u, (_, id: string) => `/${Number(id) + 1}.`);
      expect((await fetch(server.url + forged)).status).toBe(404);
      const others = await new ApiClient(server.url).expect(200, "readOwn", { params: { id: articleId } });
      expect(others.comments).toEqual([]);
    });

    it.each(NO_TEXT)("what is not text is refused, by field: %j", async (text) => {
      const reader = new ApiClient(server.url);
      const params = { id: commentId };
      expect(await reader.expect(422, "sendReport", { params, body: { note: text } })).toMatchObject(notText("note"));
      for (const field of ["explanation", "law", "name"]) {
        const body = { ...NOTICE, [field]: text };
        expect(await reader.expect(422, "sendLegalNotice", { params, body })).toMatchObject(notText(field));
      }
      await remove(commentId);
      const { statements } = await jo.expect(200, "listStatements");
      const request = { params: { statementId: statements[0].id as number }, body: { words: text } };
      expect(await jo.expect(422, "sendAppeal", request)).toMatchObject(notText("words"));
    });
  });
}
