import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mailNotices } from "../../src/service/notices/mail-notices.ts";
import { MAIL_NOTICES } from "../../src/service/notices/notice-context.ts";
import type { NoticeContext } from "../../src/service/notices/notice-context.ts";
import { takeNotices } from "../../src/service/notices/take-notices.ts";
import { postComment } from "../../src/service/post-comment.ts";
import { suggestPeople } from "../../src/service/notices/suggest-people.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import { editComment } from "../../src/service/edit-comment.ts";
import { withdrawComment } from "../../src/service/withdraw-comment.ts";
import { confirmFollow, insertFollow, insertGuestFollow } from "../../src/store/follows.ts";
import { nextJobAt } from "../../src/store/jobs.ts";
import { countUnread, markRead, noticesOf } from "../../src/store/notices.ts";
import { renderNoticesMail } from "../../src/web/views/notices-mail.ts";
import { BRAM, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { addMember, noticeContext } from "../support/notified-members.ts";
import type { TestMember } from "../support/notified-members.ts";

const HOUR_MS = 60 * 60_000;

for (const engine of ENGINES) {
  describe(`notices on ${engine}`, () => {
    let talk: Conversation;
    let context: NoticeContext;
    let ida: TestMember;
    let jo: TestMember;

    beforeEach(async () => {
      talk = await openConversation(engine);
      context = noticeContext(talk.context);
      ida = await addMember(context, "Ida Brandt");
      jo = await addMember(context, "Jo");
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function read(): Promise<void> {
      // On PostgreSQL a transaction of another test may still be under way, behind which nothing is read yet.
      while ((await takeNotices(context.store, () => context)) !== null) await setImmediate();
    }

    /** What a member is told, as `kind of comment`, newest first. */
    async function told(person: TestMember): Promise<string[]> {
      await read();
      const rows = await noticesOf(context.store.reader, { personId: person.id, before: null, limit: 100 });
      return rows.map((row) => `${row.kind} ${row.comment_id}`);
    }

    async function follow(person: TestMember, rootId: number | null): Promise<void> {
      const values = { siteId: 1, personId: person.id, articleId: talk.article.id, rootId, at: talk.clock.now() };
      await context.store.transaction((tx) => insertFollow(tx, values));
    }

    async function mute(person: TestMember, other: TestMember): Promise<void> {
      await context.store.transaction((tx) =>
        tx.insertInto("mute").values({ site_id: 1, person_id: person.id, muted_id: other.id, at: 0 }).execute(),
      );
    }

    async function mails() {
      return await context.store.reader.selectFrom("mail").selectAll().orderBy("id").execute();
    }

    it("tell who is answered, mentioned or follows, once, for the weightiest reason", async () => {
      const root = await talk.say(null, { writer: ida });
      await follow(ida, root);
      await follow(ida, null);
      await follow(jo, root);
      const answer = await talk.say(root, { body: "@Ida Brandt and @Jo, look", writer: BRAM });
      const deep = await talk.say(answer, { body: "Further", writer: BRAM });
      const elsewhere = await talk.say(null, { body: "Another thread" });
      expect(await told(ida)).toEqual([`follow ${elsewhere}`, `follow ${deep}`, `reply ${answer}`]);
      expect(await told(jo)).toEqual([`follow ${deep}`, `mention ${answer}`]);
      expect(await countUnread(context.store.reader, ida.id)).toBe(3);
    });

    it("never come from oneself, nor from people who are muted", async () => {
      const root = await talk.say(null, { writer: ida });
      await follow(ida, null);
      await talk.say(root, { body: "To myself, @Ida Brandt", writer: ida });
      expect(await told(ida)).toEqual([]);
      await mute(ida, jo);
      await talk.say(root, { body: "@Ida Brandt!", writer: jo });
      expect(await told(ida)).toEqual([]);
    });

    it("come as the member wants them", async () => {
      const quiet = await addMember(context, "Una", { replies: false, mentions: false, follows: false });
      const root = await talk.say(null, { writer: quiet });
      await follow(quiet, root);
      await talk.say(root, { body: "@Una" });
      expect(await told(quiet)).toEqual([]);
    });

    it("are not repeated when a comment is edited, which tells only the newly mentioned", async () => {
      const root = await talk.say(null, { writer: ida });
      const answer = await talk.say(root, { writer: BRAM });
      expect(await told(ida)).toHaveLength(1);
      await editComment(context, { id: answer, body: "@Jo and @Ida Brandt, look", writer: BRAM });
      expect(await told(ida)).toEqual([`reply ${answer}`]);
      expect(await told(jo)).toEqual([`mention ${answer}`]);
    });

    it("of comments that are gone are not shown", async () => {
      const root = await talk.say(null, { writer: ida });
      const answer = await talk.say(root, { writer: BRAM });
      expect(await told(ida)).toHaveLength(1);
      await withdrawComment(context, { id: answer, writer: BRAM });
      expect(await told(ida)).toEqual([]);
    });

    it("are the same when several nodes read the log at once", async () => {
      const root = await talk.say(null, { writer: ida });
      for (let count = 0; count < 30; count++) await talk.say(root, { writer: BRAM });
      await Promise.all([read(), read(), read()]);
      expect(await told(ida)).toHaveLength(30);
    });

    it("make one mail for all, at the member's time, with what was not read meanwhile", async () => {
      const root = await talk.say(null, { writer: ida });
      const first = await talk.say(root, { body: "First & <foremost>", writer: BRAM });
      const second = await talk.say(root, { body: "Second", writer: BRAM });
      const third = await talk.say(root, { body: "Third", writer: BRAM });
      await read();
      const due = await nextJobAt(context.store.reader, [MAIL_NOTICES]);
      expect(due).toBe((Math.floor(talk.clock.now() / HOUR_MS) + 1) * HOUR_MS);
      const notices = await noticesOf(context.store.reader, { personId: ida.id, before: null, limit: 9 });
      const ids = notices.filter((notice) => notice.comment_id === second).map(({ id }) => id);
      await context.store.transaction((tx) => markRead(tx, { personId: ida.id, ids, upTo: 0, at: 1 }));
      await Promise.all([0, 1].map(() => mailNotices(context, ida.id, renderNoticesMail)));
      await mailNotices(context, ida.id, renderNoticesMail);
      const [mail, ...others] = await mails();
      expect(others).toEqual([]);
      expect(mail).toMatchObject({
        to_address: ida.email,
        kind: "notices",
        subject: "2 new comments for you on Hustings",
      });
      expect(mail?.body_text).toContain("First & <foremost>");
      expect(mail?.body_text).toContain(`https://talk.gazette.example/comments/${third}`);
      expect(mail?.body_text).not.toContain(`/comments/${second}`);
      expect(mail?.body_html).toContain("First &amp; &lt;foremost&gt;");
      expect(mail?.body_html).toContain(`/comments/${first}"`);
      expect(mail?.headers).toContain("List-Unsubscribe=One-Click");
    });

    it("say of more than fit into a mail that there are more, and where", async () => {
      const root = await talk.say(null, { writer: ida });
      for (let count = 0; count < 27; count++) await talk.say(root, { writer: BRAM });
      await read();
      await mailNotices(context, ida.id, renderNoticesMail);
      const [mail] = await mails();
      expect(mail?.subject).toBe("More than 25 new comments for you on Hustings");
      expect(mail?.body_text.match(/\/comments\/\d+/gu)).toHaveLength(25);
      expect(mail?.body_text).toContain("https://talk.gazette.example/me/notices");
    });

    it("are not mailed to whoever wants no mail, has no address, or has left", async () => {
      const never = await addMember(context, "Una", { mail: "never" });
      const gone = await addMember(context, "Tom");
      const root = await talk.say(null, { body: "@Una @Tom @Jo" });
      await read();
      expect(root).toBeGreaterThan(0);
      await context.store.transaction(async (tx) => {
        await tx.updateTable("person").set({ state: "left" }).where("id", "=", gone.id).execute();
        await tx.deleteFrom("identity").where("person_id", "=", jo.id).execute();
      });
      for (const { id } of [never, gone, jo]) await mailNotices(context, id, renderNoticesMail);
      expect(await mails()).toEqual([]);
    });

    it("reach guests who asked for answers and confirmed it, and nobody else", async () => {
      const root = await talk.say(null, { writer: BRAM });
      const other = await talk.say(null, { writer: BRAM });
      const wish = { siteId: 1, articleId: talk.article.id, at: 1 };
      const asked = await context.store.transaction(async (tx) => {
        await insertGuestFollow(tx, { ...wish, commentId: other, email: "unconfirmed@reader.example" });
        return await insertGuestFollow(tx, { ...wish, commentId: root, email: "bram@reader.example" });
      });
      await context.store.transaction((tx) => confirmFollow(tx, asked ?? 0, 2));
      await talk.say(root, { body: "My own remark", writer: BRAM });
      const answer = await talk.say(root, { body: "Well *said*" });
      await talk.say(answer, { body: "Not an answer to Bram" });
      await talk.say(other);
      await read();
      const [mail, ...others] = await mails();
      expect(others).toEqual([]);
      expect(mail?.to_address).toBe("bram@reader.example");
      expect(mail?.body_text).toContain("Well said");
      expect(mail?.body_text).toContain("https://talk.gazette.example/mail/unsubscribe?token=");
    });
  });
}

for (const engine of ENGINES) {
  describe(`people suggested for a mention on ${engine}`, () => {
    it("are members who have published something, those who wrote here first, and not oneself", async () => {
      const talk = await openConversation(engine);
      const context = noticeContext(talk.context);
      const [zoe, zora, silent, asker] = [
        await addMember(context, "Zoë 😀"),
        await addMember(context, "Zora"),
        await addMember(context, "Zola"),
        await addMember(context, "Zo"),
      ];
      const { article } = await visitArticle(context, {
        visit: { url: "https://news.example/elsewhere", id: null, title: "Elsewhere" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      const input = { name: "", email: "", body: "Elsewhere" };
      await postComment(context, {
        articleId: article.id,
        parentId: null,
        input,
        writer: zoe,
        idempotencyKey: "key-z",
      });
      await talk.say(null, { writer: zora });
      await talk.say(null, { writer: asker });
      const suggested = async (prefix: string): Promise<string[]> => {
        if (asker.member === null) throw new Error("not a member");
        const found = await suggestPeople(context, { member: asker.member, articleId: talk.article.id, prefix });
        return found.map(({ name }) => name);
      };
      expect(await suggested("z")).toEqual(["Zora", "Zoë 😀"]);
      expect(await suggested("ZOE")).toEqual(["Zoë 😀"]);
      expect(await suggested("zoë 😀")).toEqual(["Zoë 😀"]);
      expect(await suggested(silent.name)).toEqual([]);
      expect(await suggested("%")).toEqual([]);
      await talk.dispose();
    });
  });
}
