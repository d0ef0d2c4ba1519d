import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import { decide } from "../../../src/service/moderation/decide.ts";
import { reportComment } from "../../../src/service/moderation/report-comment.ts";
import { ownNotice } from "../../../src/service/own-notice.ts";
import type { Member, ServiceContext } from "../../../src/service/service-context.ts";
import { casesByIds, openCaseOf, openCasesOf } from "../../../src/store/cases.ts";
import { reportsOn } from "../../../src/store/reports.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { commentNow, decision } from "../../support/moderation.ts";
import { addMember, writerOf } from "../../support/people.ts";

for (const engine of ENGINES) {
  describe(`reports that weigh enough on ${engine}`, () => {
    let talk: Conversation;
    let context: ServiceContext;
    let wanda: Member;
    let troll: Member;

    beforeEach(async () => {
      // Unknown reporters weigh one half each: three of them are one and a half.
      talk = await openConversation(engine, {
        screening: SCREENING_SETTINGS.parse({ reportsHold: 1.5, perMinute: 0 }),
      });
      ({ context } = talk);
      wanda = await addMember(context, "Wanda", "moderator");
      troll = await addMember(context, "Grump");
    });
    afterEach(() => talk.dispose());

    async function report(commentId: number, by: Member | null, clause = 1): Promise<void> {
      await reportComment(
        { ...context, publicUrl: "https://news.example" },
        {
          commentId,
          writer: by === null ? null : writerOf(by),
          report: { kind: "reader", report: { clause, note: "" } },
        },
      );
    }

    async function reporters(count: number): Promise<Member[]> {
      const members = [];
      for (let n = 0; n < count; n++) members.push(await addMember(context, `Reader ${n}`));
      return members;
    }

    const stateOf = async (id: number): Promise<string> => (await commentNow(context, id)).state;

    async function reportedCase(commentId: number): Promise<{ caseId: number; version: number }> {
      const row = await openCaseOf(context.store.reader, { commentId, queue: "reported" });
      return { caseId: row?.id ?? 0, version: row?.version ?? 0 };
    }

    it("hold a public comment, whose author is told why; a moderator then decides", async () => {
      const id = await talk.say(null, { writer: writerOf(troll) });
      const [one, two, three] = (await reporters(3)) as [Member, Member, Member];
      await report(id, one);
      await report(id, two);
      expect(await stateOf(id)).toBe("published");
      await report(id, three);
      expect(await stateOf(id)).toBe("held");
      const notice = await ownNotice(context, await commentNow(context, id));
      expect(notice?.causes).toHaveLength(1);
      expect(notice?.causes[0]?.clause?.number).toBe(1);
      await decide(context, {
        decider: wanda,
        target: await reportedCase(id),
        input: decision("remove", { clause: 1 }),
      });
      expect(await stateOf(id)).toBe("rejected");
      expect((await reportsOn(context.store.reader, id)).map(({ state }) => state)).toEqual(Array(3).fill("upheld"));
      const made = await context.store.reader
        .selectFrom("decision")
        .select("found_by_machine")
        .executeTakeFirstOrThrow();
      expect(made.found_by_machine).toBe(0);
    });

    it("come to nothing: no action on them makes it public again, and dismisses them", async () => {
      const id = await talk.say(null, { writer: writerOf(troll) });
      for (const reader of await reporters(3)) await report(id, reader);
      await decide(context, {
        decider: wanda,
        target: await reportedCase(id),
        input: decision("no-action", { reason: "Sharp, but allowed." }),
      });
      expect(await stateOf(id)).toBe("published");
      expect((await reportsOn(context.store.reader, id)).map(({ state }) => state)).toEqual(Array(3).fill("dismissed"));
      expect(await openCasesOf(context.store.reader, id)).toEqual([]);
    });

    it("count by how often their senders were right, and those that nobody stands for as one", async () => {
      const [wrong, ...others] = (await reporters(4)) as [Member, Member, Member, Member];
      // Five dismissed reports: from then on this reporter is known to be mostly wrong.
      for (let n = 0; n < 5; n++) {
        const id = await talk.say(null, { writer: writerOf(troll) });
        await report(id, wrong);
        const input = decision("no-action", { reason: "Nothing there." });
        await decide(context, { decider: wanda, target: await reportedCase(id), input });
      }
      const id = await talk.say(null, { writer: writerOf(troll) });
      for (let n = 0; n < 5; n++) await report(id, null);
      await report(id, wrong);
      await report(id, others[0]);
      expect(await stateOf(id)).toBe("published");
      await report(id, others[1]);
      expect(await stateOf(id)).toBe("held");
    });

    it("are only watched, or not looked at, where the site says so", async () => {
      for (const screening of [{ shadow: ["reports"] }, { off: ["reports"] }, { reportsHold: null }] as const) {
        const site = context.site();
        const settings = { ...site.settings, screening: SCREENING_SETTINGS.parse({ reportsHold: 1.5, ...screening }) };
        const other = { ...context, publicUrl: "https://news.example", site: () => ({ ...site, settings }) };
        const id = await talk.say(null, { writer: writerOf(troll) });
        for (let n = 0; n < 4; n++) {
          const by = await addMember(context, `Somebody ${id} ${n}`);
          const filed = { kind: "reader", report: { clause: 1, note: "" } } as const;
          await reportComment(other, { commentId: id, writer: writerOf(by), report: filed });
        }
        expect(await stateOf(id)).toBe("published");
      }
    });

    it("at once are counted one after the other", async () => {
      const id = await talk.say(null, { writer: writerOf(troll) });
      const [first, ...rest] = await reporters(3);
      await report(id, first ?? null);
      await Promise.all(rest.map((reader) => report(id, reader)));
      expect(await stateOf(id)).toBe("held");
      const { caseId } = await reportedCase(id);
      expect(await casesByIds(context.store.reader, 1, [caseId])).toHaveLength(1);
    });
  });
}
