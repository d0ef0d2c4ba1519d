import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eraseDue } from "../../../src/service/erase-person.ts";
import { readCase } from "../../../src/service/moderation/read-case.ts";
import { reportComment } from "../../../src/service/moderation/report-comment.ts";
import { takeUp } from "../../../src/service/moderation/take-up.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { withdrawComment } from "../../../src/service/withdraw-comment.ts";
import { waitingCounts } from "../../../src/store/case-queues.ts";
import { updatePerson } from "../../../src/store/people.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { ADA, openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { caseNow, holdComment } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

for (const engine of ENGINES) {
  describe(`cases in which nothing is left to decide, on ${engine}`, () => {
    let talk: Conversation;
    let moderator: Member;
    beforeEach(async () => {
      talk = await openConversation(engine);
      moderator = await addMember(talk.context, "Gwen Marlow", "moderator");
    });
    afterEach(() => talk.dispose());

    const counts = async () => await waitingCounts(talk.context.store.reader, talk.context.site().id);
    const endOf = async (id: number) => (await readCase(talk.context, { id, member: moderator })).item.decided;

    it("are closed when the author withdraws the comment, also one that a moderator took up, and say why", async () => {
      const id = await talk.say(null, { body: "The pier was sold for nothing." });
      const caseId = await takeUp(talk.context, { commentId: id });
      const held = await holdComment(talk.context, await talk.say(null, { body: "And the baths, too." }));
      expect(await counts()).toMatchObject({ reported: 1, held: 1 });
      talk.clock.advance(60_000);
      await withdrawComment(talk.context, { id, writer: ADA });
      await withdrawComment(talk.context, { id: held.comment_id ?? 0, writer: ADA });
      for (const closed of [caseId, held.id]) {
        expect(await endOf(closed)).toEqual({ kind: null, moot: "withdrawn", at: talk.clock.now() });
        expect((await caseNow(talk.context, closed)).body).toBe("");
      }
      expect(await counts()).toMatchObject({ reported: 0, held: 0 });
    });

    it("stay open where a reader has reported the comment", async () => {
      const id = await talk.say(null, { body: "The pier was sold for nothing." });
      const caseId = await takeUp(talk.context, { commentId: id });
      await reportComment(
        { ...talk.context, publicUrl: "https://news.example" },
        { commentId: id, writer: null, report: { kind: "reader", report: { clause: 1, note: "" } } },
      );
      await withdrawComment(talk.context, { id, writer: ADA });
      expect(await endOf(caseId)).toBeNull();
      expect(await counts()).toMatchObject({ reported: 1 });
    });

    it("are closed when the author's account is deleted; what stays public may still be decided", async () => {
      const member = await addMember(talk.context, "Tilda Voss");
      const writer = writerOf(member);
      const gone = await holdComment(talk.context, await talk.say(null, { body: "This one is held.", writer }));
      const stays = await takeUp(talk.context, {
        commentId: await talk.say(null, { body: "This one is public.", writer }),
      });
      const { store } = talk.context;
      await store.transaction(async (tx) => {
        await updatePerson(tx, member.id, { leaves_at: talk.clock.now(), leave_comments: "keep" });
      });
      expect(await eraseDue(talk.context)).toBe(1);
      expect(await endOf(gone.id)).toMatchObject({ kind: null, moot: "author-left" });
      expect(await endOf(stays)).toBeNull();
      expect(await counts()).toMatchObject({ reported: 1, held: 0 });
    });
  });
}
