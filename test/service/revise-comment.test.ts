import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../src/domain/screening/settings.ts";
import { editComment } from "../../src/service/edit-comment.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import { ownNotice } from "../../src/service/own-notice.ts";
import { withdrawComment } from "../../src/service/withdraw-comment.ts";
import { casesWithWords } from "../../src/store/case-texts.ts";
import { openCaseOf } from "../../src/store/cases.ts";
import { findingsOf } from "../../src/store/findings.ts";
import { revisionsOf } from "../../src/store/comments.ts";
import { ADA, BRAM, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { caseNow, commentNow, decision } from "../support/moderation.ts";

const LINKS = "See https://one.example/ and https://two.example/ and https://three.example/ for more.";

for (const engine of ENGINES) {
  describe(`revising one's own comment on ${engine}`, () => {
    let talk: Conversation;
    beforeEach(async () => {
      talk = await openConversation(engine, { screening: SCREENING_SETTINGS.parse({ links: 2 }) });
    });
    afterEach(() => talk.dispose());

    const heldCase = async (id: number) =>
      await openCaseOf(talk.context.store.reader, { commentId: id, queue: "held" });
    const stateOf = async (id: number) => (await commentNow(talk.context, id)).state;

    it("tells the author every cause, and publishes a held comment when nothing is in the way any more", async () => {
      const id = await talk.say(null, { body: LINKS });
      const notice = await ownNotice(talk.context, await commentNow(talk.context, id));
      expect(notice?.state).toBe("held");
      expect(notice?.causes.length).toBeGreaterThanOrEqual(1);
      expect(notice?.readFirst).toBe(false);
      const row = await heldCase(id);
      talk.clock.advance(3_600_000);
      await editComment(talk.context, { id, body: "The bridge was built well.", writer: ADA });
      const comment = await commentNow(talk.context, id);
      expect([comment.state, comment.edited_at]).toEqual(["published", null]);
      expect(await revisionsOf(talk.context.store.reader, id)).toEqual([]);
      expect(await heldCase(id)).toBeUndefined();
      expect((await caseNow(talk.context, row?.id ?? 0)).decision_id).toBeNull();
      expect(await ownNotice(talk.context, comment)).toBeNull();
    });

    it("promises nothing where a moderator reads first whatever is said", async () => {
      const target = { articleId: talk.article.id };
      await decide(talk.context, { decider: null, target, input: decision("pre-moderate") });
      const id = await talk.say(null, { body: LINKS });
      expect(await ownNotice(talk.context, await commentNow(talk.context, id))).toMatchObject({ readFirst: true });
      await editComment(talk.context, { id, body: "The bridge was built well.", writer: ADA });
      expect(await stateOf(id)).toBe("held");
    });

    it("holds a public comment whose new text would have been held", async () => {
      const id = await talk.say(null, { body: "The bridge was built well." });
      await editComment(talk.context, { id, body: LINKS, writer: ADA });
      expect(await stateOf(id)).toBe("held");
      expect(await heldCase(id)).toBeDefined();
    });

    it("brings a comment that a moderator returned back to the moderators, however clean", async () => {
      const id = await talk.say(null, { body: LINKS });
      const row = await heldCase(id);
      const input = decision("return-for-revision", { reason: "Please say it without the advertisement." });
      const target = { caseId: row?.id ?? 0, version: row?.version ?? 0 };
      await decide(talk.context, { decider: null, target, input });
      const notice = await ownNotice(talk.context, await commentNow(talk.context, id));
      expect(notice?.decided?.reason).toBe("Please say it without the advertisement.");
      for (const body of ["The bridge was built well.", "The bridge was built very well."]) {
        await editComment(talk.context, { id, body, writer: ADA });
        expect(await stateOf(id)).toBe("held");
        expect((await heldCase(id))?.body).toBe(body);
      }
    });

    it("lets nobody else revise it, and closes the case of one that is withdrawn", async () => {
      const id = await talk.say(null, { body: LINKS });
      await expect(editComment(talk.context, { id, body: "Mine now.", writer: BRAM })).rejects.toMatchObject({
        code: "not-allowed",
      });
      await withdrawComment(talk.context, { id, writer: ADA });
      expect(await heldCase(id)).toBeUndefined();
    });

    it("leaves no copy of the words of a withdrawn comment, unless a moderator has decided about it", async () => {
      const db = talk.context.store.reader;
      const id = await talk.say(null, { body: LINKS });
      const caseId = (await heldCase(id))?.id ?? 0;
      const words = { siteId: talk.article.site_id, words: ["more"], decided: null, limit: 5 };
      expect(await casesWithWords(db, words)).toEqual([caseId]);
      await withdrawComment(talk.context, { id, writer: ADA });
      expect((await caseNow(talk.context, caseId)).body).toBe("");
      expect(await casesWithWords(db, words)).toEqual([]);
      expect(await findingsOf(db, [id])).toEqual([]);

      const other = await talk.say(null, { body: LINKS });
      const row = await heldCase(other);
      const target = { caseId: row?.id ?? 0, version: row?.version ?? 0 };
      await decide(talk.context, { decider: null, target, input: decision("publish", {}) });
      await withdrawComment(talk.context, { id: other, writer: ADA });
      expect((await caseNow(talk.context, target.caseId)).body).toBe(LINKS);
      expect(await findingsOf(db, [other])).not.toEqual([]);
    });
  });
}
