import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiClient } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { addMember } from "../../support/people.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

const GAZETTE = "https://gazette.example";
const DAY_MS = 86_400_000;

for (const engine of ENGINES) {
  describe(`articles in the API on ${engine}`, () => {
    let server: TestServer;
    let publisher: ApiClient;
    let embed: ApiClient;
    let program: ApiClient;

    beforeAll(async () => {
      server = await startTestServer(engine, { settings: { allowedOrigins: [GAZETTE] } });
      publisher = new ApiClient(server.url, { token: API_TOKEN });
      embed = new ApiClient(server.url, { headers: { origin: GAZETTE, "sec-fetch-site": "cross-site" } });
      program = new ApiClient(server.url);
    });

    afterAll(async () => {
      await server.dispose();
    });

    const wrongVisit = async (body: unknown) => (await embed.expect(422, "visitArticle", { body })).fields[0];

    describe("authors", () => {
      it("are given back to whoever may name them, and to nobody else; an address is told by nothing", async () => {
        const nora = await addMember(server.context, "Nora Quill");
        const body = {
          id: "weir-3",
          title: "The weir",
          body: "…",
          authorAccounts: [String(nora.id), "ida@news.example"],
        };
        const published = await publisher.expect(201, "publishArticle", { body });
        const authors = [
          { account: String(nora.id), name: "Nora Quill", since: new Date(server.clock.now()).toISOString() },
          { account: null, name: null, since: new Date(server.clock.now()).toISOString() },
        ];
        expect(published.authors).toEqual(authors);
        const params = { id: published.id };
        expect(await publisher.expect(200, "listArticleAuthors", { params })).toEqual({ authors });
        const fewer = { authorAccounts: [String(nora.id)] };
        const changed = await publisher.expect(200, "changeArticle", { params, body: fewer });
        expect(changed.authors).toEqual(authors.slice(0, 1));
        expect((await program.expect(401, "listArticleAuthors", { params })).code).toBe("sign-in-needed");
        expect(await program.expect(200, "getArticle", { params })).not.toHaveProperty("authors");
      });
    });

    describe("visits", () => {
      it("make an article known once, whatever tracks its readers", async () => {
        const first = await embed.call("visitArticle", {
          body: { url: `${GAZETTE}/ferry?utm_source=mail#top`, title: "  The ferry\nreturns " },
        });
        expect(first.status).toBe(201);
        expect(first.headers.get("location")).toBe(`/api/v1/articles/${first.body.id}`);
        expect(first.body).toMatchObject({ title: "The ferry returns", slug: null, commentCount: 0, closed: false });
        expect(first.body.page).toBe(`${server.url}/conversations/${first.body.id}`);
        const again = await embed.expect(200, "visitArticle", {
          body: { url: "HTTP://gazette.EXAMPLE:80/ferry?fbclid=1" },
        });
        expect(again.id).toBe(first.body.id);
        expect(await program.expect(200, "visitArticle", { body: { url: `${GAZETTE}/ferry` } })).toEqual(again);
      });

      it("know an article by the publisher's id wherever it moves", async () => {
        const body = { id: "ferry-7", url: `${GAZETTE}/ferry-timetable` };
        const first = await embed.expect(201, "visitArticle", { body });
        const moved = await embed.expect(200, "visitArticle", { body: { ...body, url: `${GAZETTE}/2031/ferry` } });
        expect(moved.id).toBe(first.id);
        expect((await embed.expect(200, "visitArticle", { body: { id: "ferry-7" } })).id).toBe(first.id);
      });

      it("make nothing known for strangers, other sites or addresses elsewhere", async () => {
        const body = { url: `${GAZETTE}/not-yet` };
        expect((await program.expect(404, "visitArticle", { body })).code).toBe("not-found");
        const elsewhere = new ApiClient(server.url, { headers: { origin: "https://elsewhere.example" } });
        expect((await elsewhere.expect(403, "visitArticle", { body })).code).toBe("origin-not-allowed");
        const foreign = { url: "https://elsewhere.example/not-yet" };
        expect((await embed.expect(403, "visitArticle", { body: foreign })).code).toBe("origin-not-allowed");
        await publisher.expect(201, "visitArticle", { body: foreign });
      });

      it("name what is wrong with an address", async () => {
        expect(await wrongVisit({})).toMatchObject({ field: "url", code: "required" });
        expect(await wrongVisit({ url: "ftp://gazette.example/a" })).toMatchObject({ field: "url", code: "not-web" });
        expect(await wrongVisit({ url: "https://me@gazette.example/" })).toMatchObject({ code: "has-credentials" });
        expect(await wrongVisit({ url: `${GAZETTE}/${"a".repeat(2_000)}` })).toMatchObject({ code: "too-long" });
        expect(await wrongVisit({ url: `${GAZETTE}/a`, title: "\0" })).toMatchObject({
          field: "title",
          code: "not-text",
        });
        expect(await wrongVisit({ adress: "x" })).toMatchObject({ field: "adress", code: "unknown" });
      });
    });

    describe("publishing", () => {
      const BATHS = {
        id: "baths",
        title: "Harbour baths to reopen",
        standfirst: "After nine years, swimmers return to the inner harbour.",
        author: "Ida Brandt",
        publishedAt: "2031-04-05T06:00:00+02:00",
        image: { src: "/media/baths.svg", alt: "A wooden pier", credit: "Drawing: Jo Lind" },
        body: "## What is new\n\nTwo *heated* pools.",
      };

      it("hosts an article and replaces it under the same address", async () => {
        const made = await publisher.call("publishArticle", { body: BATHS });
        expect(made.status).toBe(201);
        expect(made.body).toMatchObject({
          slug: "harbour-baths-to-reopen",
          publishedAt: "2031-04-05T04:00:00.000Z",
          url: `${server.url}/articles/harbour-baths-to-reopen`,
          page: `${server.url}/articles/harbour-baths-to-reopen`,
          image: { src: "/media/baths.svg", alt: "A wooden pier", caption: null, credit: "Drawing: Jo Lind" },
        });
        expect(made.body.bodyHtml).toContain("<em>heated</em>");
        expect(await publisher.expect(200, "publishArticle", { body: BATHS })).toEqual(made.body);
        const renamed = await publisher.expect(200, "publishArticle", { body: { ...BATHS, title: "Baths reopen" } });
        expect(renamed).toMatchObject({ id: made.body.id, title: "Baths reopen", slug: made.body.slug });
        expect(renamed.version).toBeGreaterThan(made.body.version);
        const { authors, ...everybody } = renamed;
        expect(authors).toEqual([]);
        expect(await program.expect(200, "getArticle", { params: { id: made.body.id } })).toEqual(everybody);
      });

      it("refuses an address that another article has", async () => {
        const body = { id: "other-baths", title: "Harbour baths to reopen", body: "Again." };
        const problem = await publisher.expect(409, "publishArticle", { body });
        expect(problem).toMatchObject({ code: "conflict", fields: [{ field: "slug", code: "taken" }] });
      });

      it("takes an article that lives elsewhere, and needs to know where", async () => {
        const body = { url: `${GAZETTE}/orchard?utm_medium=x`, title: "The last orchard" };
        const made = await publisher.expect(201, "publishArticle", { body });
        expect(made).toMatchObject({
          slug: null,
          bodyHtml: null,
          publishedAt: new Date(server.clock.now()).toISOString(),
        });
        expect((await embed.expect(200, "visitArticle", { body: { url: `${GAZETTE}/orchard` } })).id).toBe(made.id);
        const nowhere = await publisher.expect(422, "publishArticle", { body: { id: "x", title: "Nowhere" } });
        expect(nowhere.fields).toMatchObject([{ field: "url", code: "required" }]);
      });

      it("names every field that is wrong at once", async () => {
        const body = {
          title: " ",
          slug: "Not a slug!",
          publishedAt: "yesterday",
          image: { src: "javascript:alert(1)", alt: 3 },
          closeAfterDays: 0,
          comments: "perhaps",
          text: "?",
        };
        const { fields } = await publisher.expect(422, "publishArticle", { body });
        expect(Object.fromEntries(fields.map((one: { field: string; code: string }) => [one.field, one.code]))).toEqual(
          {
            title: "required",
            slug: "wrong-format",
            publishedAt: "wrong-format",
            "image.src": "wrong-format",
            "image.alt": "wrong-type",
            closeAfterDays: "too-small",
            comments: "not-one-of",
            text: "unknown",
          },
        );
      });

      it("is for the publisher only", async () => {
        const body = { title: "Mine", body: "Text" };
        expect((await program.expect(401, "publishArticle", { body })).code).toBe("sign-in-needed");
        expect((await program.expect(401, "changeArticle", { params: { id: 1 }, body: {} })).code).toBe(
          "sign-in-needed",
        );
        const guess = new ApiClient(server.url, { token: "a-token-that-is-not-the-publishers" });
        expect((await guess.expect(401, "publishArticle", { body })).code).toBe("sign-in-needed");
      });
    });

    describe("changes", () => {
      it("close and open comments, and leave alone what they do not name", async () => {
        const made = await publisher.expect(201, "publishArticle", {
          body: { id: "quay", title: "The quay", body: "…" },
        });
        const params = { id: made.id };
        const closed = await publisher.expect(200, "changeArticle", { params, body: { comments: "closed" } });
        expect(closed).toEqual({ ...made, closed: true, version: made.version + 1 });
        expect((await program.expect(200, "getArticle", { params })).closed).toBe(true);
        expect(await publisher.expect(200, "changeArticle", { params, body: { comments: "closed" } })).toEqual(closed);
        const open = await publisher.expect(200, "changeArticle", {
          params,
          body: { comments: "open", title: "The new quay", standfirst: "It is wide." },
        });
        expect(open).toMatchObject({ closed: false, title: "The new quay", standfirst: "It is wide." });
        const bare = await publisher.expect(200, "changeArticle", { params, body: { standfirst: null } });
        expect(bare).toMatchObject({ title: "The new quay", standfirst: null });
        await publisher.expect(404, "changeArticle", { params: { id: 999_999 }, body: {} });
      });

      it("close comments by age, without anybody doing anything", async () => {
        const made = await publisher.expect(201, "publishArticle", {
          body: { id: "tide", title: "The tide", body: "…", closeAfterDays: 2 },
        });
        const read = async () => (await program.expect(200, "getArticle", { params: { id: made.id } })).closed;
        expect(await read()).toBe(false);
        server.clock.advance(2 * DAY_MS - 1);
        expect(await read()).toBe(false);
        server.clock.advance(1);
        expect(await read()).toBe(true);
        const late = { name: "Jo", body: "Too late?" };
        const refused = await program.expect(409, "postComment", { params: { id: made.id }, body: late });
        expect(refused.code).toBe("article-closed");
      });
    });

    it("lists every dated article once, newest first, while new ones appear", async () => {
      for (let day = 1; day <= 45; day++) {
        const publishedAt = `2030-01-${String((day % 28) + 1).padStart(2, "0")}T00:00:00Z`;
        await publisher.expect(201, "publishArticle", {
          body: { id: `list-${day}`, title: `Day ${day}`, body: "…", publishedAt },
        });
      }
      const seen: { id: number; publishedAt: string }[] = [];
      let after: string | null = null;
      do {
        const page: { articles: { id: number; publishedAt: string }[]; next: string | null } = await program.expect(
          200,
          "listArticles",
          after === null ? {} : { query: { after } },
        );
        seen.push(...page.articles);
        after = page.next;
        await publisher.expect(201, "publishArticle", { body: { title: `Between ${seen.length}`, body: "…" } });
      } while (after !== null);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThanOrEqual(45);
      const dates = seen.map(({ publishedAt }) => publishedAt);
      expect(dates).toEqual(dates.toSorted().toReversed());
      expect((await program.expect(400, "listArticles", { query: { after: "!" } })).code).toBe("bad-request");
    });

    describe("counts", () => {
      it("answer for many articles at once, known or not, in the order of asking", async () => {
        const ferry = await embed.expect(201, "visitArticle", { body: { url: `${GAZETTE}/counted` } });
        await program.expect(201, "postComment", { params: { id: ferry.id }, body: { name: "Jo", body: "First" } });
        const url = [`${GAZETTE}/counted?gclid=5`, "https://unknown.example/a"];
        const { counts } = await program.expect(200, "countComments", { query: { url, id: "baths" } });
        expect(counts).toMatchObject([
          { url: url[0], articleId: ferry.id, count: 1, page: ferry.page },
          { url: url[1], articleId: null, count: 0, page: null },
          { id: "baths", count: 0 },
        ]);
        expect((await program.expect(200, "countComments", {})).counts).toEqual([]);
      });

      it("and visits know an article by the address of its page here", async () => {
        const own = await embed.expect(201, "visitArticle", { body: { url: `${GAZETTE}/has-a-page` } });
        await program.expect(201, "postComment", { params: { id: own.id }, body: { name: "Jo", body: "First" } });
        const url = `${own.page}?sort=newest#comment-1`;
        expect((await embed.expect(200, "visitArticle", { body: { url } })).id).toBe(own.id);
        const { counts } = await program.expect(200, "countComments", { query: { url: [url, `${own.page}9`] } });
        expect(counts).toMatchObject([
          { url, articleId: own.id, count: 1 },
          { articleId: null, count: 0 },
        ]);
      });

      it("take at most a hundred, and name the address that is none", async () => {
        const id = Array.from({ length: 101 }, (_, index) => `a${index}`);
        expect((await program.expect(422, "countComments", { query: { id } })).fields).toMatchObject([
          { code: "too-many" },
        ]);
        await program.expect(200, "countComments", { query: { id: id.slice(1) } });
        const url = ["https://gazette.example/", "nonsense"];
        expect((await program.expect(422, "countComments", { query: { url } })).fields).toMatchObject([
          { field: "url" },
        ]);
      });
    });
  });
}
