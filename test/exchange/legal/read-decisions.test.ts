import { describe, expect, it } from "vitest";
import { dsaStatement } from "../../../src/exchange/legal/dsa-statement.ts";
import type { LegalDecision } from "../../../src/exchange/legal/legal-decision.ts";
import { legalDecisions } from "../../../src/exchange/legal/read-decisions.ts";
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
  });
}
