import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eraseDue } from "../../../src/service/erase-person.ts";
import { appeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { removePastComments } from "../../../src/service/moderation/jobs/remove-past-comments.ts";
import { readCase } from "../../../src/service/moderation/read-case.ts";
import { reverse, undoDecisions } from "../../../src/service/moderation/reverse.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { waitingCounts } from "../../../src/store/case-queues.ts";
import { updatePerson } from "../../../src/store/people.ts";
import { statementsOfDecisions } from "../../../src/store/statements.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { commentNow, decision } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

const WORDS = "I was only quoting the mayor's own letter.";

for (const engine of ENGINES) {
  describe(`appeals against what falls or is gone, on ${engine}`, () => {
    let talk: Conversation;
    let wanda: Member;
    let grump: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      wanda = await addMember(talk.context, "Wanda", "moderator");
      grump = await addMember(talk.context, "Grump");
    });
    afterEach(() => talk.dispose());

    const say = (body: string) => talk.say(null, { body, writer: writerOf(grump) });
    const stateOf = async (id: number) => (await commentNow(talk.context, id)).state;
    const waiting = async () => (await waitingCounts(talk.context.store.reader, talk.context.site().id)).appeal;

    async function remove(commentId: number): Promise<number> {
      const input = decision("remove", { clause: 1, reason: "Name-calling." });
      return (await decide(talk.context, { decider: wanda, target: { commentId }, input })).decisionId;
    }

    async function object(decisionId: number): Promise<void> {
      const [statement] = await statementsOfDecisions(talk.context.store.reader, [decisionId]);
      if (statement === undefined) throw new Error("a restriction has a statement");
      await appeal(talk.context, { statement, words: WORDS });
    }

    async function banWithPast(): Promise<number> {
      talk.clock.advance(1_000);
      const input = decision("ban", { clause: 1, reason: "Enough of it.", pastComments: "remove" });
      const target = { personId: grump.id };
      const { decisionId } = await decide(talk.context, { decider: wanda, target, input });
      talk.clock.advance(11_000);
      await removePastComments(talk.context, { decisionId });
      return decisionId;
    }

    async function partOf(commentId: number): Promise<number> {
      const row = await talk.context.store.reader
        .selectFrom("decision")
        .select("id")
        .where("comment_id", "=", commentId)
        .where("kind", "=", "remove")
        .orderBy("id", "desc")
        .executeTakeFirstOrThrow();
      return row.id;
    }

    async function states(): Promise<(readonly [number, string])[]> {
      const rows = await talk.context.store.reader.selectFrom("appeal").selectAll().orderBy("id").execute();
      return rows.map((row) => [row.decision_id, row.state] as const);
    }

    it("a ban's reversal leaves alone what was decided anew, and the appeal against that", async () => {
      const [plain, alone, anew, restored] = [
        await say("One."),
        await say("Two."),
        await say("Three."),
        await say("4."),
      ];
      const ban = await banWithPast();
      // One part was reversed by itself, and its comment removed again for itself: that stands, with its appeal.
      await reverse(talk.context, { decisionId: await partOf(alone), decider: wanda, reason: "Harmless." });
      await reverse(talk.context, { decisionId: await partOf(anew), decider: wanda, reason: "Harmless." });
      const second = await remove(anew);
      await object(second);
      const again = decision("restore", { reason: "Worth keeping." });
      await decide(talk.context, { decider: wanda, target: { commentId: restored }, input: again });
      await reverse(talk.context, { decisionId: ban, decider: wanda, reason: "Somebody else's account." });
      expect(await Promise.all([plain, alone, anew, restored].map(stateOf))).toEqual([
        "published",
        "published",
        "removed",
        "published",
      ]);
      expect(await states()).toEqual([[second, "open"]]);
      expect(await waiting()).toBe(1);
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: true });
    });

    it("whatever falls with a reversed ban takes its open appeal with it, answered with the same reason", async () => {
      const commentId = await say("One.");
      const ban = await banWithPast();
      const part = await partOf(commentId);
      // As a part of an earlier version, which had a statement of its own.
      await talk.context.store.transaction(async (tx) => {
        const parts = "{}";
        const { at, person_id } = await tx
          .selectFrom("decision")
          .select(["at", "person_id"])
          .where("id", "=", part)
          .executeTakeFirstOrThrow();
        const until = { appeal_until: at + 86_400_000, at };
        await tx
          .insertInto("statement")
          .values({ site_id: 1, decision_id: part, person_id, parts, ...until })
          .execute();
      });
      await object(part);
      expect(await waiting()).toBe(1);
      await reverse(talk.context, { decisionId: ban, decider: wanda, reason: "Somebody else's account." });
      expect(await states()).toEqual([[part, "reversed"]]);
      expect(await waiting()).toBe(0);
      const row = await talk.context.store.reader.selectFrom("appeal").selectAll().executeTakeFirstOrThrow();
      expect(row).toMatchObject({ reason: "Somebody else's account.", heard_by: wanda.id, same_person: 1 });
      const jobs = await talk.context.store.reader.selectFrom("job").select("kind").execute();
      expect(jobs.map(({ kind }) => kind)).toContain("send-appeal-answer");
    });

    it("what was appealed against within ten seconds can no longer be undone", async () => {
      const removal = await remove(await say("One."));
      await object(removal);
      await expect(undoDecisions(talk.context, { decisionIds: [removal], member: wanda })).rejects.toMatchObject({
        code: "conflict",
      });
      expect(await states()).toEqual([[removal, "open"]]);
    });

    it("an appeal of somebody whose account is deleted is closed without an answer, and the ledger says so", async () => {
      const { context, clock } = talk;
      const removal = await remove(await say("One."));
      await object(removal);
      const { id: caseId } = await context.store.reader
        .selectFrom("moderation_case")
        .select("id")
        .where("queue", "=", "appeal")
        .executeTakeFirstOrThrow();
      await context.store.transaction((tx) =>
        updatePerson(tx, grump.id, { leaves_at: clock.now(), leave_comments: "keep" }),
      );
      expect(await eraseDue(context)).toBe(1);
      expect(await states()).toEqual([[removal, "moot"]]);
      expect(await waiting()).toBe(0);
      const { item } = await readCase(context, { id: caseId, member: wanda });
      expect(item.decided).toMatchObject({ kind: null, moot: "author-left" });
      const last = await context.store.reader
        .selectFrom("ledger")
        .selectAll()
        .orderBy("seq", "desc")
        .executeTakeFirst();
      expect(last).toMatchObject({ kind: "appeal-closed" });
      expect(await verifyLedger(context)).toMatchObject({ ok: true });
    });

    it("an appeal that an earlier deletion left open is closed by the next daily round", async () => {
      const { context } = talk;
      await object(await remove(await say("One.")));
      await context.store.transaction((tx) => updatePerson(tx, grump.id, { state: "left", name: "" }));
      expect(await eraseDue(context)).toBe(0);
      expect((await states()).map(([, state]) => state)).toEqual(["moot"]);
      expect(await waiting()).toBe(0);
    });
  });
}
