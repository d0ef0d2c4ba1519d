import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mentionLink } from "../../src/domain/mentions.ts";
import { changeProfile } from "../../src/service/change-profile.ts";
import { LINK_MENTIONS, linkEarlierMentions } from "../../src/service/link-earlier-mentions.ts";
import type { Member } from "../../src/service/service-context.ts";
import { articleById } from "../../src/store/articles.ts";
import { commentById } from "../../src/store/comments.ts";
import { migrate, MIGRATIONS } from "../../src/store/migrations/migrate.ts";
import { mentionsIn } from "../../src/store/mentions.ts";
import { BRAM, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { addMember } from "../support/people.ts";

const DAY_MS = 24 * 60 * 60_000;

for (const engine of ENGINES) {
  describe(`mentions written before they were kept (${engine})`, () => {
    let talk: Conversation;
    let ida: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      talk.clock.advance(DAY_MS);
      ida = await addMember(talk.context, "Ida Brandt");
      talk.clock.advance(DAY_MS);
    });
    afterEach(() => talk.dispose());

    /** Says something as it was written before mentions were kept. */
    async function said(body: string, html = `<p>${body}</p>`): Promise<number> {
      const id = await talk.say(null, { body, writer: BRAM, name: "Bram" });
      await talk.context.store.transaction(async (tx) => {
        await tx.deleteFrom("mention").where("comment_id", "=", id).execute();
        await tx.updateTable("comment").set({ body_html: html }).where("id", "=", id).execute();
      });
      return id;
    }

    async function htmlOf(id: number): Promise<string | undefined> {
      return (await commentById(talk.context.store.reader, 1, id))?.body_html;
    }

    const run = async (): Promise<void> => linkEarlierMentions(talk.context, { after: 0 });
    const link = (name: string): string => mentionLink({ id: ida.id, name });

    it("become links, and nothing else changes; doing it twice does it once", async () => {
      const id = await said("As @ida brandt says, nora@news.example wrote.");
      const other = await said("Nobody at all");
      const version = async (): Promise<number | undefined> =>
        (await articleById(talk.context.store.reader, 1, talk.article.id))?.version;
      const before = (await version()) ?? 0;
      await run();
      expect(await htmlOf(id)).toBe(`<p>As ${link("Ida Brandt")} says, nora@news.example wrote.</p>`);
      expect(await htmlOf(other)).toBe("<p>Nobody at all</p>");
      expect(await mentionsIn(talk.context.store.reader, id)).toMatchObject([{ id: ida.id, written: "ida brandt" }]);
      expect(await version()).toBe(before + 1);
      await run();
      expect(await version()).toBe(before + 1);
      expect(await talk.context.store.reader.selectFrom("notification").select("id").execute()).toEqual([]);
    });

    it("mean who had the name then, not who has it now", async () => {
      const id = await said("@Ida Brandt is right.");
      talk.clock.advance(DAY_MS);
      await changeProfile(talk.context, { member: ida, name: "Idina Falk" });
      // The name is free again after ninety days, and somebody else takes it.
      talk.clock.advance(100 * DAY_MS);
      await addMember(talk.context, "Ida Brandt");
      await run();
      expect(await htmlOf(id)).toBe(`<p>${link("Idina Falk")} is right.</p>`);
    });

    it("mean nobody where nobody had the name yet", async () => {
      const id = await said("@Nora Lund is right.");
      talk.clock.advance(DAY_MS);
      const nora = await addMember(talk.context, "Nora");
      talk.clock.advance(DAY_MS);
      const later = await said("@Nora is right.");
      talk.clock.advance(DAY_MS);
      await changeProfile(talk.context, { member: nora, name: "Nora Lund" });
      await run();
      expect(await htmlOf(id)).toBe("<p>@Nora Lund is right.</p>");
      expect(await htmlOf(later)).toBe(`<p>${mentionLink({ id: nora.id, name: "Nora Lund" })} is right.</p>`);
    });

    it("are looked through after the step that brings this, and badges of the role become those of staff", async () => {
      const id = await said("@Ida Brandt is right.");
      const { store } = talk.context;
      const version = MIGRATIONS.findIndex(({ name }) => name === "authors-and-pictures") + 1;
      await store.transaction(async (tx) => {
        await sql`drop table article_author`.execute(tx);
        await sql`drop table avatar`.execute(tx);
        await sql`delete from migration where version >= ${version}`.execute(tx);
        await tx.updateTable("comment").set({ badge: "author" }).where("id", "=", id).execute();
      });
      const before = await articleById(store.reader, 1, talk.article.id);
      await migrate({
        engine,
        reader: store.reader,
        transaction: (work) => store.transaction(work),
        now: talk.clock.now,
        backup: () => undefined,
        migrations: MIGRATIONS.slice(0, version),
      });
      expect((await commentById(store.reader, 1, id))?.badge).toBe("staff");
      expect((await articleById(store.reader, 1, talk.article.id))?.version).toBe((before?.version ?? 0) + 1);
      const jobs = await store.reader.selectFrom("job").select("data").where("kind", "=", LINK_MENTIONS).execute();
      expect(jobs.map(({ data }) => JSON.parse(data) as unknown)).toEqual([{ siteId: 1, after: 0 }]);
    });
  });
}
