import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "../../../src/domain/ledger/chain.ts";
import { sha256 } from "../../../src/service/moderation/append-ledger.ts";
import { answerAppeal, appeal } from "../../../src/service/moderation/appeal.ts";
import { decide, decideMany } from "../../../src/service/moderation/decide.ts";
import { reverse, undoDecisions } from "../../../src/service/moderation/reverse.ts";
import { requireMayPost, standingOf } from "../../../src/service/moderation/standing.ts";
import { UNDO_MS } from "../../../src/service/moderation/undo-time.ts";
import type { Member, ServiceContext } from "../../../src/service/service-context.ts";
import { react } from "../../../src/service/react.ts";
import { waitingCounts } from "../../../src/store/case-queues.ts";
import { ledgerEntries } from "../../../src/store/ledger.ts";
import { statementsFor } from "../../../src/store/statements.ts";
import type { StatementRow } from "../../../src/store/statements.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { caseNow, commentNow, decision, holdComment } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

const DAY_MS = 86_400_000;

for (const engine of ENGINES) {
  describe(`deciding on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;
    let wanda: Member;
    let ivo: Member;
    let troll: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      ({ context } = talk);
      wanda = await addMember(context, "Wanda", "moderator");
      ivo = await addMember(context, "Ivo", "moderator");
      troll = await addMember(context, "Grump");
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function heldCase(): Promise<{ commentId: number; caseId: number; version: number }> {
      const commentId = await talk.say(null, { writer: writerOf(troll) });
      const { id, version } = await holdComment(context, commentId);
      return { commentId, caseId: id, version };
    }

    async function statement(): Promise<StatementRow> {
      const [newest] = await statementsFor(context.store.reader, { personId: troll.id, deviceId: null, limit: 1 });
      if (newest === undefined) throw new Error("no statement");
      return newest;
    }

    /** A rejected comment with an appeal against that. */
    async function removed(): Promise<{ commentId: number; appealCase: { caseId: number; version: number } }> {
      const { commentId, ...target } = await heldCase();
      await decide(context, { decider: wanda, target, input: decision("reject", { clause: 1 }) });
      await appeal(context, { statement: await statement(), words: "It was a quotation." });
      const row = await context.store.reader
        .selectFrom("moderation_case")
        .selectAll()
        .where("queue", "=", "appeal")
        .executeTakeFirstOrThrow();
      return { commentId, appealCase: { caseId: row.id, version: row.version } };
    }

    /** What will be sent, and when. */
    async function jobs(): Promise<{ kind: string; run_at: number }[]> {
      const rows = await context.store.reader.selectFrom("job").select(["kind", "run_at"]).orderBy("id").execute();
      return rows.filter((row) => row.kind !== "refresh-standing");
    }

    it("publishes a held comment and closes its case", async () => {
      const { commentId, ...target } = await heldCase();
      await decide(context, { decider: wanda, target, input: decision("publish") });
      expect((await commentNow(context, commentId)).state).toBe("published");
      expect((await caseNow(context, target.caseId)).state).toBe("decided");
      expect((await waitingCounts(context.store.reader, 1)).held).toBe(0);
      expect(await jobs()).toEqual([]);
    });

    it("rejects with a clause, writes a statement of reasons and sends it when it cannot be undone any more", async () => {
      const { commentId, ...target } = await heldCase();
      await decide(context, {
        decider: wanda,
        target,
        input: decision("reject", { clause: 1, reason: "Name-calling." }),
      });
      expect((await commentNow(context, commentId)).state).toBe("rejected");
      const parts = JSON.parse((await statement()).parts) as { reason: string; clause: { number: number } };
      expect(parts).toMatchObject({ reason: "Name-calling.", clause: { number: 1 } });
      expect(await jobs()).toEqual([{ kind: "send-statement", run_at: context.now() + UNDO_MS }]);
    });

    it("refuses a restriction without a clause, and changes nothing", async () => {
      const { commentId, ...target } = await heldCase();
      await expect(decide(context, { decider: wanda, target, input: decision("reject") })).rejects.toMatchObject({
        code: "invalid-input",
        fields: [{ field: "clause", code: "required" }],
      });
      expect((await commentNow(context, commentId)).state).toBe("held");
    });

    it("lets only one of two moderators decide the same case", async () => {
      const { commentId, ...target } = await heldCase();
      const outcomes = await Promise.allSettled([
        decide(context, { decider: wanda, target, input: decision("publish") }),
        decide(context, { decider: ivo, target, input: decision("reject", { clause: 1 }) }),
      ]);
      expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
      const refused = outcomes.find((outcome) => outcome.status === "rejected");
      expect(refused?.reason).toMatchObject({ code: "conflict" });
      const rows = await context.store.reader.selectFrom("decision").select("id").execute();
      expect(rows).toHaveLength(1);
      expect(["published", "rejected"]).toContain((await commentNow(context, commentId)).state);
    });

    it("decides many at once, or none of them", async () => {
      const cases = [];
      for (let n = 0; n < 5; n++) cases.push(await heldCase());
      const stale = cases.map(({ caseId, version }, n) => ({ caseId, version: n === 3 ? version + 1 : version }));
      const input = decision("publish");
      await expect(decideMany(context, { decider: wanda, cases: stale, input, batch: "b" })).rejects.toMatchObject({
        code: "conflict",
      });
      for (const { commentId } of cases) expect((await commentNow(context, commentId)).state).toBe("held");
      await decideMany(context, { decider: wanda, cases, input, batch: "b" });
      for (const { commentId } of cases) expect((await commentNow(context, commentId)).state).toBe("published");
    });

    it("can be undone at once by who decided, as if nothing had been", async () => {
      const { commentId, ...target } = await heldCase();
      const { decisionId } = await decide(context, {
        decider: wanda,
        target,
        input: decision("reject", { clause: 1 }),
      });
      await expect(undoDecisions(context, { decisionIds: [decisionId], member: ivo })).rejects.toMatchObject({
        code: "not-allowed",
      });
      await undoDecisions(context, { decisionIds: [decisionId], member: wanda });
      expect((await commentNow(context, commentId)).state).toBe("held");
      expect((await caseNow(context, target.caseId)).state).toBe("open");
      expect((await waitingCounts(context.store.reader, 1)).held).toBe(1);
      expect(await jobs()).toEqual([]);
      expect(await statementsFor(context.store.reader, { personId: troll.id, deviceId: null, limit: 9 })).toEqual([]);
    });

    it("cannot be undone later, only reversed", async () => {
      const { commentId, ...target } = await heldCase();
      const { decisionId } = await decide(context, { decider: wanda, target, input: decision("publish") });
      talk.clock.advance(UNDO_MS + 1);
      await expect(undoDecisions(context, { decisionIds: [decisionId], member: wanda })).rejects.toMatchObject({
        code: "conflict",
      });
      await reverse(context, { decisionId, decider: ivo, reason: "Looked again." });
      expect((await commentNow(context, commentId)).state).toBe("held");
      await expect(reverse(context, { decisionId, decider: ivo, reason: "" })).rejects.toMatchObject({
        code: "conflict",
      });
    });

    it("keeps somebody in a time-out from posting until it ends, and says so", async () => {
      const input = decision("time-out", { clause: 1, reason: "Cool down.", durationSeconds: 2 * 86_400 });
      await decide(context, { decider: wanda, target: { personId: troll.id }, input });
      await expect(requireMayPost(context.store.reader, context, writerOf(troll))).rejects.toMatchObject({
        code: "timed-out",
      });
      talk.clock.advance(2 * DAY_MS);
      await expect(requireMayPost(context.store.reader, context, writerOf(troll))).resolves.toMatchObject({
        ban: null,
      });
    });

    it("keeps somebody in a time-out from marking, and lets them take a mark back", async () => {
      const { commentId } = await heldCase();
      const liked = await talk.say(null);
      const mark = { commentId: liked, writer: writerOf(troll), mark: "respect" } as const;
      await react(context, { ...mark, given: true });
      const input = decision("time-out", { clause: 1, reason: "Name-calling.", durationSeconds: 3_600 });
      await decide(context, { decider: wanda, target: { commentId }, input });
      await expect(react(context, { ...mark, given: "toggle" })).rejects.toMatchObject({ code: "timed-out" });
      expect(await react(context, { ...mark, given: false })).toMatchObject({ given: false });
      talk.clock.advance(3_600_000);
      expect(await react(context, { ...mark, given: true })).toMatchObject({ given: true });
    });

    it("bans until a time, and again after a shorter sanction has been reversed", async () => {
      const target = { personId: troll.id };
      const short = await decide(context, {
        decider: wanda,
        target,
        input: decision("ban", { clause: 1, reason: "Threats.", durationSeconds: 86_400 }),
      });
      await decide(context, { decider: wanda, target, input: decision("ban", { clause: 1, reason: "Threats." }) });
      await reverse(context, { decisionId: short.decisionId, decider: ivo, reason: "Twice." });
      talk.clock.advance(400 * DAY_MS);
      await expect(requireMayPost(context.store.reader, context, writerOf(troll))).rejects.toMatchObject({
        code: "banned",
      });
    });

    it("counts strikes anew from decisions: reversed and expired ones do not count", async () => {
      const first = await heldCase();
      const { decisionId } = await decide(context, {
        decider: wanda,
        target: first,
        input: decision("reject", { clause: 1 }),
      });
      await decide(context, { decider: wanda, target: await heldCase(), input: decision("reject", { clause: 1 }) });
      const strikes = async (): Promise<number> =>
        (await standingOf(context.store.reader, { personId: troll.id, deviceId: null }, context.now())).strikes;
      const both = await strikes();
      expect(both).toBeGreaterThan(0);
      await reverse(context, { decisionId, decider: ivo, reason: "" });
      expect(await strikes()).toBe(both / 2);
      talk.clock.advance(181 * DAY_MS);
      expect(await strikes()).toBe(0);
    });

    describe("an appeal", () => {
      it("is heard by somebody else, and a reversal publishes the comment", async () => {
        const { commentId, appealCase } = await removed();
        const answer = { ...appealCase, outcome: "reversed", reason: "It was one.", instead: null } as const;
        await expect(answerAppeal(context, { ...answer, member: wanda })).rejects.toMatchObject({
          code: "not-allowed",
        });
        await answerAppeal(context, { ...answer, member: ivo });
        expect((await commentNow(context, commentId)).state).toBe("published");
        expect(
          (await standingOf(context.store.reader, { personId: troll.id, deviceId: null }, context.now())).strikes,
        ).toBe(0);
        expect((await jobs()).map((job) => job.kind)).toContain("send-appeal-answer");
      });

      it("may be made once, in time, with words", async () => {
        await removed();
        const given = await statement();
        await expect(appeal(context, { statement: given, words: "Once more, please." })).rejects.toMatchObject({
          code: "conflict",
        });
        await expect(appeal(context, { statement: given, words: "  " })).rejects.toMatchObject({
          code: "invalid-input",
        });
        talk.clock.advance(184 * DAY_MS);
        await expect(appeal(context, { statement: given, words: "Late, but still so." })).rejects.toMatchObject({
          code: "conflict",
        });
      });

      it("that is upheld changes nothing", async () => {
        const { commentId, appealCase } = await removed();
        await answerAppeal(context, { ...appealCase, outcome: "upheld", reason: "No.", instead: null, member: ivo });
        expect((await commentNow(context, commentId)).state).toBe("rejected");
      });
    });

    it("leaves a chain that shows any change, gap or other order", async () => {
      for (let n = 0; n < 3; n++) {
        await decide(context, { decider: wanda, target: await heldCase(), input: decision("publish") });
      }
      const entries = await ledgerEntries(context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 });
      expect(entries).toHaveLength(3);
      const verify = async (chain: typeof entries): Promise<unknown> =>
        await verifyChain(sha256, 1, { entries: chain });
      expect(await verify(entries)).toMatchObject({ ok: true, count: 3 });
      const [first, second, third] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];
      const changed = { ...second, body: second.body.replace("publish", "reject") };
      expect(await verify([first, changed, third])).toMatchObject({ ok: false, seq: 2, kind: "changed" });
      expect(await verify([first, third])).toMatchObject({ ok: false, seq: 2, kind: "gap" });
      expect(await verify([first, third, second])).toMatchObject({ ok: false, seq: 2, kind: "reordered" });
    });
  });
}
