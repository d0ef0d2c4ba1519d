import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SuspicionEvidence } from "../../../src/domain/suspicion.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { reverse } from "../../../src/service/moderation/reverse.ts";
import { lookForReturns } from "../../../src/service/returns/look-for-returns.ts";
import { StyleMatcher } from "../../../src/service/returns/style-matcher.ts";
import { insertIdentity } from "../../../src/store/identities.ts";
import { listCases } from "../../../src/service/moderation/list-cases.ts";
import { decideSuspicion } from "../../../src/service/returns/decide-suspicion.ts";
import type { Member, ServiceContext } from "../../../src/service/service-context.ts";
import { returnsLayerOf, siteModelHistory } from "../../../src/service/site-models.ts";
import { waitingCounts } from "../../../src/store/case-queues.ts";
import { ledgerEntries } from "../../../src/store/ledger.ts";
import { styleProfileOf } from "../../../src/store/style-profiles.ts";
import { suspicionsOf } from "../../../src/store/suspicions.ts";
import type { SuspicionRow } from "../../../src/store/suspicions.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { judgeAll, writeAs } from "../../support/judging.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";

const DAY_MS = 86_400_000;

function evidenceOf({ evidence }: SuspicionRow): SuspicionEvidence {
  return JSON.parse(evidence) as SuspicionEvidence;
}

