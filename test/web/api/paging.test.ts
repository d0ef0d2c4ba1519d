import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NEST_LIMIT, PAGE_BUDGET, SORTS } from "../../../src/domain/comment.ts";
import type { Sort } from "../../../src/domain/comment.ts";
import { ApiClient } from "../../support/api-client.ts";
import { ENGINES } from "../../support/engines.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";

interface Tree {
  readonly id: number;
  readonly parentId: number | null;
  readonly number: string;
  readonly depth: number;
  readonly level: number;
  readonly score: number;
  readonly descendantCount: number;
  readonly inReplyTo: { readonly id: number } | null;
  readonly replies: readonly Tree[];
  readonly more: { readonly count: number; readonly after: number } | null;
}

/** A tree that has long lists, deep chains and everything between: the shape follows from the seed alone. */
function parentFor(index: number, ids: readonly number[]): number | null {
  if (ids.length === 0 || index % 7 === 0) return null;
  if (index % 5 === 0) return ids.at(-1) ?? null;
  if (index % 3 === 0) return ids[0] ?? null;
  return ids[(index * 7919) % ids.length] ?? null;
}

/** By what each sort orders the roots, before their places. */
const VALUES: Readonly<Record<Sort, (root: Tree) => number>> = {
  oldest: () => 0,
  newest: () => 0,
  replied: (root) => root.descendantCount,
  best: (root) => root.score,
};

function countOf(trees: readonly Tree[]): number {
  let count = 0;
  for (const tree of trees) count += 1 + countOf(tree.replies);
  return count;
}

