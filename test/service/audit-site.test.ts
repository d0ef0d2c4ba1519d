import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditReport } from "../../src/cli/audit.ts";
import { auditSite } from "../../src/service/audit-site.ts";
import { answerAppeal, appeal } from "../../src/service/moderation/appeal.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import type { Member, ServiceContext } from "../../src/service/service-context.ts";
import { statementsFor } from "../../src/store/statements.ts";
import { ENGINES } from "../../src/store/store.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { decision, holdComment } from "../support/moderation.ts";
import { addMember, writerOf } from "../support/people.ts";

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
      expect(found.audit.cases).toBe(66);
      expect(found.audit.moderators.map(({ name, differs }) => ({ name, differs }))).toEqual([
        { name: "Sorrel", differs: true },
        { name: "Tansy", differs: true },
      ]);
      expect(found.audit.contradictions).toContainEqual(
        expect.objectContaining({ published, takenAway, sameModerator: false }),
      );
      const report = auditReport(found);
      expect(report).toContain(`case ${published} published, case ${takenAway} taken away, by two moderators`);
      expect(report).toContain("Something differs beyond chance");
    }, 60_000);

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
      const { audit } = await auditSite(context, { from: 0, until: context.now() + 1 });
      expect(audit.appeals).toEqual([expect.objectContaining({ name: "Sorrel", appeals: 1, overturned: 1 })]);
      expect(audit.groups.map(({ name }) => name)).toEqual(["new members"]);
      const later = await auditSite(context, { from: context.now() + DAY_MS, until: context.now() + 2 * DAY_MS });
      expect(later.audit).toMatchObject({ cases: 0, finding: false });
      expect(auditReport(later)).toContain("Nobody appealed.");
    });
  });
}
