import { EventEmitter, once } from "node:events";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../../src/service/moderation/decide.ts";
import { refreshStandingNow } from "../../../src/service/moderation/jobs/refresh-after-end.ts";
import { removePastComments } from "../../../src/service/moderation/jobs/remove-past-comments.ts";
import { sendStatement } from "../../../src/service/moderation/jobs/send-statement.ts";
import { tellReporters } from "../../../src/service/moderation/jobs/tell-reporters.ts";
import { reportComment } from "../../../src/service/moderation/report-comment.ts";
import { reverse, undoDecisions } from "../../../src/service/moderation/reverse.ts";
import { requireMayPost } from "../../../src/service/moderation/standing.ts";
import { ownNotice } from "../../../src/service/own-notice.ts";
import { statementAbout } from "../../../src/service/moderation/read-statements.ts";
import type { Member } from "../../../src/service/service-context.ts";
import type { TellingContext } from "../../../src/service/moderation/jobs/telling-context.ts";
import { ledgerEntries } from "../../../src/store/ledger.ts";
import { reportsOn } from "../../../src/store/reports.ts";
import { statementsOfDecisions } from "../../../src/store/statements.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { BRAM, openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { commentNow, decision } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

const NOTICE = {
  explanation: "It is slander.",
  law: null,
  name: "Nora Quill",
  email: "nora@reader.example",
  childSafety: false,
};