for (const engine of ENGINES) {
  describe(`paging in the API on ${engine}`, () => {
    let server: TestServer;
    let publisher: ApiClient;
    let writer: ApiClient;
    let articles = 0;

    beforeAll(async () => {
      server = await startTestServer(engine);
      publisher = new ApiClient(server.url, { token: API_TOKEN });
      writer = new ApiClient(server.url);
    });

    afterAll(async () => {
      await server.dispose();
    });

    async function newArticle(): Promise<{ id: number }> {
      articles++;
      const body = { title: `Article ${articles}`, body: "…" };
      return { id: (await publisher.expect(201, "publishArticle", { body })).id };
    }

    async function post(params: { id: number }, parentId: number | null, text: string): Promise<number> {
      const body = { name: "Jo", body: text, parentId };
      return (await writer.expect(201, "postComment", { params, body })).comment.id;
    }

    /** Everything in and under these trees, the parts left out fetched; each answer is checked to keep its bound. */
    async function whole(trees: readonly Tree[], onPage?: () => Promise<void>): Promise<Tree[]> {
      const found: Tree[] = [];
      for (const tree of trees) {
        found.push(tree, ...(await whole(tree.replies, onPage)));
        let { more } = tree;
        while (more !== null) {
          await onPage?.();
          const query = { after: more.after };
          const part: { replies: Tree[]; more: Tree["more"] } = await writer.expect(200, "readBranch", {
            params: { id: tree.id },
            query,
          });
          expect(countOf(part.replies)).toBeLessThanOrEqual(PAGE_BUDGET);
          expect(part.replies.length).toBeGreaterThan(0);
          found.push(...(await whole(part.replies, onPage)));
          ({ more } = part);
        }
      }
      return found;
    }

    async function walk(
      params: { id: number },
      sort: string,
      onPage?: (roots: readonly Tree[]) => Promise<void>,
    ): Promise<{ roots: Tree[]; all: Tree[] }> {
      const roots: Tree[] = [];
      const all: Tree[] = [];
      let after: string | null = null;
      do {
        const query: Record<string, string> = after === null ? { sort } : { sort, after };
        const page: { comments: Tree[]; next: string | null } = await writer.expect(200, "readThread", {
          params,
          query,
        });
        expect(countOf(page.comments)).toBeLessThanOrEqual(PAGE_BUDGET);
        roots.push(...page.comments);
        all.push(...(await whole(page.comments, onPage && (() => onPage(roots)))));
        await onPage?.(roots);
        after = page.next;
      } while (after !== null);
      return { roots, all };
    }

    describe("a conversation of 320 comments of all shapes", () => {
      let params: { id: number };
      const ids: number[] = [];
      const parents = new Map<number, number | null>();

      beforeAll(async () => {
        params = await newArticle();
        for (let index = 0; index < 320; index++) {
          const parentId = parentFor(index, ids);
          const id = await post(params, parentId, `Remark ${index}`);
          ids.push(id);
          parents.set(id, parentId);
        }
        for (const id of ids.filter((_, index) => index % 11 === 0)) {
          await new ApiClient(server.url).expect(200, "giveMark", { params: { id, mark: "respect" } });
        }
      });

      it.each(SORTS)("is read whole and each comment once, sorted by %s", async (sort) => {
        const { roots, all } = await walk(params, sort);
        expect(all.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b));
        for (const { id, parentId } of all) expect(parentId).toBe(parents.get(id));
        const value = VALUES[sort];
        const forwards = sort === "oldest" ? 1 : -1;
        const expected = roots.toSorted(
          (a, b) => value(b) - value(a) || forwards * (Number(a.number) - Number(b.number)),
        );
        expect(roots.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
      });

      it.each(SORTS)("is read without gaps while replies are posted, sorted by %s", async (sort) => {
        const before = ids.slice();
        let posted = 0;
        const { all } = await walk(params, sort, async (roots) => {
          for (let count = 0; count < 5; count++) {
            posted++;
            // Anywhere; but a root that the walk has yet to meet must not overtake it by its replies.
            const anywhere = posted % 2 === 0 ? before.at(-posted) : before[posted];
            const parentId = sort === "replied" ? roots[posted % roots.length]?.id : anywhere;
            ids.push(await post(params, parentId ?? null, `Meanwhile by ${sort} ${posted}`));
          }
        });
        expect(posted).toBeGreaterThanOrEqual(20);
        const seen = new Map<number, number>();
        for (const { id } of all) seen.set(id, (seen.get(id) ?? 0) + 1);
        expect([...seen.values()].every((times) => times === 1)).toBe(true);
        expect(before.filter((id) => !seen.has(id))).toEqual([]);
        for (const id of ids)
          if (!parents.has(id)) parents.set(id, all.find((tree) => tree.id === id)?.parentId ?? null);
      });
    });

    it("shows a chain of 120 replies, each knowing whom it answers", async () => {
      const params = await newArticle();
      const chain: number[] = [];
      for (let depth = 1; depth <= 120; depth++) chain.push(await post(params, chain.at(-1) ?? null, `Level ${depth}`));
      const { all } = await walk(params, "oldest");
      expect(all.map(({ id }) => id)).toEqual(chain);
      all.forEach((tree, index) => {
        expect(tree.depth).toBe(index + 1);
        expect(tree.level).toBe(Math.min(index + 1, NEST_LIMIT));
        expect(tree.parentId).toBe(chain[index - 1] ?? null);
        // The first of the flat list stands right under whom it answers.
        expect(tree.inReplyTo?.id ?? null).toBe(index >= NEST_LIMIT ? chain[index - 1] : null);
      });
      const deepest = await writer.expect(200, "getComment", { params: { id: chain[119] ?? 0 } });
      expect(deepest.ancestors.map(({ id }: Tree) => id)).toEqual(chain.slice(0, NEST_LIMIT - 1));
      expect(deepest.previousSibling.id).toBe(chain[118]);
      expect(deepest.nextSibling).toBeNull();
      const flat = await writer.expect(200, "readBranch", { params: { id: chain[80] ?? 0 } });
      expect(flat.replies.map(({ id }: Tree) => id)).toEqual([chain[81]]);
    });

    it("goes on behind a long list of replies, of one comment alone, too", async () => {
      const params = await newArticle();
      const root = await post(params, null, "Who swims in winter?");
      const replies: number[] = [];
      for (let count = 0; count < 150; count++) replies.push(await post(params, root, `I do, ${count}`));
      const [tree] = (await writer.expect(200, "readThread", { params })).comments;
      expect(tree.replies.length + tree.more.count).toBe(150);
      expect((await whole([tree])).map(({ id }) => id)).toEqual([root, ...replies]);
      const page = await writer.expect(200, "getComment", { params: { id: root } });
      expect((await whole([page.comment])).map(({ id }) => id)).toEqual([root, ...replies]);
      const middle = await writer.expect(200, "getComment", { params: { id: replies[60] ?? 0 } });
      expect([middle.previousSibling.id, middle.nextSibling.id]).toEqual([replies[59], replies[61]]);
    });

    it("refuses cursors that are not its own", async () => {
      const params = await newArticle();
      for (const query of [{ after: "x" }, { sort: "best", after: "0_0_1" }, { after: "0_zzzzzzzzzzz_1" }]) {
        const refused = await writer.expect(400, "readThread", { params, query });
        expect(refused.code).toBe("bad-request");
      }
      expect((await writer.expect(422, "readThread", { params, query: { sort: "loudest" } })).fields).toMatchObject([
        { field: "sort", code: "not-one-of" },
      ]);
      const root = { id: await post(params, null, "One") };
      for (const after of ["-1", "1.5", "9".repeat(16), "x"]) {
        await writer.expect(422, "readBranch", { params: root, query: { after } });
      }
      expect(
        (await writer.expect(200, "readBranch", { params: root, query: { after: "9".repeat(15) } })).replies,
      ).toEqual([]);
      await writer.expect(200, "readThread", { params, query: { sort: "best", after: "3_zzzzzzzzzz_zzzzzzzzzz" } });
      await writer.expect(200, "readThread", { params, query: { sort: "best", after: "3_-zzzzzzzzzz_zzzzzzzzzz" } });
    });

    it("finds nothing at ids that cannot be", async () => {
      for (const id of ["0", "-1", "01", "1e3", "1.0", "999999999999999", "9".repeat(30), "%00", "é", "__proto__"]) {
        for (const name of ["getArticle", "getComment", "readThread", "readBranch", "listRevisions", "readOwn"]) {
          expect((await writer.expect(404, name, { params: { id } })).code).toBe("not-found");
        }
      }
    });
  });
}
