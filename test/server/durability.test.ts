import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, ENGINES, withoutScreening } from "../support/engines.ts";
import type { TestDatabase } from "../support/engines.ts";
import { startProcess } from "../support/process.ts";
import type { ServerProcess } from "../support/process.ts";

const API_TOKEN = "publisher-token-of-the-durability-test";
const ROUNDS = 4;
const WRITERS = 8;

/** Comments that a round must have had acknowledged before the server is killed. */
const ENOUGH = 25;

async function createArticle(url: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/articles`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${API_TOKEN}` },
    body: JSON.stringify({ url: "https://news.example/ferry", title: "The last ferry" }),
  });
  expect([200, 201]).toContain(response.status);
  return ((await response.json()) as { id: number }).id;
}

/** Posts until the server is gone; returns the ids that were acknowledged. */
async function postUntilGone(server: ServerProcess, articleId: number, onEach: () => void): Promise<number[]> {
  const acknowledged: number[] = [];
  const writer = async (name: number): Promise<void> => {
    for (let count = 0; ; count++) {
      try {
        const response = await fetch(`${server.url}/api/v1/articles/${articleId}/comments`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ name: `Writer ${name}`, body: `Remark ${name}/${count}/${server.process.pid}` }),
        });
        const body = (await response.json()) as { comment: { id: number } };
        expect(response.status).toBe(201);
        acknowledged.push(body.comment.id);
        onEach();
      } catch (error) {
        if (server.process.killed) return;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, name) => writer(name)));
  return acknowledged;
}

for (const engine of ENGINES) {
  describe(`a server on ${engine}`, () => {
    let database: TestDatabase;
    let env: Record<string, string>;

    beforeEach(async () => {
      database = await createTestDatabase(engine);
      // So many comments within a moment would be held as a raid, and read by nobody.
      await withoutScreening(database);
      env = {
        DATA_DIR: database.dataDir,
        API_TOKEN,
        POSTS_PER_MINUTE: "1000000",
        NETWORK_POSTS_PER_MINUTE: "1000000",
        ...(database.databaseUrl === null ? {} : { DATABASE_URL: database.databaseUrl }),
      };
    });
    afterEach(async () => {
      await database.dispose();
    });

    it("has every acknowledged comment after it was killed, time and again", async () => {
      const acknowledged: number[] = [];
      let articleId = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const server = await startProcess(env);
        articleId = await createArticle(server.url);
        let seen = 0;
        const ids = await postUntilGone(server, articleId, () => {
          seen++;
          if (seen === ENOUGH) server.process.kill("SIGKILL");
        });
        expect(ids.length).toBeGreaterThanOrEqual(ENOUGH);
        acknowledged.push(...ids);
      }
      const server = await startProcess(env);
      for (const id of acknowledged) {
        const response = await fetch(`${server.url}/api/v1/comments/${id}`);
        expect(response.status, `comment ${id}`).toBe(200);
        await response.arrayBuffer();
      }
      const article = (await (await fetch(`${server.url}/api/v1/articles/${articleId}`)).json()) as {
        commentCount: number;
      };
      // What was committed without being acknowledged in time may be there, too.
      expect(article.commentCount).toBeGreaterThanOrEqual(acknowledged.length);
      expect(await server.end("SIGTERM")).toBe(0);
    });

    it("finishes what is under way when it is asked to stop", async () => {
      const server = await startProcess(env);
      const articleId = await createArticle(server.url);
      const posts = Array.from({ length: 20 }, (_, index) =>
        fetch(`${server.url}/api/v1/articles/${articleId}/comments`, {
          method: "POST",
          headers: { "content-type": "application/json", connection: "close" },
          body: JSON.stringify({ name: "Ada", body: `Remark ${index}` }),
        }).then(
          (response) => response.status,
          () => "refused",
        ),
      );
      // One answer shows that the others are under way.
      await Promise.race(posts);
      const code = server.end("SIGTERM");
      const outcomes = await Promise.all(posts);
      expect(await code).toBe(0);
      const taken = outcomes.filter((outcome) => outcome === 201).length;
      const again = await startProcess(env);
      const article = (await (await fetch(`${again.url}/api/v1/articles/${articleId}`)).json()) as {
        commentCount: number;
      };
      expect(article.commentCount).toBe(taken);
      await again.end("SIGTERM");
    });
  });
}
