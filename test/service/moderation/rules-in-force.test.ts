import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeHouseRules } from "../../../src/service/moderation/change-house-rules.ts";
import { clausesInForce } from "../../../src/service/moderation/house-rules.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { ENGINES } from "../../support/engines.ts";
import { addMember } from "../../support/people.ts";

const DAY = 86_400_000;

const QUIET = {
  title: "Keep it quiet",
  text: "No capitals.",
  severity: "minor",
  sanction: "none",
  strikeWeight: 0,
  category: "OTHER_VIOLATION_TC",
} as const;

for (const engine of ENGINES) {
  describe(`clauses that were in force on ${engine}`, () => {
    let talk: Conversation;
    let changedAt: number;

    beforeEach(async () => {
      talk = await openConversation(engine);
      const { id: by } = await addMember(talk.context, "Wanda", "admin");
      talk.clock.advance(10 * DAY);
      changedAt = talk.clock.now();
      const change = { do: "write", number: null, clause: QUIET } as const;
      await changeHouseRules(talk.context, { change, version: 0, by });
    });
    afterEach(() => talk.dispose());

    /** Titles of the last clause of each version that was in force. */
    async function lastTitles(from: number, until: number): Promise<string[]> {
      const clauses = await clausesInForce(talk.context, { from, until });
      return clauses
        .filter((_, n) => (clauses[n + 1]?.number ?? 0) < (clauses[n]?.number ?? 0))
        .map(({ title }) => title);
    }

    it("are those of each version of the time, the earliest first", async () => {
      const [shipped, quiet] = await lastTitles(changedAt - DAY, changedAt + DAY);
      expect([shipped === QUIET.title, quiet]).toEqual([false, QUIET.title]);
      expect(await lastTitles(changedAt - DAY, changedAt)).toEqual([shipped]);
      expect(await lastTitles(changedAt, changedAt + DAY)).toEqual([quiet]);
    });
  });
}
