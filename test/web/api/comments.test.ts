import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EDIT_WINDOW_MS, MAX_BODY_LENGTH } from "../../../src/domain/comment.ts";
import { REPEAT_WINDOW_MS } from "../../../src/service/request-key.ts";
import { ApiClient } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { addMember } from "../../support/people.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

for (const engine of ENGINES) {
  describe(`comments in the API on ${engine}`, () => {
    let server: TestServer;
    let publisher: ApiClient;
    let reader: ApiClient;
    /** Of the article that each test has for itself. */
    let params: { id: number };
    let articles = 0;

    beforeAll(async () => {
      server = await startTestServer(engine);
      publisher = new ApiClient(server.url, { token: API_TOKEN });
      reader = new ApiClient(server.url);
    });

    afterAll(async () => {
      await server.dispose();
    });

    beforeEach(async () => {
      articles++;
      const body = { title: `Article ${articles}`, body: "…" };
      params = { id: (await publisher.expect(201, "publishArticle", { body })).id };
    });

    const somebody = () => new ApiClient(server.url);

    async function post(who: ApiClient, body: Record<string, unknown>): Promise<number> {
      return (await who.expect(201, "postComment", { params, body: { name: "Ida Brandt", ...body } })).comment.id;
    }

    const thread = (query: Record<string, string> = {}) => reader.expect(200, "readThread", { params, query });

    describe("posting", () => {
      it("shows a comment and its replies to everybody at once", async () => {
        const ida = somebody();
        const answer = await ida.call("postComment", {
          params,
          body: { name: " Ida  Brandt ", email: "ida@example.org", body: "The *old* baths 🏊\r\nhad both." },
        });
        expect(answer.status).toBe(201);
        expect(ida.token).not.toBeNull();
        const { comment, editableUntil } = answer.body;
        expect(answer.headers.get("location")).toBe(`/api/v1/comments/${comment.id}`);
        expect(comment).toMatchObject({
          number: "1",
          depth: 1,
          state: "published",
          author: "Ida Brandt",
          parentId: null,
        });
        expect(comment.html).toContain("<em>old</em> baths 🏊<br>");
        expect(Date.parse(editableUntil)).toBe(server.clock.now() + EDIT_WINDOW_MS);
        const reply = await post(somebody(), { name: "Jo Lind", body: "They had neither.", parentId: comment.id });
        const page = await thread();
        expect(page.article.commentCount).toBe(2);
        expect(page.comments).toMatchObject([
          { id: comment.id, replyCount: 1, replies: [{ id: reply, number: "1.1", author: "Jo Lind", more: null }] },
        ]);
        expect(JSON.stringify(page)).not.toContain("ida@example.org");
      });

      it("names everything that is wrong with a comment", async () => {
        const body = { name: "\u202E", email: "ida at home", body: "\u200B" };
        const { fields } = await somebody().expect(422, "postComment", { params, body });
        expect(fields.map((one: { field: string; code: string }) => `${one.field} ${one.code}`).toSorted()).toEqual([
          "body required",
          expect.stringMatching(/^email /u),
          expect.stringMatching(/^name /u),
        ]);
        const codeOf = async (text: string) =>
          (await somebody().expect(422, "postComment", { params, body: { name: "Ida", body: text } })).fields[0].code;
        expect(await codeOf("a\0b")).toBe("not-text");
        expect(await codeOf("a\uD800b")).toBe("not-text");
        expect(await codeOf("a".repeat(MAX_BODY_LENGTH + 1))).toBe("too-long");
        expect(await codeOf(" \n ")).toBe("required");
        expect((await thread()).comments).toEqual([]);
        await post(somebody(), { body: "a".repeat(MAX_BODY_LENGTH) });
      });

      it("answers only comments that are there, under the same article", async () => {
        const root = await post(somebody(), { body: "Here" });
        const other = {
          id: (await publisher.expect(201, "publishArticle", { body: { title: `Other ${articles}`, body: "…" } })).id,
        };
        const body = { name: "Jo", body: "There", parentId: root };
        expect((await somebody().expect(404, "postComment", { params: other, body })).code).toBe("not-found");
        expect(
          (await somebody().expect(404, "postComment", { params, body: { ...body, parentId: 987_654 } })).code,
        ).toBe("not-found");
        expect((await somebody().expect(404, "postComment", { params: { id: 987_654 }, body })).code).toBe("not-found");
      });

      it("is refused under a closed article", async () => {
        await publisher.expect(200, "changeArticle", { params, body: { comments: "closed" } });
        const refused = await somebody().expect(409, "postComment", { params, body: { name: "Jo", body: "Still?" } });
        expect(refused.code).toBe("article-closed");
      });
    });

    describe("the same request twice", () => {
      const body = { name: "Ida", body: "Once is enough" };
      let headers: { "idempotency-key": string };

      beforeEach(() => {
        headers = { "idempotency-key": randomUUID() };
      });

      it("makes one comment, also when both come at once from a device without a token", async () => {
        const [one, two] = [somebody(), somebody()];
        const answers = await Promise.all([one, two].map((who) => who.call("postComment", { params, body, headers })));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
        expect(answers[0]?.body.comment.id).toBe(answers[1]?.body.comment.id);
        expect(two.token).toBe(one.token);
        expect((await thread()).comments).toHaveLength(1);
        expect((await thread()).article.commentCount).toBe(1);
      });

      it("means another comment for another device", async () => {
        const [one, two] = [somebody(), somebody()];
        await post(one, { body: "Hello from one" });
        await post(two, { body: "Hello from two" });
        const first = await one.expect(201, "postComment", { params, body, headers });
        const second = await two.expect(201, "postComment", { params, body, headers });
        expect(second.comment.id).not.toBe(first.comment.id);
      });

      it("is a conflict when the key is used for something else", async () => {
        const ida = somebody();
        const { comment } = await ida.expect(201, "postComment", { params, body, headers });
        const reply = { ...body, parentId: comment.id };
        expect((await ida.expect(409, "postComment", { params, body: reply, headers })).code).toBe("conflict");
        for (const key of ["short", "spaces between words", "é".repeat(16), "a".repeat(201)]) {
          const bad = await ida.expect(400, "postComment", { params, body, headers: { "idempotency-key": key } });
          expect(bad.code).toBe("bad-request");
        }
      });

      it("without a key counts as repeated for ten minutes", async () => {
        const ida = somebody();
        const first = await ida.expect(201, "postComment", { params, body });
        server.clock.advance(REPEAT_WINDOW_MS - 1);
        expect((await ida.expect(200, "postComment", { params, body })).comment.id).toBe(first.comment.id);
        await ida.expect(201, "postComment", { params, body: { ...body, parentId: first.comment.id } });
        await ida.expect(201, "postComment", { params, body: { ...body, body: "Twice is better" } });
        server.clock.advance(1);
        const later = await ida.expect(201, "postComment", { params, body });
        expect(later.comment.id).not.toBe(first.comment.id);
      });

      it("is meant after the first was withdrawn", async () => {
        const ida = somebody();
        const first = await ida.expect(201, "postComment", { params, body });
        await ida.expect(204, "withdrawComment", { params: { id: first.comment.id } });
        const again = await ida.expect(201, "postComment", { params, body });
        expect(again.comment.id).not.toBe(first.comment.id);
      });
    });

    describe("editing", () => {
      it("keeps the earlier texts, within ten minutes", async () => {
        const ida = somebody();
        const id = await post(ida, { body: "First" });
        server.clock.advance(EDIT_WINDOW_MS - 1);
        const edited = await ida.expect(200, "editComment", { params: { id }, body: { body: "Second" } });
        expect(edited.comment.html).toContain("Second");
        expect(Date.parse(edited.comment.editedAt)).toBe(server.clock.now());
        const { revisions } = await reader.expect(200, "listRevisions", { params: { id } });
        expect(revisions).toMatchObject([{ html: "<p>First</p>\n" }]);
        server.clock.advance(1);
        const late = await ida.expect(409, "editComment", { params: { id }, body: { body: "Third" } });
        expect(late.code).toBe("edit-window-over");
        expect((await thread()).comments[0].html).toContain("Second");
      });

      it("is for the author's device only", async () => {
        const id = await post(somebody(), { body: "Mine" });
        const other = somebody();
        await post(other, { body: "Not yours" });
        for (const name of ["editComment", "withdrawComment"]) {
          const body = name === "editComment" ? { body: { body: "Changed" } } : {};
          expect((await other.expect(403, name, { params: { id }, ...body })).code).toBe("not-allowed");
          expect((await reader.expect(401, name, { params: { id }, ...body })).code).toBe("sign-in-needed");
          expect((await other.expect(404, name, { params: { id: 987_654 }, ...body })).code).toBe("not-found");
        }
        expect((await thread()).comments[0].html).toContain("Mine");
      });

      it("changes nothing when the text is the same or not valid", async () => {
        const ida = somebody();
        const id = await post(ida, { body: "Same" });
        expect(
          (await ida.expect(200, "editComment", { params: { id }, body: { body: "Same\n" } })).comment.editedAt,
        ).toBeNull();
        await ida.expect(422, "editComment", { params: { id }, body: { body: " " } });
        expect((await reader.expect(200, "listRevisions", { params: { id } })).revisions).toEqual([]);
      });
    });

    describe("withdrawing", () => {
      it("takes the text and leaves the replies", async () => {
        const ida = somebody();
        const id = await post(ida, { body: "A secret" });
        await ida.expect(200, "editComment", { params: { id }, body: { body: "Less of a secret" } });
        const reply = await post(somebody(), { body: "I read that", parentId: id });
        server.clock.advance(EDIT_WINDOW_MS * 100);
        await ida.expect(204, "withdrawComment", { params: { id } });
        const page = await thread();
        expect(page.article.commentCount).toBe(1);
        expect(page.comments).toMatchObject([
          { id, state: "withdrawn", author: "", html: "", replies: [{ id: reply }] },
        ]);
        expect((await reader.expect(200, "listRevisions", { params: { id } })).revisions).toEqual([]);
        const single = await reader.expect(200, "getComment", { params: { id: reply } });
        expect(single.ancestors).toMatchObject([{ id, author: "", html: "" }]);
        expect((await ida.expect(409, "withdrawComment", { params: { id } })).code).toBe("comment-gone");
        expect((await ida.expect(409, "editComment", { params: { id }, body: { body: "Back" } })).code).toBe(
          "comment-gone",
        );
        const body = { name: "Jo", body: "Hello?", parentId: id };
        expect((await somebody().expect(409, "postComment", { params, body })).code).toBe("comment-gone");
      });
    });

    describe("marks", () => {
      it("count once for a device, and can be taken back", async () => {
        const ida = somebody();
        const id = await post(ida, { body: "Mark me" });
        const jo = somebody();
        const respect = { params: { id, mark: "respect" } };
        const given = await jo.expect(200, "giveMark", respect);
        expect(given).toMatchObject({ mark: "respect", given: true, marks: { agree: 0, disagree: 0, respect: 1 } });
        expect(jo.token).not.toBeNull();
        expect(await jo.expect(200, "giveMark", respect)).toEqual(given);
        await somebody().expect(200, "giveMark", { params: { id, mark: "disagree" } });
        const [first] = (await thread({ sort: "best" })).comments;
        expect(first.marks).toEqual({ agree: 0, disagree: 1, respect: 1 });
        expect(first.score).toBeLessThan(given.score);
        expect((await jo.expect(200, "readOwn", { params })).marks).toEqual([{ id, mark: "respect" }]);
        const back = { given: false, marks: { agree: 0, disagree: 1, respect: 0 }, score: 0 };
        expect(await jo.expect(200, "takeBackMark", respect)).toMatchObject(back);
        expect(await jo.expect(200, "takeBackMark", respect)).toMatchObject(back);
        expect((await ida.expect(403, "giveMark", respect)).code).toBe("not-allowed");
        expect((await reader.expect(401, "takeBackMark", respect)).code).toBe("sign-in-needed");
        await reader.expect(404, "giveMark", { params: { id, mark: "love" } });
        await ida.expect(204, "withdrawComment", { params: { id } });
        expect((await jo.expect(409, "giveMark", respect)).code).toBe("comment-gone");
        expect((await jo.expect(404, "giveMark", { params: { id: 987_654, mark: "agree" } })).code).toBe("not-found");
      });
    });

    it("tells only the asking device what is its own", async () => {
      const ida = somebody();
      const id = await post(ida, { body: "Mine" });
      await post(somebody(), { body: "Theirs" });
      const until = new Date(server.clock.now() + EDIT_WINDOW_MS).toISOString();
      expect(await ida.expect(200, "readOwn", { params })).toEqual({
        barred: null,
        comments: [{ id, state: "published", editableUntil: until, mayEdit: true, shownUnder: null }],
        marks: [],
        muted: [],
        unread: 0,
        follows: [],
        member: null,
      });
      server.clock.advance(EDIT_WINDOW_MS);
      expect((await ida.expect(200, "readOwn", { params })).comments).toMatchObject([{ id, editableUntil: null }]);
      expect(await reader.expect(200, "readOwn", { params })).toEqual({
        barred: null,
        comments: [],
        marks: [],
        muted: [],
        unread: 0,
        follows: [],
        member: null,
      });
      await reader.expect(404, "readOwn", { params: { id: 987_654 } });
    });

    it("previews what would be posted", async () => {
      const { html } = await reader.expect(200, "previewComment", {
        body: { body: "# Loud\n<script>alert(1)</script>" },
      });
      expect(html).toContain("<strong>Loud</strong>");
      expect(html).not.toContain("<script");
      expect((await reader.expect(422, "previewComment", { body: { body: "" } })).fields).toMatchObject([
        { code: "required" },
      ]);
    });

    it("previews mentions as links to our pages, and no other names", async () => {
      const { id } = await addMember(server.context, "Mona Weber");
      const { html } = await reader.expect(200, "previewComment", { body: { body: "@mona weber and @nobody" } });
      expect(html.trim()).toBe(`<p><a href="${server.url}/people/${id}">@Mona Weber</a> and @nobody</p>`);
    });

    it("keeps a first-time device's token from requests that were refused", async () => {
      const nobody = somebody();
      await nobody.expect(404, "giveMark", { params: { id: 987_654, mark: "agree" } });
      await nobody.expect(422, "postComment", { params, body: { name: "", body: "" } });
      expect(nobody.token).toBeNull();
    });
  });
}