for (const engine of ENGINES) {
  describe(`banned members who come back, on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;
    let wanda: Member;
    let banned: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      ({ context } = talk);
      wanda = await addMember(context, "Wanda", "moderator");
      banned = await addMember(context, "Kestrel");
      // Others who write here say what is ordinary; one of them is banned as well.
      for (let person = 1; person <= 6; person++) {
        await writeAs(talk, await addMember(context, `Reader ${person}`), { person, comments: 10, seed: 1 });
      }
      const other = await addMember(context, "Mallard");
      await writeAs(talk, other, { person: 7, comments: 12, seed: 1 });
      await writeAs(talk, banned, { person: 40, comments: 25, seed: 1 });
      await ban(other);
      await ban(banned);
      await judgeAll(talk);
      talk.clock.advance(DAY_MS);
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function ban(member: Member, more: { durationSeconds?: number } = {}): Promise<number> {
      const input = decision("ban", { clause: 4, reason: "Harassment.", ...more });
      return (await decide(context, { decider: wanda, target: { personId: member.id }, input })).decisionId;
    }

    async function returned(): Promise<{ newcomer: Member; suspicion: SuspicionRow }> {
      const newcomer = await addMember(context, "Fresh Start");
      await writeAs(talk, newcomer, { person: 40, comments: 20, seed: 2 });
      await judgeAll(talk);
      const [suspicion] = await suspicionsOf(context.store.reader, newcomer.id);
      if (suspicion === undefined) throw new Error("nobody is suspected");
      return { newcomer, suspicion };
    }

    it("are suspected with signs for and against, in a case of their own; nothing else happens", async () => {
      const { newcomer, suspicion } = await returned();
      expect(suspicion.suspected_id).toBe(banned.id);
      expect(suspicion.state).toBe("open");
      expect(["moderate", "strong"]).toContain(suspicion.band);
      const evidence = evidenceOf(suspicion);
      expect(evidence.for.length).toBeGreaterThanOrEqual(3);
      expect(evidence.against.map(({ trait }) => trait)).toContain("chance");
      expect(evidence.signals.map(({ name }) => name)).toContain("arrival");
      expect((await waitingCounts(context.store.reader, 1)).return).toBe(1);
      const args = { queue: "return", order: "priority", after: null, filter: {}, limit: 9 } as const;
      const { items } = await listCases(context, args);
      expect(items.map(({ suspected }) => suspected)).toEqual([{ name: banned.name, band: suspicion.band }]);
      const decisions = await context.store.reader
        .selectFrom("decision")
        .select("id")
        .where("person_id", "=", newcomer.id)
        .execute();
      expect(decisions).toEqual([]);
    });

    it("are looked for after the third, tenth and twentieth comment only", async () => {
      const newcomer = await addMember(context, "Fresh Start");
      const looks = [];
      for (let n = 1; n <= 22; n++) {
        await talk.say(null, { body: `Remark ${n} about the ferry.`, writer: { member: newcomer, device: null } });
        if ((await judgeAll(talk))["look-for-returns"] !== undefined) looks.push(n);
      }
      expect(looks).toEqual([3, 10, 20]);
    });

    it("are not seen in members who write otherwise", async () => {
      talk.clock.advance(60 * DAY_MS);
      const newcomer = await addMember(context, "Plain Speaker");
      await writeAs(talk, newcomer, { person: 55, comments: 20, seed: 5 });
      await judgeAll(talk);
      expect(await suspicionsOf(context.store.reader, newcomer.id)).toEqual([]);
    });

    it("confirming leaves the case to an ordinary decision; dismissing closes it and teaches the site", async () => {
      const { suspicion } = await returned();
      const confirmed = await decideSuspicion(context, {
        suspicionId: suspicion.id,
        outcome: "confirm",
        member: wanda,
        note: "Same turns of phrase.",
      });
      expect(confirmed.caseId).not.toBeNull();
      expect((await waitingCounts(context.store.reader, 1)).return).toBe(1);
      const careful = (await returnsLayerOf(context.store.reader, 1)).caution;
      await decideSuspicion(context, { suspicionId: suspicion.id, outcome: "dismiss", member: wanda, note: "" });
      expect((await waitingCounts(context.store.reader, 1)).return).toBe(0);
      const layer = await returnsLayerOf(context.store.reader, 1);
      expect(layer).toMatchObject({ version: 2, confirmed: 0, dismissed: 1 });
      expect(layer.caution).toBeGreaterThan(careful);
      expect(await siteModelHistory(context, "returns")).toHaveLength(2);
      const entries = await ledgerEntries(context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 });
      const recorded = entries.map(({ kind, body }): unknown[] => [kind, JSON.parse(body)]).slice(-5);
      expect(recorded).toMatchObject([
        ["model", { kind: "returns", version: "1", by: wanda.id }],
        ["suspicion", { suspicion: suspicion.id, state: "confirmed", by: wanda.id, model: suspicion.model }],
        ["decision", { kind: "no-action", models: [suspicion.model] }],
        ["model", { kind: "returns", version: "2", by: wanda.id }],
        ["suspicion", { suspicion: suspicion.id, state: "dismissed", by: wanda.id, model: suspicion.model }],
      ]);
      await expect(
        decideSuspicion(context, { suspicionId: suspicion.id, outcome: "watch", member: wanda, note: "" }),
      ).rejects.toMatchObject({ code: "conflict" });
    });

    it("reversing the ban that followed a confirmed suspicion takes back what the site learnt from it", async () => {
      const { newcomer, suspicion } = await returned();
      const { reader } = context.store;
      await decideSuspicion(context, { suspicionId: suspicion.id, outcome: "confirm", member: wanda, note: "" });
      expect(await returnsLayerOf(reader, 1)).toMatchObject({ caution: 0, confirmed: 1, dismissed: 0 });
      talk.clock.advance(1_000);
      const decisionId = await ban(newcomer);
      talk.clock.advance(DAY_MS);
      await reverse(context, { decisionId, decider: wanda, reason: "It was somebody else." });
      expect(await returnsLayerOf(reader, 1)).toMatchObject({ confirmed: 0, dismissed: 1 });
      // One step for the score it was shown with, and the step of the confirmation back: 0.6 in all.
      expect((await returnsLayerOf(reader, 1)).caution).toBeCloseTo(0.6, 5);
      const [now] = await suspicionsOf(reader, newcomer.id);
      expect(now).toMatchObject({ state: "dismissed", decided_by: wanda.id });
    });

    it("are found by their style among those who were banned long before the latest", async () => {
      const newcomer = await addMember(context, "Fresh Start");
      await writeAs(talk, newcomer, { person: 40, comments: 20, seed: 2 });
      for (let person = 20; person < 30; person++) {
        const member = await addMember(context, `Brief Guest ${person}`);
        await writeAs(talk, member, { person, comments: 8, seed: 1 });
        await ban(member);
      }
      // Keeps the profiles of the banned up to date, and looks with everybody compared one by one.
      await judgeAll(talk);
      const [everybody] = await suspicionsOf(context.store.reader, newcomer.id);
      await context.store.transaction((tx) => tx.deleteFrom("moderation_case").where("queue", "=", "return").execute());
      await context.store.transaction((tx) => tx.deleteFrom("suspicion").execute());
      const matcher = new StyleMatcher(null);
      await lookForReturns(context, { matcher, mostKnown: 5 }, { personId: newcomer.id });
      const [suspicion] = await suspicionsOf(context.store.reader, newcomer.id);
      if (suspicion === undefined) throw new Error("nobody is suspected");
      expect(suspicion.suspected_id).toBe(banned.id);
      expect(everybody?.suspected_id).toBe(banned.id);
      expect(evidenceOf(suspicion)).toMatchObject({ rank: 1, compared: 12 });
    });

    it("a ban from before the suspicion says nothing of it when it is reversed", async () => {
      const { newcomer, suspicion } = await returned();
      const decisionId = await ban(newcomer, { durationSeconds: 3_600 });
      talk.clock.advance(DAY_MS);
      await decideSuspicion(context, { suspicionId: suspicion.id, outcome: "confirm", member: wanda, note: "" });
      await reverse(context, { decisionId, decider: wanda, reason: "Too hard." });
      expect(await suspicionsOf(context.store.reader, newcomer.id)).toMatchObject([{ state: "confirmed" }]);
    });

    it("the rate that is shown is of style alone, whatever else the two share", async () => {
      const { newcomer, suspicion } = await returned();
      const { reader } = context.store;
      await context.store.transaction(async (tx) => {
        for (const { id } of [newcomer, banned]) {
          const identity = { siteId: 1, kind: "email", label: "", data: {}, at: context.now() } as const;
          const subject = id === banned.id ? "kestrel.mail@post.example" : "kestrelmail@post.example";
          await insertIdentity(tx, { ...identity, personId: id, subject });
        }
      });
      await lookForReturns(context, { matcher: new StyleMatcher(null) }, { personId: newcomer.id });
      const [shared] = await suspicionsOf(reader, newcomer.id);
      if (shared === undefined) throw new Error("the suspicion is gone");
      expect(evidenceOf(shared).signals.map(({ name }) => name)).toContain("mail");
      expect(shared.score).toBeGreaterThan(suspicion.score);
      expect(evidenceOf(shared).falseMatchRate).toBeCloseTo(evidenceOf(suspicion).falseMatchRate, 6);
    });

    it("are not suspected any more once the ban is over, and their profile is forgotten", async () => {
      const [first] = await context.store.reader
        .selectFrom("decision")
        .selectAll()
        .where("person_id", "=", banned.id)
        .execute();
      expect(await styleProfileOf(context.store.reader, banned.id)).toMatchObject({ banned: 1, delete_at: null });
      await reverse(context, { decisionId: first?.id ?? 0, decider: wanda, reason: "A mistake." });
      await judgeAll(talk);
      const deleteAt = context.now() + context.site().settings.styleDays * DAY_MS;
      expect(await styleProfileOf(context.store.reader, banned.id)).toMatchObject({ banned: 0, delete_at: deleteAt });
      const newcomer = await addMember(context, "Fresh Start");
      await writeAs(talk, newcomer, { person: 40, comments: 20, seed: 2 });
      await judgeAll(talk);
      const suspected = (await suspicionsOf(context.store.reader, newcomer.id)).map((row) => row.suspected_id);
      expect(suspected).not.toContain(banned.id);
    });
  });
}
