import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommentState } from "../../../src/domain/comment.ts";
import { foldPerson } from "../../../src/domain/decisions/fold-person.ts";
import type { Standing } from "../../../src/domain/decisions/fold-person.ts";
import { DECISION_KINDS, DECISION_RULES } from "../../../src/domain/decisions/kinds.ts";
import { Problem } from "../../../src/domain/problem.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { decisionOf } from "../../../src/service/moderation/read-decisions.ts";
import { reverse } from "../../../src/service/moderation/reverse.ts";
import { refreshStanding } from "../../../src/service/moderation/standing.ts";
import { decisionsOnAuthor, decisionsOnComment } from "../../../src/store/decisions.ts";
import { personById } from "../../../src/store/people.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { ENGINES } from "../../support/engines.ts";
import { foldComment } from "../../support/fold-comment.ts";
import { commentNow, decision, holdComment } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

/** Kinds about a comment or its author, which is where state is kept beside the decisions. */
const KINDS = DECISION_KINDS.filter((kind) => {
  const { appliesTo } = DECISION_RULES[kind];
  return kind !== "no-action" && (appliesTo.includes("comment") || appliesTo.includes("person"));
});

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("decide"), kind: fc.constantFrom(...KINDS) } as const) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("reverse"), pick: fc.nat() } as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait"), hours: fc.integer({ min: 1, max: 30 }) } as const) },
);

/** Whether it was possible; what is refused changes nothing. */
async function tried(work: Promise<unknown>): Promise<boolean> {
  return await work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem) return false;
      throw error;
    },
  );
}

for (const engine of ENGINES) {
  describe(`what is kept beside decisions on ${engine}`, () => {
    let talk: Conversation;

    beforeAll(async () => {
      talk = await openConversation(engine);
    });
    afterAll(async () => {
      await talk.dispose();
    });

    it("is what replaying them gives, whatever the order of decisions, reversals and ends", async () => {
      const { context, clock } = talk;
      const db = context.store.reader;
      const wanda = await addMember(context, "Wanda", "moderator");
      const seen = { decide: 0, reverse: 0 };
      let run = 0;
      const steps = fc.array(step, { minLength: 4, maxLength: 10 });
      await fc.assert(
        fc.asyncProperty(fc.constantFrom("held", "published"), steps, async (initial, all) => {
          const grump = await addMember(context, `Grump ${++run}`);
          const commentId = await talk.say(null, { writer: writerOf(grump), key: `run-${run}` });
          if (initial === "held") await holdComment(context, commentId);
          for (const one of all) {
            clock.advance(1_000);
            if (one.do === "wait") {
              clock.advance(one.hours * 3_600_000);
              // What the job does when something ends.
              await context.store.transaction((tx) =>
                refreshStanding(tx, context, { personId: grump.id, at: context.now() }),
              );
            } else if (one.do === "decide") {
              const rule = DECISION_RULES[one.kind];
              const input = decision(one.kind, {
                ...(rule.clause === "none" ? {} : { clause: 1 }),
                ...(rule.reason === "none" ? {} : { reason: "As the rules say." }),
                ...(rule.duration === "none" ? {} : { durationSeconds: 20 * 3_600 }),
              });
              if (await tried(decide(context, { decider: wanda, target: { commentId }, input }))) seen.decide++;
            } else {
              const made = await decisionsOnComment(db, commentId);
              const target = made[one.pick % Math.max(1, made.length)];
              if (target === undefined) continue;
              const args = { decisionId: target.id, decider: wanda, reason: "It was wrong." };
              if (await tried(reverse(context, args))) seen.reverse++;
            }
            const now = context.now();
            const onComment = (await decisionsOnComment(db, commentId)).map(decisionOf);
            const state: CommentState = (await commentNow(context, commentId)).state;
            expect(state).toBe(foldComment(initial, onComment, now).state);
            const replayed = foldPerson(
              (await decisionsOnAuthor(db, { personId: grump.id, deviceId: null })).map(decisionOf),
              now,
            );
            const kept = (await personById(db, 1, grump.id))?.standing ?? null;
            expect(kept === null ? foldPerson([], now) : (JSON.parse(kept) as Standing)).toEqual(replayed);
          }
        }),
        { numRuns: 40 },
      );
      expect(seen.decide).toBeGreaterThan(40);
      expect(seen.reverse).toBeGreaterThan(10);
    }, 120_000);
  });
}
