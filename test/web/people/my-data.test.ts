import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eraseDue } from "../../../src/service/erase-person.ts";
import { GRACE_DAYS, leave } from "../../../src/service/leave.ts";
import { nameKey } from "../../../src/domain/name-key.ts";
import type { CommentRow } from "../../../src/store/comments.ts";
import { updatePerson } from "../../../src/store/people.ts";
import { ENGINES } from "../../../src/store/store.ts";
import type { Store } from "../../../src/store/store.ts";
import { ApiClient } from "../../support/api-client.ts";
import { expectRightCounts } from "../../support/counts.ts";
import { knownArticle } from "../../support/known-article.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { findInDatabase } from "../../support/text-columns.ts";
import { plantTraces } from "../../support/plant-traces.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

const DAY_MS = 24 * 60 * 60_000;
const ADDRESS = "quillon@reader.example";
const NAME = "Quillon Ashdown";
/** Words that nobody else uses. */
const WORDS = ["quillon", "ashdown", "zephyrine", "marzipan-lantern", "oboe-weather", "gravelpit"];

for (const engine of ENGINES) {
  describe(`one's own data on ${engine}`, () => {
    let server: TestServer;
    let visitor: Visitor;
    let articleId: number;

    beforeEach(async () => {
      server = await startTestServer(engine);
      visitor = new Visitor(server);
      articleId = (await knownArticle(server.context)).id;
    });
    afterEach(async () => {
      await server.dispose();
    });

    const db = () => server.context.store.reader;

    async function comments(): Promise<CommentRow[]> {
      return await db().selectFrom("comment").selectAll().orderBy("id").execute();
    }

    async function say(
      by: Visitor,
      body: string,
      guest: Record<string, string> = {},
      parent?: number,
    ): Promise<number> {
      const path = parent === undefined ? `/conversations/${articleId}/write` : `/comments/${parent}/reply`;
      await by.open(path);
      const { path: at, html } = await by.send(path, { body, ...guest });
      const id = Number(/^\/comments\/(\d+)/u.exec(at)?.[1]);
      if (!(id > 0)) throw new Error(`not posted: ${html}`);
      return id;
    }

    /** A member with traces in every table that this version writes. */
    async function quillon(): Promise<void> {
      await signInByMail(server, visitor, ADDRESS);
      await server.context.store.transaction((tx) =>
        updatePerson(tx, 1, { name: NAME, name_key: nameKey(NAME), bio: "I collect zephyrine notes." }),
      );
    }

    async function download(by: Visitor): Promise<Record<string, string>> {
      const ticket = /name="ticket"\s+value="([^"]+)"/u.exec((await by.open("/me/data")).html)?.[1] ?? "";
      const response = await fetch(`${server.url}/me/data/download`, {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "sec-fetch-site": "same-origin",
          cookie: [...by.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        },
        body: new URLSearchParams({ ticket }).toString(),
      });
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/zip"]);
      const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
      return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
    }

    it("leads whoever is unknown here to signing in, without a cookie", async () => {
      await visitor.open("/me/data");
      expect(visitor.page.path).toBe("/sign-in?return=%2Fme%2Fdata");
      expect(visitor.cookies.size).toBe(0);
    });

    it("is downloaded with everything in it, for programs and to read", async () => {
      await quillon();
      const id = await say(visitor, "The *marzipan-lantern* is lit.");
      await visitor.open(`/comments/${id}/edit`);
      await visitor.send(`/comments/${id}/edit`, { body: "The marzipan-lantern is out. <b>oboe-weather</b>" });
      await visitor.open(`/comments/${id}`);
      const files = await download(visitor);
      expect(Object.keys(files).sort()).toEqual(["data.html", "data.json"]);
      const data = JSON.parse(files["data.json"] ?? "") as Record<string, Record<string, unknown>[]>;
      expect(data["profile"]).toMatchObject([{ name: NAME, bio: "I collect zephyrine notes.", role: "member" }]);
      expect(data["identities"]).toMatchObject([{ kind: "email", label: ADDRESS }]);
      expect(data["sessions"]).toHaveLength(1);
      expect(data["comments"]).toMatchObject([
        { id, state: "published", article: "Low tide", revisions: [{ text: "The *marzipan-lantern* is lit." }] },
      ]);
      expect(data["signals"]).toHaveLength(6);
      expect(data["mails"]).toEqual([]);
      expect(data["securityEvents"]?.at(-1)).toMatchObject({ kind: "data-downloaded" });
      const page = files["data.html"] ?? "";
      expect(page).toContain("The marzipan-lantern is out. &lt;b&gt;oboe-weather&lt;/b&gt;");
      expect(page).toContain("<em>marzipan-lantern</em>");
      expect(page).not.toMatch(/<script|<!-- rest -->|src=/u);
      expect(page.trimEnd().endsWith("</html>")).toBe(true);
      expect((page.match(/<section>/gu) ?? []).length).toBe((page.match(/<\/section>/gu) ?? []).length);
    });

    it("of a guest is what was written on the device", async () => {
      await say(visitor, "Gravelpit, by a guest.", { name: "Odilie", email: "odilie@reader.example" });
      await say(new Visitor(server), "By somebody else.", { name: "Wim" });
      const data = JSON.parse((await download(visitor))["data.json"] ?? "") as Record<string, unknown[]>;
      expect(data["comments"]).toMatchObject([{ name: "Odilie", address: "odilie@reader.example" }]);
      expect(data["profile"]).toEqual([]);
    });

    it("is downloaded only so often", async () => {
      await quillon();
      for (let time = 0; time < 6; time++) await download(visitor);
      await visitor.open("/me/data");
      expect((await visitor.send("/me/data/download")).status).toBe(429);
    });

    it("comes in pieces, whatever there is", async () => {
      await quillon();
      const first = await say(visitor, "First.");
      const [row] = await comments();
      if (row === undefined) throw new Error("no comment");
      const { id: _, ...values } = row;
      const copies = Array.from({ length: 1_700 }, (_unused, index) => ({ ...values, position: index + 2 }));
      await server.context.store.transaction(async (tx) => {
        for (let at = 0; at < copies.length; at += 100) {
          await tx
            .insertInto("comment")
            .values(copies.slice(at, at + 100))
            .execute();
        }
      });
      const data = JSON.parse((await download(visitor))["data.json"] ?? "") as { comments: { id: number }[] };
      expect(data.comments).toHaveLength(1_701);
      expect(new Set(data.comments.map(({ id }) => id)).size).toBe(1_701);
      expect(data.comments[0]?.id).toBe(first);
    });

    it("claims what was written with the confirmed address or on this device, and nothing else", async () => {
      const here = await say(visitor, "On this device.", { name: "Anybody" });
      const elsewhere = await say(new Visitor(server), "On another.", { name: "Anybody", email: ADDRESS });
      const others = await say(new Visitor(server), "By others.", { name: "Anybody", email: "other@reader.example" });
      const gone = await say(visitor, "Taken back.", { name: "Anybody" });
      await visitor.open(`/comments/${gone}/withdraw`);
      await visitor.send(`/comments/${gone}/withdraw`);
      await quillon();
      const versionBefore = await db().selectFrom("article").select("version").executeTakeFirstOrThrow();
      expect((await visitor.open("/me/data")).html).toContain("2 comments were written");
      await visitor.send("/me/comments/claim");
      expect(visitor.page.html).toContain("These comments are yours now.");
      expect(visitor.page.html).not.toContain("/me/comments/claim");
      const rows = new Map((await comments()).map((row) => [row.id, row]));
      for (const id of [here, elsewhere]) {
        expect(rows.get(id)).toMatchObject({ person_id: 1, author_name: NAME, author_email: null, device_id: null });
      }
      for (const id of [others, gone]) expect(rows.get(id)?.person_id).toBeNull();
      const versionAfter = await db().selectFrom("article").select("version").executeTakeFirstOrThrow();
      expect(versionAfter.version).toBeGreaterThan(versionBefore.version);
      const events = await db()
        .selectFrom("security_event")
        .selectAll()
        .where("kind", "=", "comments-claimed")
        .execute();
      expect(events.map(({ data }) => data)).toEqual(['{"count":2}']);
    });

    it("claims by the API, too, on the device that is named", async () => {
      const guest = new ApiClient(server.url);
      const params = { id: articleId };
      await guest.expect(201, "postComment", { params, body: { name: "Anybody", body: "By a program." } });
      await quillon();
      await expect(guest.call("claimComments")).resolves.toMatchObject({ status: 401 });
      const session = await db().selectFrom("session").select("id").executeTakeFirstOrThrow();
      const { token } = server.context.accessTokens.issue(session.id);
      const headers = { authorization: `Bearer ${token}`, "hustings-device": guest.token ?? "" };
      const member = new ApiClient(server.url, { token });
      expect(await member.expect(200, "claimComments", { headers })).toEqual({ claimed: 1 });
      expect(await member.expect(200, "claimComments", { headers })).toEqual({ claimed: 0 });
      expect((await comments()).map((row) => row.author_name)).toEqual([NAME]);
    });

    it("is deleted after two weeks, unless one changes one's mind", async () => {
      await quillon();
      await visitor.open("/me/data");
      await visitor.send("/me/data/delete", { comments: "keep", when: "later" });
      expect(visitor.page.html).toContain("Your account will be deleted on");
      server.clock.advance((GRACE_DAYS - 1) * DAY_MS);
      expect(await eraseDue(server.context)).toBe(0);
      const again = new Visitor(server);
      await signInByMail(server, again, ADDRESS);
      await again.open("/me/data");
      await again.send("/me/data/stay");
      expect(again.page.html).toContain("Your account will be kept.");
      server.clock.advance(2 * DAY_MS);
      expect(await eraseDue(server.context)).toBe(0);
      await signInByMail(server, again, ADDRESS, "/sign-in?again=yes");
      await again.open("/me/data");
      await again.send("/me/data/delete", { comments: "keep", when: "later" });
      server.clock.advance(GRACE_DAYS * DAY_MS);
      expect(await eraseDue(server.context)).toBe(1);
      expect(await eraseDue(server.context)).toBe(0);
      expect((await again.open("/me/data")).path).toContain("/sign-in");
    });

    it("of the only admin of a site cannot be deleted", async () => {
      await quillon();
      await server.context.store.transaction((tx) => updatePerson(tx, 1, { role: "admin" }));
      await visitor.open("/me/data");
      const page = await visitor.send("/me/data/delete", { comments: "keep", when: "now" });
      expect([page.status, page.html.includes("A site needs at least one admin")]).toEqual([409, true]);
    });

    for (const choice of ["keep", "withdraw"] as const) {
      it(`is gone from every table after deletion at once (comments: ${choice})`, async () => {
        await quillon();
        const id = await say(visitor, "The marzipan-lantern is lit, says Wim.");
        const reply = await say(new Visitor(server), "So it is.", { name: "Wim" }, id);
        const held = await say(visitor, "Gravelpit and oboe-weather.");
        await visitor.open(`/comments/${reply}`);
        await visitor.send(`/comments/${reply}/react`, { mark: "respect" });
        await plantTraces(server, { articleId, published: id, removed: held, name: NAME, address: ADDRESS });
        expect(new Set(await tablesWith(WORDS)).size).toBeGreaterThan(15);
        await visitor.open("/me/data");
        await visitor.send("/me/data/delete", { comments: choice, when: "now" });
        expect(visitor.page.html).toContain("Your account has been deleted");
        expect(visitor.cookies.has("hustings_session")).toBe(false);

        const left = await findInDatabase(server.context.store, WORDS);
        const kept = left.filter((place) => place.includes("marzipan-lantern") && place.startsWith("comment.body_"));
        expect(left).toEqual(kept);
        expect(kept).toHaveLength(choice === "keep" ? 2 : 0);

        const rows = await comments();
        expect(rows.map(({ state }) => state)).toEqual(
          [
            choice === "keep" ? "published" : "withdrawn",
            "published",
            choice === "keep" ? "published" : "withdrawn",
          ].map((state, index) => (index === 2 ? "removed" : state)),
        );
        for (const row of rows.filter((one) => one.id !== reply)) {
          expect([row.person_id, row.device_id, row.author_name]).toEqual([null, null, ""]);
        }
        expectRightCounts(rows);
        const marks = await db().selectFrom("reaction").selectAll().where("comment_id", "=", reply).execute();
        expect(marks.map(({ by_key: key }) => key.slice(0, 2))).toEqual(["x:"]);
        expect(await db().selectFrom("person").selectAll().executeTakeFirst()).toMatchObject({
          state: "left",
          name_key: null,
          leaves_at: null,
        });
        const { html } = await new Visitor(server).open(`/conversations/${articleId}`);
        expect(html.includes("former member")).toBe(choice === "keep");
        expect(html).toContain("So it is.");

        // The address is free: whoever signs in with it is somebody new.
        const newcomer = new Visitor(server);
        await signInByMail(server, newcomer, ADDRESS);
        expect((await db().selectFrom("person").select("id").execute()).length).toBe(2);
      });
    }

    it("is deleted to the end although it was interrupted again and again", async () => {
      await quillon();
      const ids = [];
      for (let index = 0; index < 30; index++) ids.push(await say(visitor, `The marzipan-lantern, part ${index}.`));
      const [published = 0, removed = 0] = ids;
      await plantTraces(server, { articleId, published, removed, name: NAME, address: ADDRESS });
      const member = { id: 1, name: NAME, role: "member", sessionId: 1 } as const;
      await leave(server.context, { member, comments: "withdraw", atOnce: false });
      server.clock.advance(GRACE_DAYS * DAY_MS);
      const { store } = server.context;
      for (let allowed = 1, done = false; !done; allowed++) {
        let left = allowed;
        const failing: Store = {
          ...store,
          transaction: async (work) => {
            if (left-- === 0) throw new Error("the power went out");
            return await store.transaction(work);
          },
        };
        done = await eraseDue({ ...server.context, store: failing }).then(
          () => true,
          () => false,
        );
        expect(allowed).toBeLessThan(100);
      }
      expect(await findInDatabase(store, WORDS)).toEqual([]);
      expect(new Set((await comments()).map(({ state, person_id }) => `${state} ${person_id}`))).toEqual(
        new Set(["withdrawn null", "removed null"]),
      );
      expect((await db().selectFrom("identity").selectAll().execute()).length).toBe(0);
    });

    async function tablesWith(words: readonly string[]): Promise<string[]> {
      return (await findInDatabase(server.context.store, words)).map((place) => place.split(".")[0] ?? "");
    }
  });
}
