import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appendLedger, sha256 } from "../../../src/service/moderation/append-ledger.ts";
import { appeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import { insertFindings } from "../../../src/store/findings.ts";
import { insertDecision } from "../../../src/store/decisions.ts";
import { ledgerEntries } from "../../../src/store/ledger.ts";
import { statementsOfDecisions } from "../../../src/store/statements.ts";
import { BRAM, openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { ENGINES } from "../../support/engines.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";

const DEVICE = "device-of-bram";

for (const engine of ENGINES) {
  describe(`what the ledger records on ${engine}`, () => {
    let talk: Conversation;

    beforeEach(async () => {
      talk = await openConversation(engine);
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function bodies(): Promise<Record<string, unknown>[]> {
      const entries = await ledgerEntries(talk.context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 });
      return entries.map(({ kind, body }) => ({ entry: kind, ...(JSON.parse(body) as object) }));
    }

    async function remove(commentId: number): Promise<number> {
      const wanda = await addMember(talk.context, `Wanda ${commentId}`, "moderator");
      const input = decision("remove", { clause: 1, reason: "Name-calling." });
      return (await decide(talk.context, { decider: wanda, target: { commentId }, input })).decisionId;
    }

    it("names a guest's device by a hash with the decision's own key, so that no two entries can be compared", async () => {
      const ids = [
        await remove(await talk.say(null, { writer: BRAM })),
        await remove(await talk.say(null, { writer: BRAM })),
      ];
      const [first, second] = (await bodies()).map(({ device }) => device);
      expect(first).not.toBe(second);
      expect([first, second]).not.toContain(sha256(DEVICE));
      const rows = await talk.context.store.reader
        .selectFrom("decision")
        .select(["id", "data"])
        .orderBy("id")
        .execute();
      expect(rows.map(({ id }) => id)).toEqual(ids);
      const { salt } = JSON.parse(rows[0]?.data ?? "{}") as { salt: string };
      expect(first).toBe(createHmac("sha256", salt).update(`device:${DEVICE}`).digest("hex"));
    });

    it("goes on whole after entries that an earlier version wrote", async () => {
      const { context } = talk;
      const commentId = await talk.say(null, { writer: BRAM });
      await context.store.transaction(async (tx) => {
        await insertDecision(tx, {
          site_id: 1,
          kind: "remove",
          case_id: null,
          comment_id: commentId,
          article_id: 1,
          person_id: null,
          device_id: DEVICE,
          clause: 1,
          rules_version: 0,
          reason: "Name-calling.",
          internal_note: "",
          by_person: null,
          at: context.now(),
          strike_weight: 1,
          data: JSON.stringify({ salt: "salt of then" }),
        });
        const facts = {
          kind: "remove",
          case: null,
          comment: commentId,
          article: 1,
          person: null,
          clause: 1,
          rulesVersion: 0,
        } as const;
        const more = { by: null, byMachine: false, foundByMachine: false, endsAt: null, strikeWeight: 1 } as const;
        const body = {
          decision: 1,
          ...facts,
          ...more,
          device: sha256(DEVICE),
          scope: "site",
          reasonHash: sha256("salt of thenName-calling."),
        } as const;
        await appendLedger(tx, context, [{ kind: "decision", at: context.now(), body }]);
      });
      await remove(await talk.say(null, { writer: BRAM }));
      expect(await verifyLedger(context)).toMatchObject({ ok: true, count: 2 });
      await context.store.transaction((tx) =>
        tx.updateTable("decision").set({ reason: "Spam." }).where("id", "=", 1).execute(),
      );
      const differences = [{ decisionId: 1, seq: 1, fields: ["reason"] }];
      expect(await verifyLedger(context)).toMatchObject({ ok: false, kind: "decisions", differences });
    });

    it("names the models that had marked a comment, with the decision and with the appeal against it", async () => {
      const { context } = talk;
      const commentId = await talk.say(null, { writer: BRAM });
      const found = { site_id: 1, comment_id: commentId, step: "abuse", clause: 1, strength: 0.9, at: context.now() };
      await context.store.transaction(async (tx) => {
        await insertFindings(tx, [
          { ...found, weight: "hold", what: what("abuse-7"), passage_start: null, passage_end: null, rule_id: null },
          { ...found, weight: "note", what: what("abuse-8"), passage_start: null, passage_end: null, rule_id: null },
        ]);
      });
      const [statement] = await statementsOfDecisions(context.store.reader, [await remove(commentId)]);
      if (statement === undefined) throw new Error("a removal has a statement");
      await appeal(context, { statement, words: "It was meant as a joke." });
      await remove(await talk.say(null, { writer: BRAM }));
      expect((await bodies()).map(({ entry, models, foundByMachine }) => [entry, models, foundByMachine])).toEqual([
        ["decision", ["abuse-7"], true],
        ["appeal", ["abuse-7"], undefined],
        ["decision", undefined, false],
      ]);
    });
  });
}

function what(model: string): string {
  return JSON.stringify({ code: "abuse", label: "insult", sureness: "sure", model });
}
