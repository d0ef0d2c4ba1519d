import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "../../../src/domain/person.ts";
import { beginSession } from "../../../src/service/sessions.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { putAvatar } from "../../../src/store/avatars.ts";
import { OPERATIONS } from "../../../src/web/api/operations.ts";
import { ApiClient, callOperation } from "../../support/api-client.ts";
import { databaseDigest } from "../../support/database-digest.ts";
import { ENGINES } from "../../support/engines.ts";
import { ALLOWED_ORIGIN, requestsTo } from "../../support/request-arbitrary.ts";
import type { World } from "../../support/request-arbitrary.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

/** Signs a new member in, as an embed. @returns the access token. */
async function memberToken({ context }: TestServer, name: string, role: Role): Promise<string> {
  const { id } = await addMember(context, name, role);
  const session = { kind: "embed", label: "", way: "email", origin: ALLOWED_ORIGIN } as const;
  const at = context.now();
  const { sessionId } = await context.store.transaction((tx) =>
    beginSession(tx, { siteId: context.site().id, personId: id, session, at }),
  );
  return context.accessTokens.issue(sessionId).token;
}

/** Requests to each operation on each database; with all operations some thousands. */
const RUNS = 100;

for (const engine of ENGINES) {
  describe(`any request on ${engine}`, () => {
    let server: TestServer;
    let publisher: ApiClient;
    const world: World = {
      articles: [],
      comments: [],
      tokens: [],
      memberTokens: [],
      statements: [],
      receipts: [],
      pictured: [],
      publisherToken: API_TOKEN,
    };
    let writers: ApiClient[];

    beforeAll(async () => {
      server = await startTestServer(engine, { settings: { allowedOrigins: [ALLOWED_ORIGIN] } });
      publisher = new ApiClient(server.url, { token: API_TOKEN });
    });

    afterAll(async () => {
      await server.dispose();
    });

    beforeEach(async () => {
      // New ones each time: among what is asked is also the end of a session.
      const count = world.articles.length;
      const member = await memberToken(server, `Mona ${count}`, "admin");
      const admin = await memberToken(server, `Nils ${count}`, "admin");
      world.memberTokens.splice(0, world.memberTokens.length, member, admin);
      // Two writers with comments young enough to be edited, under an article that is open.
      const body = { title: `Open ${world.articles.length}`, body: "…" };
      const params: { id: number } = { id: (await publisher.expect(201, "publishArticle", { body })).id };
      world.articles.push(params.id);
      writers = [];
      for (const name of ["Ida", "Jo"]) {
        const writer = new ApiClient(server.url);
        writers.push(writer);
        let parentId: number | null = null;
        for (let count = 0; count < 4; count++) {
          const text: Record<string, unknown> = { name, body: `Remark ${count}`, parentId };
          const { comment } = await writer.expect(201, "postComment", { params, body: text });
          parentId = comment.id;
          world.comments.push(comment.id);
        }
        world.tokens.push(writer.token ?? "");
      }
    });

    /** Removes comments of both writers, warns them, and reports what is left. */
    async function moderate(): Promise<void> {
      const { context } = server;
      const id = world.articles.at(-1) ?? 0;
      const kinds = ["remove", "warn", "remove", "remove", "warn"] as const;
      for (const writer of writers) {
        const ids: number[] = [];
        for (const [count] of kinds.entries()) {
          const body = { name: "Ida", body: `Removed soon ${count}` };
          ids.push((await writer.expect(201, "postComment", { params: { id }, body })).comment.id);
        }
        for (const [at, kind] of kinds.entries()) {
          const input = decision(kind, { clause: 1, reason: "Name-calling." });
          await decide(context, { decider: null, target: { commentId: ids[at] ?? 0 }, input });
        }
        const { statements } = await writer.expect(200, "listStatements");
        for (const statement of statements) world.statements.push(statement.id);
      }
      for (const commentId of world.comments.slice(-4)) {
        const request = { params: { id: commentId }, body: { note: "Advertising" } };
        world.receipts.push((await new ApiClient(server.url).expect(201, "sendReport", request)).receipt);
      }
    }

    async function givePictures(): Promise<void> {
      const { context } = server;
      for (let count = 0; count < RUNS / 2; count++) {
        const { id: personId } = await addMember(context, `Pia ${count}`);
        const picture = { name: `picture-${count}`, type: "image/png", bytes: new Uint8Array([1]) };
        const kept = { siteId: context.site().id, personId, sourceKey: null, picture, hidden: 0, at: 1 } as const;
        await context.store.transaction((tx) => putAvatar(tx, kept));
        world.pictured.push(personId);
      }
    }

    it("that changes anything is noticed", async () => {
      const digest = await databaseDigest(server.context.store);
      const before = await digest();
      const params = { id: world.articles[0] ?? 0 };
      await writers[0]?.expect(201, "postComment", { params, body: { name: "Ida", body: "One more" } });
      const after = await digest();
      expect(after).not.toBe(before);
      expect(await digest()).toBe(after);
    });

    it.each(OPERATIONS)(
      "to $id is answered as declared and changes nothing when refused or reading",
      async (operation) => {
        const outcomes = { accepted: 0, refused: 0 };
        if (operation.tag === "moderation") await moderate();
        if (operation.id === "removePicture") await givePictures();
        const digest = await databaseDigest(server.context.store);
        let before = await digest();
        await fc.assert(
          fc.asyncProperty(requestsTo(operation, world), async (request) => {
            // Throws for what the operation does not declare: other statuses, 500 with an unknown code, broken schemas.
            const { status, body } = await callOperation(server.url, operation, request);
            expect(status, JSON.stringify(body)).toBeLessThan(500);
            const after = await digest();
            if (status >= 400 || operation.method === "get") expect(after).toBe(before);
            before = after;
            outcomes[status < 400 ? "accepted" : "refused"]++;
            if (operation.id === "postComment" && status === 201) world.comments.push(body.comment.id);
          }),
          { numRuns: RUNS },
        );
        // A generator whose requests were all refused, or all accepted, would show nothing.
        // Sessions begin and go on with a secret that no generator hits on: there anything accepted would be a hole.
        // Only to end one's own session needs no such secret.
        if (operation.id === "endSession") expect(outcomes.accepted).toBeGreaterThan(0);
        else if (operation.tag === "session") expect(outcomes.accepted).toBe(0);
        else expect(outcomes.accepted).toBeGreaterThanOrEqual(RUNS / 40);
        expect(outcomes.refused).toBeGreaterThanOrEqual(RUNS / 40);
      },
    );
  });
}