for (const engine of ENGINES) {
  describe(`what follows a decision on ${engine}`, () => {
    let talk: Conversation;
    let context: TellingContext;
    let wanda: Member;
    let grump: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      context = { ...talk.context, publicUrl: "https://talk.example" };
      wanda = await addMember(context, "Wanda", "moderator");
      grump = await addMember(context, "Grump");
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function states(ids: readonly number[]): Promise<string[]> {
      return await Promise.all(ids.map(async (id) => (await commentNow(context, id)).state));
    }

    async function mails(): Promise<{ to_address: string; body_text: string; kind: string }[]> {
      return await context.store.reader
        .selectFrom("mail")
        .select(["to_address", "body_text", "kind"])
        .orderBy("id")
        .execute();
    }

    /** Mails that tell the outcome of a report. */
    async function told(): Promise<string[]> {
      return (await mails()).map((mail) => mail.body_text).filter((text) => text.includes("has decided"));
    }

    async function ban(): Promise<number> {
      const input = decision("ban", { clause: 1, reason: "Again and again.", pastComments: "remove" });
      const target = { personId: grump.id };
      return (await decide(context, { decider: wanda, target, input })).decisionId;
    }

    it("takes down what a banned member wrote before, by a decision each, without strikes, and once", async () => {
      const ids: number[] = [];
      for (let index = 0; index < 23; index++) ids.push(await talk.say(null, { writer: writerOf(grump) }));
      const other = await talk.say(null, { writer: BRAM });
      const decisionId = await ban();
      await removePastComments(context, { decisionId });
      await removePastComments(context, { decisionId });
      expect(new Set(await states(ids))).toEqual(new Set(["removed"]));
      expect((await commentNow(context, other)).state).toBe("published");
      const parts = await context.store.reader
        .selectFrom("decision")
        .selectAll()
        .where("kind", "=", "remove")
        .orderBy("id")
        .execute();
      expect(parts).toHaveLength(23);
      expect(new Set(parts.map((part) => `${part.batch} ${part.strike_weight} ${part.by_person}`))).toEqual(
        new Set([`ban:${decisionId} 0 ${wanda.id}`]),
      );
    });

    it("brings it all back with the ban, also what was written on another device, and removes nothing more", async () => {
      const ids = [
        await talk.say(null, { writer: writerOf(grump) }),
        await talk.say(null, { writer: { member: grump, device: { id: "another-device" } } }),
      ];
      const decisionId = await ban();
      await removePastComments(context, { decisionId });
      expect(await states(ids)).toEqual(["removed", "removed"]);
      await reverse(context, { decisionId, decider: wanda, reason: "It was somebody else." });
      expect(await states(ids)).toEqual(["published", "published"]);
      await removePastComments(context, { decisionId });
      expect(await states(ids)).toEqual(["published", "published"]);
    });

    it.each([undefined, "named-by-the-console"])(
      "leads from what it took down to the ban's statement (batch: %s)",
      async (batch) => {
        const id = await talk.say(null, { writer: writerOf(grump) });
        const input = decision("ban", { clause: 1, reason: "Again and again.", pastComments: "remove" });
        const target = { personId: grump.id };
        const { decisionId } = await decide(context, {
          decider: wanda,
          target,
          input,
          ...(batch === undefined ? {} : { batch }),
        });
        await removePastComments(context, { decisionId });
        const [statement] = await statementsOfDecisions(context.store.reader, [decisionId]);
        const notice = await ownNotice(context, await commentNow(context, id));
        expect(notice?.statementPath).toBe(`/me/decisions/${statement?.id}`);
        const about = await statementAbout(context, { commentId: id, writer: writerOf(grump) });
        expect(about?.id).toBe(statement?.id);
      },
    );

    it("records once that a time-out has run out, and lets its person post again", async () => {
      const target = { personId: grump.id };
      const input = decision("time-out", { clause: 1, reason: "Cool down.", durationSeconds: 3_600 });
      const { decisionId } = await decide(context, { decider: wanda, target, input });
      await expect(requireMayPost(context.store.reader, context, writerOf(grump))).rejects.toMatchObject({
        code: "timed-out",
      });
      talk.clock.advance(3_600_000);
      // Nobody has done the job yet: what ended has ended all the same.
      await requireMayPost(context.store.reader, context, writerOf(grump));
      await refreshStandingNow(context, { personId: grump.id });
      await refreshStandingNow(context, { personId: grump.id });
      const ended = (await ledgerEntries(context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 })).filter(
        ({ kind }) => kind === "sanction-ended",
      );
      expect(ended.map(({ body }) => body)).toEqual([JSON.stringify({ decision: decisionId })]);
    });

    it("sends a guest's statement with the private link once, and nothing of a decision that was undone", async () => {
      const commentId = await talk.say(null, { writer: BRAM });
      const input = decision("remove", { clause: 1, reason: "Name-calling." });
      const { decisionId } = await decide(context, { decider: wanda, target: { commentId }, input });
      const data = { decisionId, secret: "the-secret", email: "bram@reader.example" };
      await sendStatement(context, data);
      await sendStatement(context, data);
      await sendStatement(context, { ...data, decisionId: decisionId + 100 });
      const sent = await mails();
      expect(sent.map(({ to_address: to, kind }) => ({ to, kind }))).toEqual([
        { to: "bram@reader.example", kind: "guest-decision" },
      ]);
      expect(sent[0]?.body_text).toContain("https://talk.example/statements/the-secret");
      expect(sent[0]?.body_text).toContain("Name-calling.");
    });

    it("is either sent or undone, never both", async () => {
      const removed = async (): Promise<number> => {
        const commentId = await talk.say(null, { writer: BRAM });
        const input = decision("remove", { clause: 1, reason: "Name-calling." });
        return (await decide(context, { decider: wanda, target: { commentId }, input })).decisionId;
      };
      const guest = { secret: "the-secret", email: "bram@reader.example" };
      const sent = await removed();
      await sendStatement(context, { ...guest, decisionId: sent });
      const late = { code: "conflict" };
      await expect(undoDecisions(context, { decisionIds: [sent], member: wanda })).rejects.toMatchObject(late);
      const due = await removed();
      talk.clock.advance(10_000);
      await expect(undoDecisions(context, { decisionIds: [due], member: wanda })).rejects.toMatchObject(late);
      const undone = await removed();
      talk.clock.advance(9_999);
      await undoDecisions(context, { decisionIds: [undone], member: wanda });
      await sendStatement(context, { ...guest, decisionId: undone });
      expect(await mails()).toHaveLength(1);
    });

    /** A comment with a notice about it that has just led to its removal. */
    async function removedByNotice(): Promise<{ decisionId: number; commentId: number }> {
      const commentId = await talk.say(null, { writer: BRAM });
      const notice = { ...NOTICE, email: `nora-${commentId}@reader.example` };
      await reportComment(context, { commentId, writer: null, report: { kind: "illegal-content", notice } });
      const input = decision("remove", { clause: 1, reason: "Slander." });
      return { commentId, ...(await decide(context, { decider: wanda, target: { commentId }, input })) };
    }

    it("tells reporters or is undone, never both", async () => {
      const sent = await removedByNotice();
      await tellReporters(context, sent);
      const undoing = undoDecisions(context, { decisionIds: [sent.decisionId], member: wanda });
      await expect(undoing).rejects.toMatchObject({ code: "conflict" });
      expect((await reportsOn(context.store.reader, sent.commentId)).map(({ state }) => state)).toEqual(["upheld"]);
      const undone = await removedByNotice();
      await undoDecisions(context, { decisionIds: [undone.decisionId], member: wanda });
      await tellReporters(context, undone);
      expect(await told()).toHaveLength(1);
    });

    if (engine === "postgres") {
      it("tells reporters or is undone, also when both happen at the same moment", async () => {
        const { store } = context;
        const { decisionId } = await removedByNotice();
        const gate = new EventEmitter();
        const [opened, locked] = [once(gate, "opened"), once(gate, "locked")];
        // Whoever writes a mail waits at the gate.
        const holding = store.transaction(async (tx) => {
          await sql`lock table mail in exclusive mode`.execute(tx);
          gate.emit("locked");
          await opened;
        });
        await locked;
        const waiting = async (): Promise<number> => {
          const { rows } = await sql<{ pid: number }>`
            select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()
          `.execute(store.reader);
          return rows.length;
        };
        const telling = tellReporters(context, { decisionId });
        await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
        let ended = false;
        const undoing = undoDecisions(context, { decisionIds: [decisionId], member: wanda }).then(
          () => (ended = true),
          (error: unknown) => {
            ended = true;
            expect(error).toMatchObject({ code: "conflict" });
            return false;
          },
        );
        await expect.poll(async () => ended || (await waiting()) === 2, { timeout: 10_000 }).toBe(true);
        gate.emit("opened");
        await Promise.all([holding, telling]);
        expect([await undoing, (await told()).length]).toEqual([false, 1]);
      });
    }

    it("tells the sender of a notice the outcome, and again when it was reversed", async () => {
      const commentId = await talk.say(null, { writer: BRAM });
      const report = { kind: "illegal-content", notice: NOTICE } as const;
      await reportComment(context, { commentId, writer: null, report });
      const input = decision("remove", { clause: 1, reason: "Slander." });
      const { decisionId } = await decide(context, { decider: wanda, target: { commentId }, input });
      await tellReporters(context, { decisionId });
      await tellReporters(context, { decisionId });
      expect(await told()).toHaveLength(1);
      const reversal = await reverse(context, { decisionId, decider: wanda, reason: "It was a quotation." });
      await tellReporters(context, { decisionId: reversal.decisionId });
      expect((await told()).at(-1)).toContain("It was a quotation.");
      expect(await told()).toHaveLength(2);
    });
  });
}
