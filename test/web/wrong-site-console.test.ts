import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addSite, changeSite } from "../../src/service/change-site.ts";
import { changeHouseRules } from "../../src/service/moderation/change-house-rules.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import { addNote } from "../../src/service/moderation/read-case.ts";
import { currentRules } from "../../src/service/moderation/house-rules.ts";
import { reportComment } from "../../src/service/moderation/report-comment.ts";
import { saveReply } from "../../src/service/moderation/saved-replies.ts";
import { UNDO_MS } from "../../src/service/moderation/undo-time.ts";
import { postComment } from "../../src/service/post-comment.ts";
import type { Member } from "../../src/service/service-context.ts";
import { writeRule } from "../../src/service/screening/site-rules.ts";
import { ENGINES } from "../../src/store/store.ts";
import { createApp } from "../../src/web/app.ts";
import { CONSOLE_PAGES } from "../../src/web/console/mount-console.ts";
import type { WebContext } from "../../src/web/web-context.ts";
import { askAsHost } from "../support/ask-as-host.ts";
import { knownArticle } from "../support/known-article.ts";
import { decision, holdComment } from "../support/moderation.ts";
import { addMember, writerOf } from "../support/people.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { signInAdmin } from "../support/visitor.ts";

const SECOND = "talk.second.example";

/** A word that stands everywhere on the second site, and nowhere else. */
const SECRET = "osier-bell";

/** What forms of the console send, for all of them at once: whatever one asks for is there. */
const FIELDS = {
  kind: "remove",
  clause: "1",
  reason: "Ours now.",
  outcome: "reversed",
  action: "retire",
  state: "confirmed",
  text: "Ours now.",
  words: "Ours now.",
  title: "Ours",
  language: "en",
  name: "Ours",
  do: "drop",
  mark: "agree",
  body: "Ours now.",
  version: "1",
};

for (const engine of ENGINES) {
  describe(`an admin of another site on ${engine}`, () => {
    let server: TestServer;
    let second: WebContext;
    let cookie: string;
    let receipt: string;

    beforeAll(async () => {
      server = await startTestServer(engine);
      await addSite(server.context, { name: `The ${SECRET} Gazette`, address: `https://${SECOND}` });
      await server.context.reloadSites();
      second = server.context.siteOfHost(SECOND);
      await fill();
      const visitor = await signInAdmin(server, "tiberius@first.example");
      cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    });
    afterAll(() => server.dispose());

    /** Puts the word into everything that moderators and members of the second site see. */
    async function fill(): Promise<void> {
      const article = await knownArticle(second, SECRET);
      const marsh = await addMember(second, `${SECRET} Marsh`);
      const quill = await addMember(second, `${SECRET} Quill`, "admin");
      const say = async (member: Member, body: string, parentId: number | null = null): Promise<number> => {
        const input = { name: "", email: "", body: `${body} ${SECRET}` };
        const post = { articleId: article.id, parentId, input, writer: writerOf(member), idempotencyKey: body };
        return (await postComment(second, post)).id;
      };
      const first = await say(marsh, "One");
      await say(quill, `Two, @${SECRET} Marsh`, first);
      const third = await say(marsh, "Three");
      await holdComment(second, await say(marsh, "Four"));
      const report = { clause: null, note: `${SECRET} reported` };
      ({ receipt } = await reportComment(second, {
        commentId: first,
        writer: writerOf(quill),
        report: { kind: "reader", report },
      }));
      const input = decision("remove", { clause: 1, reason: `${SECRET} decided` });
      await decide(second, { decider: quill, target: { commentId: third }, input });
      await addNote(second, { member: quill, text: `${SECRET} noted`, commentId: null, personId: marsh.id });
      const reply = { clause: 1, language: "en", title: SECRET, text: `${SECRET} replied` };
      await saveReply(second, { id: null, reply });
      const common = { name: SECRET, clause: null, weight: "note", language: null };
      await writeRule(second, {
        rule: null,
        definition: { kind: "words", ...common, entries: [SECRET] },
        by: quill.id,
      });
      const { clauses, version } = await currentRules(second);
      const clause = { ...clauses[0], title: SECRET, text: `${SECRET} ruled` };
      await changeHouseRules(second, { change: { do: "write", number: null, clause }, version, by: quill.id });
      await changeSite(second, { name: "dropParams", value: [SECRET] });
      server.clock.advance(UNDO_MS);
      await server.background.drain();
    }

    /** Every row of the second site, table by table. */
    async function rows(): Promise<Record<string, unknown[]>> {
      const tables = (await server.context.store.reader.introspection.getTables()).filter(({ columns }) =>
        columns.some(({ name }) => name === "site_id"),
      );
      const found: Record<string, unknown[]> = {};
      for (const { name } of tables) {
        const own = sql`select * from ${sql.table(name)} where site_id = ${second.site().id}`;
        found[name] = (await own.execute(server.context.store.reader)).rows;
      }
      return found;
    }

    it("sees nothing of it and changes nothing, with whatever number or secret, on any page of the console or of members", async () => {
      const before = await rows();
      const filled = Object.entries(before).filter(([, own]) => JSON.stringify(own).includes(SECRET));
      expect(filled.map(([name]) => name)).toEqual(
        expect.arrayContaining([
          "comment",
          "decision",
          "moderation_case",
          "house_rules",
          "moderator_note",
          "person",
          "report",
          "statement",
        ]),
      );
      const ids = new Set(
        Object.values(before).flatMap((own) => own.map((row) => Number((row as { id?: unknown }).id ?? 0))),
      );
      const routes = [
        ...CONSOLE_PAGES.map(({ method, path }) => ({ method: method.toUpperCase(), path })),
        ...createApp(server.context).routes.filter(({ path }) =>
          /^\/(?:me|reports|people|fragments\/people)\//u.test(path),
        ),
      ].filter(({ path }) => !path.includes("/data/") && !path.endsWith("/end-others"));
      expect(routes.length).toBeGreaterThan(60);
      for (const { method, path } of routes) {
        const paths = path.includes(":id") ? [...ids].map((id) => path.replace(":id", String(id))) : [path];
        for (const one of paths) {
          const type: Record<string, string> =
            method === "GET" ? {} : { "content-type": "application/x-www-form-urlencoded" };
          const ticket = server.context.tickets.issue().text;
          const body = method === "GET" ? {} : { body: new URLSearchParams({ ticket, ...FIELDS }).toString() };
          const headers = { cookie, "sec-fetch-site": "same-origin", ...type };
          const address = one.replace(":receipt", receipt).replace(":queue", "held").replace(":provider", "none");
          const { status, text } = await askAsHost(server, "first.example", address, { method, headers, ...body });
          expect(text, `${method} ${address}`).not.toContain(SECRET);
          expect(status, `${method} ${address} ${text}`).toBeLessThan(500);
        }
      }
      await server.background.drain();
      const after = await rows();
      for (const [name, own] of Object.entries(before)) expect(after[name], name).toEqual(own);
    }, 120_000);
  });
}
