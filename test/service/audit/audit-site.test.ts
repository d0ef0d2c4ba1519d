import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditReport } from "../../../src/cli/audit.ts";
import { keptAudit, makeAudit, requestAudit } from "../../../src/service/audit/keep-audit.ts";
import { nameAudit } from "../../../src/service/audit/name-audit.ts";
import { auditedRows } from "../../../src/store/decided-comments.ts";
import type { AuditedRow } from "../../../src/store/decided-comments.ts";
import { auditSite } from "../../../src/service/audit/audit-site.ts";
import { answerAppeal, appeal } from "../../../src/service/moderation/appeal.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import type { Member, ServiceContext } from "../../../src/service/service-context.ts";
import { statementsFor } from "../../../src/store/statements.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { decision, holdComment } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

const DAY_MS = 86_400_000;

for (const engine of ENGINES) {
  describe(`the audit of a site on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;
    let strict: Member;
    let mild: Member;

    beforeEach(async () => {
      talk = await openConversation(engine);
      ({ context } = talk);
      strict = await addMember(context, "Sorrel", "moderator");
      mild = await addMember(context, "Tansy", "moderator");
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function decided(by: Member, body: string, takenAway: boolean, author?: Member): Promise<number> {
      const options = author === undefined ? { body } : { body, writer: writerOf(author) };
      const { id, version } = await holdComment(context, await talk.say(null, options));
      const input = takenAway ? decision("reject", { clause: 1, reason: "Name-calling." }) : decision("publish");
      await decide(context, { decider: by, target: { caseId: id, version }, input });
      return id;
    }

    it("shows a planted double standard, with the cases, and says it in sentences", async () => {
      for (let n = 0; n < 32; n++) {
        await decided(strict, `The budget for lamp ${n} was never explained to lane ${n * 7}`, n % 8 !== 0);
        await decided(mild, `Nobody asked street ${n * 3} about the closing of gate ${n}`, n % 8 === 0);
      }
      const words = "This plan for the weir is a farce from beginning to end and everybody in the chamber knows it";
      const published = await decided(mild, words, false);
      const takenAway = await decided(strict, `${words}!`, true);
      const found = await auditSite(context, { from: 0, until: context.now() + 1 });
      expect(found.cases).toBe(66);
      expect(found.moderators.map(({ personId, differs }) => ({ personId, differs }))).toEqual([
        { personId: strict.id, differs: true },
        { personId: mild.id, differs: true },
      ]);
      expect(JSON.stringify(found)).not.toContain("Sorrel");
      const named = await nameAudit(context, found, context.now());
      expect(named.moderators.map(({ name }) => name)).toEqual(["Sorrel", "Tansy"]);
      expect(named.pairs).toContainEqual(
        expect.objectContaining({
          published: expect.objectContaining({ caseId: published, excerpt: words, by: "Tansy" }),
          takenAway: expect.objectContaining({ caseId: takenAway, by: "Sorrel", reversed: false }),
          sameModerator: false,
        }),
      );
      const report = auditReport(named);
      expect(report).toMatch(/Sorrel: taken down \d+ points more often .* \(\+\d+ to \+\d+ points\), 33 cases/u);
      expect(report).toContain(`case ${published} published, case ${takenAway} taken down, by two moderators`);
      expect(report).toContain("Something below differs beyond chance");
    }, 60_000);

    it("keeps the last audit, and says when another one is under way", async () => {
      expect(await keptAudit(context)).toMatchObject({ found: null, underWay: false });
      await decided(mild, "The ferry did not wait for anybody", false);
      await requestAudit(context);
      expect(await keptAudit(context)).toMatchObject({ found: null, underWay: true });
      await makeAudit(context);
      const { found, at } = await keptAudit(context);
      expect(found).toMatchObject({ cases: 1, finding: false, pairCount: 0 });
      expect(at).toBe(context.now());
    });

    it("reads more cases than fit into one page of the database, each once", async () => {
      const ids = [];
      for (let n = 0; n < 7; n++) ids.push(await decided(mild, `Remark ${n} on the harbour wall`, false));
      const args = { siteId: context.site().id, from: 0, until: context.now() + 1, limit: 3 };
      const seen: number[] = [];
      for (let before: { decidedAt: number; id: number } | null = null; ;) {
        const page: AuditedRow[] = await auditedRows(context.store.reader, { ...args, before });
        const last = page.at(-1);
        if (last === undefined) break;
        seen.push(...page.map(({ id }) => id));
        before = { decidedAt: last.decidedAt, id: last.id };
      }
      expect(seen).toEqual(ids.toReversed());
    });

    it("counts appeals by whose decision they were about, and only the period asked for", async () => {
      const author = await addMember(context, "Author of Remarks");
      await decided(strict, "The lamp is still broken", true, author);
      const [statement] = await statementsFor(context.store.reader, { personId: author.id, deviceId: null, limit: 1 });
      if (statement === undefined) throw new Error("no statement");
      await appeal(context, { statement, words: "It is still broken." });
      const row = await context.store.reader
        .selectFrom("moderation_case")
        .selectAll()
        .where("queue", "=", "appeal")
        .executeTakeFirstOrThrow();
      await answerAppeal(context, {
        caseId: row.id,
        version: row.version,
        outcome: "reversed",
        reason: "A plain remark.",
        member: mild,
        instead: null,
      });
      const found = await auditSite(context, { from: 0, until: context.now() + 1 });
      expect(found.appeals).toEqual([expect.objectContaining({ personId: strict.id, appeals: 1, overturned: 1 })]);
      expect(found.groups.map(({ name }) => name)).toEqual(["new-members"]);
      const report = auditReport(await nameAudit(context, found, context.now()));
      expect(report).toContain("Sorrel: 1 of 1 overturned");
      expect(report).toContain("small numbers: no conclusion");
      const later = await auditSite(context, { from: context.now() + DAY_MS, until: context.now() + 2 * DAY_MS });
      expect(later).toMatchObject({ cases: 0, finding: false });
      expect(auditReport(await nameAudit(context, later, context.now()))).toContain("No appeals.");
    });
  });
}
