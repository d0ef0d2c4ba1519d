import { describe, expect, it } from "vitest";
import { dsaStatement } from "../../../src/exchange/legal/dsa-statement.ts";
import type { LegalDecision } from "../../../src/exchange/legal/legal-decision.ts";
import { legalDecisions } from "../../../src/exchange/legal/read-decisions.ts";
import { defaultClauses } from "../../../src/domain/house-rules/default-clauses.ts";
import type { StatementParts } from "../../../src/domain/statement.ts";
import type { DsaStatement } from "../../../src/exchange/legal/dsa-statement-schema.ts";
import { legalNotices, safetyReports } from "../../../src/exchange/legal/read-reports.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { reportComment } from "../../../src/service/moderation/report-comment.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { BRAM, openConversation } from "../../support/conversation.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";

async function collected(decisions: AsyncIterable<LegalDecision>): Promise<LegalDecision[]> {
  const found: LegalDecision[] = [];
  for await (const one of decisions) found.push(one);
  return found;
}

for (const engine of ENGINES) {
  describe(`decisions for legal exports on ${engine}`, () => {
    it("are the restrictions of the time, with how they came about, and make valid statements", async () => {
      const talk = await openConversation(engine);
      try {
        const context = { ...talk.context, publicUrl: "https://talk.example" };
        const wanda = await addMember(context, "Wanda", "moderator");
        const commentId = await talk.say(null, { writer: BRAM });
        const report = { kind: "reader", report: { clause: 1, note: "" } } as const;
        await reportComment(context, { commentId, writer: null, report });
        const from = context.now();
        const input = decision("remove", { clause: 1, reason: "Name-calling." });
        await decide(context, { decider: wanda, target: { commentId }, input });
        const found = await collected(legalDecisions(context, { from, until: from + 1_000 }));
        expect(found).toMatchObject([{ kind: "remove", guest: true, source: "report", byMachine: false }]);
        const site = { puidPrefix: "hustings-1", rulesUrl: null };
        expect(found.map((one) => dsaStatement(site, one)?.decision_visibility)).toEqual([
          ["DECISION_VISIBILITY_CONTENT_REMOVED"],
        ]);
        expect(await collected(legalDecisions(context, { from: from + 1_000, until: from + 2_000 }))).toEqual([]);
      } finally {
        await talk.dispose();
      }
    });

    it("rest on the law after a notice that was right, or where the moderator names one", async () => {
      const talk = await openConversation(engine);
      try {
        const context = { ...talk.context, publicUrl: "https://talk.example" };
        const wanda = await addMember(context, "Wanda", "moderator");
        const from = context.now();
        const site = { puidPrefix: "hustings-1", rulesUrl: "https://talk.example/rules" };
        const removed = async (
          noticed: boolean,
          more: { law?: string; clause?: number } = {},
        ): Promise<{ statement: DsaStatement | null; category: string; told: StatementParts["illegal"] }> => {
          const commentId = await talk.say(null, { writer: BRAM });
          const notice = {
            explanation: "It says that I, Tilda Marsh, stole the pier.",
            law: "Defamation of Tilda Marsh",
            name: "Tilda Marsh",
            email: "tilda@reader.example",
            childSafety: false,
          };
          if (noticed) {
            const report = { kind: "illegal-content", notice } as const;
            await reportComment(context, { commentId, writer: null, report });
          }
          const input = decision("remove", { clause: 1, reason: "Untrue.", ...more });
          const { decisionId } = await decide(context, { decider: wanda, target: { commentId }, input });
          const found = await collected(legalDecisions(context, { from, until: context.now() + 1 }));
          const one = found.find(({ id }) => id === decisionId);
          if (one === undefined) throw new Error("it is missing");
          const row = await context.store.reader
            .selectFrom("statement")
            .select("parts")
            .where("decision_id", "=", decisionId)
            .executeTakeFirstOrThrow();
          const { illegal } = JSON.parse(row.parts) as StatementParts;
          return { statement: dsaStatement(site, one), category: one.category, told: illegal };
        };
        const law = "Criminal Code, section 5";
        const byNotice = await removed(true);
        expect(byNotice.statement).toMatchObject({
          decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
          illegal_content_legal_ground: expect.stringContaining("Article 16") as string,
          illegal_content_explanation: expect.stringContaining("was found to be right") as string,
          source_type: "SOURCE_ARTICLE_16",
        });
        expect(byNotice.told).toEqual({ law: null });
        // Whoever sent it is never named.
        expect(JSON.stringify(byNotice)).not.toContain("Tilda");
        const named = await removed(false, { law });
        expect(named.statement).toMatchObject({
          decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
          illegal_content_legal_ground: law,
          source_type: "SOURCE_VOLUNTARY",
        });
        expect(named.told).toEqual({ law });
        expect((await removed(true, { law })).statement).toMatchObject({ illegal_content_legal_ground: law });
        const rules = await removed(true, { law: "" });
        expect(rules.statement).toMatchObject({
          decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
          source_type: "SOURCE_ARTICLE_16",
        });
        expect(rules.told).toBeUndefined();
        expect((await removed(false)).statement).toHaveProperty("incompatible_content_ground");
        const terms = defaultClauses("en").find((clause) => clause.category === "OTHER_VIOLATION_TC")?.number ?? 0;
        expect((await removed(true, { clause: terms })).category).toBe("ILLEGAL_OR_HARMFUL_SPEECH");
        expect((await removed(true, { clause: terms, law: "" })).category).toBe("OTHER_VIOLATION_TC");
        const actions: unknown[] = [];
        const until = context.now() + 1;
        for await (const { action } of legalNotices(context, { from, until })) actions.push(action);
        expect(actions).toEqual(["law", "law", "terms", "law", "terms"]);
        const kinds: unknown[] = [];
        for await (const report of safetyReports(context, { from, until })) kinds.push(report.action);
        expect(new Set(kinds)).toEqual(new Set(["remove"]));
        await expect(verifyLedger(context)).resolves.toMatchObject({ ok: true });
      } finally {
        await talk.dispose();
      }
    });
  });
}
