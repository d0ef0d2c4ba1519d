import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import { editComment } from "../../../src/service/edit-comment.ts";
import { listCases } from "../../../src/service/moderation/list-cases.ts";
import { reportComment } from "../../../src/service/moderation/report-comment.ts";
import type { TellingContext } from "../../../src/service/moderation/jobs/telling-context.ts";
import type { CaseQueue } from "../../../src/store/case-queues.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { ADA, openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { addMember, writerOf } from "../../support/people.ts";

const HOUR_MS = 3_600_000;

const LINKS = "Timetables are at https://one.example/ and https://two.example/ for whoever wants them.";
const INSULT = "You worthless idiot, did you even read the article?";
const THREAT = "I will find out where you live and you will regret this.";

for (const engine of ENGINES) {
  describe(`the most urgent order of a queue on ${engine}`, () => {
    let talk: Conversation;

    beforeEach(async () => {
      talk = await openConversation(engine, { screening: SCREENING_SETTINGS.parse({}) });
    });
    afterEach(() => talk.dispose());

    async function order(queue: CaseQueue): Promise<string[]> {
      const asked = { queue, order: "priority", after: null, filter: {}, limit: 30 } as const;
      return (await listCases(talk.context, asked)).items.map(({ author }) => author);
    }

    async function say(name: string, body: string): Promise<number> {
      talk.clock.advance(61_000);
      return await talk.say(null, { name, body, writer: { member: null, device: { id: `device-of-${name}` } } });
    }

    async function report(commentId: number, by: string, clause: number | null): Promise<void> {
      const context: TellingContext = { ...talk.context, publicUrl: "https://talk.example" };
      const writer = writerOf(await addMember(talk.context, by));
      const reported = { kind: "reader", report: { clause, note: "Please look." } } as const;
      await reportComment(context, { commentId, writer, report: reported });
    }

    it("puts what is grave before what is certain, and what waited long before what is graver", async () => {
      await say("Lister", LINKS);
      await say("Grump", INSULT);
      await say("Threatener", THREAT);
      expect(await order("held")).toEqual(["Threatener", "Lister", "Grump"]);
      // More than a day makes up for every difference, however sure screening is.
      talk.clock.advance(25 * HOUR_MS);
      await say("Late threatener", THREAT);
      expect(await order("held")).toEqual(["Threatener", "Lister", "Grump", "Late threatener"]);
    });

    it("makes a held comment that is revised into something graver more urgent, by when it began to wait", async () => {
      const writer = ADA;
      const id = await talk.say(null, { name: "Ada", body: INSULT, writer });
      await say("Lister", LINKS);
      expect(await order("held")).toEqual(["Lister", "Ada"]);
      talk.clock.advance(2 * HOUR_MS);
      await editComment(talk.context, { id, body: THREAT, writer });
      expect(await order("held")).toEqual(["Ada", "Lister"]);
    });

    it("puts what is reported as grave first, and makes each further report count from when the case was opened", async () => {
      const [mild, grave, twice] = [
        await say("Mild", "One."),
        await say("Grave", "Two."),
        await say("Twice", "Three."),
      ];
      await report(mild, "Edda", 7);
      await report(grave, "Oda", 2);
      await report(twice, "Hanno", 7);
      expect(await order("reported")).toEqual(["Grave", "Mild", "Twice"]);
      talk.clock.advance(5 * HOUR_MS);
      await report(twice, "Wren", 7);
      expect(await order("reported")).toEqual(["Grave", "Twice", "Mild"]);
    });
  });
}
