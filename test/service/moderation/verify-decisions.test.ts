import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { eraseDue } from "../../../src/service/erase-person.ts";
import { answerAppeal, appeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { reverse, undoDecisions } from "../../../src/service/moderation/reverse.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { updatePerson } from "../../../src/store/people.ts";
import { statementsOfDecisions } from "../../../src/store/statements.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { decision } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

for (const engine of ENGINES) {
  describe(`verifying what the ledger recorded, on ${engine}`, () => {
    let talk: Conversation;
    let wanda: Member;
    let grump: Member;
    let removal: number;

    beforeEach(async () => {
      talk = await openConversation(engine);
      wanda = await addMember(talk.context, "Wanda", "moderator");
      grump = await addMember(talk.context, "Grump");
      removal = await remove();
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function remove(): Promise<number> {
      const commentId = await talk.say(null, { writer: writerOf(grump) });
      const input = decision("remove", {
        clause: 1,
        reason: "Name-calling.",
        law: "§ 185 StGB",
        internalNote: "Again.",
      });
      return (await decide(talk.context, { decider: wanda, target: { commentId }, input })).decisionId;
    }

    const tamper = async (statement: string) => {
      await talk.context.store.transaction((tx) => sql.raw(statement).execute(tx));
    };

    it("finds nothing where nothing was changed", async () => {
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: true, count: 1 });
    });

    it.each([
      ["reason", "update decision set reason = 'Spam.'"],
      ["reason", "update decision set reason = ''"],
      ["note", "update decision set internal_note = 'Nice fellow.'"],
      ["terms", "update decision set data = replace(data, '185', '130')"],
      ["terms", `update decision set data = replace(data, '"law":"§ 185 StGB",', '')`],
      ["clause", "update decision set clause = 2"],
      ["rules-version", "update decision set rules_version = 7"],
      ["kind", "update decision set kind = 'reject'"],
      ["ends-at", "update decision set ends_at = 5"],
      ["strike", "update decision set strike_weight = strike_weight + 1"],
      ["strike", "update decision set strike_ends_at = null"],
      ["scope", "update decision set scope = 'all-sites'"],
      ["comment", "update decision set comment_id = null"],
      ["by", "update decision set by_person = null"],
      ["by-machine", "update decision set by_machine = 1"],
      ["found-by-machine", "update decision set found_by_machine = 1"],
      ["at", "update decision set at = at + 1"],
      ["statement", `update statement set parts = replace(parts, '"passages":[]', '"passages":[{"start":0,"end":4}]')`],
      ["statement", "update statement set appeal_until = appeal_until - 1"],
      ["statement", "delete from statement"],
      ["missing", "delete from statement; delete from decision"],
      ["unreadable", "update decision set data = 'nonsense'"],
    ])("finds a change of its %s: %s", async (field, statement) => {
      for (const one of statement.split("; ")) await tamper(one);
      expect(await verifyLedger(talk.context)).toMatchObject({
        ok: false,
        kind: "decisions",
        differing: 1,
        differences: [{ decisionId: removal, seq: 1, fields: [field] }],
      });
    });

    it("finds a decision that nobody made", async () => {
      await tamper(`insert into decision (site_id, kind, person_id, rules_version, reason, internal_note, at, data)
        select site_id, 'warn', person_id, rules_version, reason, internal_note, at, data from decision`);
      const found = await verifyLedger(talk.context);
      expect(found).toMatchObject({ ok: false, differences: [{ seq: null, fields: ["unrecorded"] }] });
    });

    it("finds a changed reason of a reversal, also of one that fell with a ban", async () => {
      const { context } = talk;
      await reverse(context, { decisionId: removal, decider: wanda, reason: "It was a quotation." });
      expect(await verifyLedger(context)).toMatchObject({ ok: true, count: 2 });
      await tamper("update decision set reason = 'No comment.' where kind = 'reverse'");
      expect(await verifyLedger(context)).toMatchObject({ differences: [{ seq: 2, fields: ["reason"] }] });
    });

    it("finds a changed answer to an appeal", async () => {
      const { context } = talk;
      const member = await addMember(context, "Ida", "moderator");
      const [statement] = await statementsOfDecisions(context.store.reader, [removal]);
      if (statement === undefined) throw new Error("a removal has a statement");
      await appeal(context, { statement, words: "I was quoting the mayor." });
      const { id: caseId, version } = await context.store.reader
        .selectFrom("moderation_case")
        .select(["id", "version"])
        .where("queue", "=", "appeal")
        .executeTakeFirstOrThrow();
      const answer = { caseId, version, member, instead: null, reason: "The mayor never said so." } as const;
      await answerAppeal(context, { ...answer, outcome: "upheld" });
      expect(await verifyLedger(context)).toMatchObject({ ok: true, count: 3 });
      for (const change of ["reason = 'Because.'", "state = 'reversed'", "heard_by = null"]) {
        const [column = ""] = change.split(" ");
        const before = await context.store.reader.selectFrom("appeal").selectAll().executeTakeFirstOrThrow();
        await tamper(`update appeal set ${change}`);
        const found = await verifyLedger(context);
        expect(found, column).toMatchObject({ differences: [{ decisionId: removal, seq: 3, fields: ["answer"] }] });
        await context.store.transaction((tx) => tx.updateTable("appeal").set(before).execute());
      }
    });

    it("takes an undone decision for what it is", async () => {
      await undoDecisions(talk.context, { decisionIds: [removal], member: wanda });
      expect(await verifyLedger(talk.context)).toMatchObject({ ok: true, count: 2 });
    });

    it("takes texts that went with an account for gone, keeps no key to try known ones, and still proves the law", async () => {
      const { context } = talk;
      await context.store.transaction((tx) =>
        updatePerson(tx, grump.id, { leaves_at: talk.clock.now(), leave_comments: "keep" }),
      );
      expect(await eraseDue(context)).toBe(1);
      const row = await context.store.reader.selectFrom("decision").selectAll().executeTakeFirstOrThrow();
      expect(row).toMatchObject({ reason: "", internal_note: "" });
      expect(Object.keys(JSON.parse(row.data) as object).toSorted()).toEqual(["law", "termsSalt"]);
      expect(await verifyLedger(context)).toMatchObject({ ok: true });
      await tamper("update decision set reason = 'Spam.'");
      expect(await verifyLedger(context)).toMatchObject({ differences: [{ fields: ["reason"] }] });
      await tamper("update decision set reason = '', data = replace(data, '185', '130')");
      expect(await verifyLedger(context)).toMatchObject({ differences: [{ fields: ["terms"] }] });
    });
  });
}
