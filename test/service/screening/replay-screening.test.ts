import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTranscript } from "../../../src/exchange/import-transcript.ts";
import { replayScreening } from "../../../src/service/screening/replay-screening.ts";
import type { Replay, ReplayedComment } from "../../../src/service/screening/replay-screening.ts";
import { SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { openConversation } from "../../support/conversation.ts";
import type { Conversation } from "../../support/conversation.ts";
import { databaseDigest } from "../../support/database-digest.ts";
import { bannedNameOn, HAS_REAL_PAGE, realPage } from "../../support/real-page.ts";

const PAGE = `The harbour baths

They shall close.


  1. Isolde Marr says:

    This budget is a disgrace, and the committee lied about the boiler. Throw them out in May!

    1. Tam Brandreth says:

      Shut up, you w4nker.

  2. Perrin Lode says:

    Are you Orla Prendick again? Same style, same boats.

  3. Isolde Marr says:

    Look at https://baths.example/a and https://baths.example/b for the survey.

  4. Isolde Marr says:

    The survey was made in winter, when nobody swims, by people who never went in.

  5. Isolde Marr says:

    The survey was made in winter, when nobody swims, by people who never went in.
`;

for (const engine of ENGINES) {
  describe(`screening a conversation again on ${engine}`, () => {
    let talk: Conversation;
    beforeEach(async () => {
      talk = await openConversation(engine, { screening: SCREENING_SETTINGS.parse({ preModerate: true }) });
      await importTranscript(talk.context, { bytes: new TextEncoder().encode(PAGE) });
    });
    afterEach(async () => {
      await talk.dispose();
    });

    async function replayed(options: Partial<Replay> = {}): Promise<ReplayedComment[]> {
      const articleId = await imported(talk);
      const comments: ReplayedComment[] = [];
      const replay = { articleId, asSite: false, watched: [], ...options };
      for await (const comment of replayScreening(talk.context, replay)) comments.push(comment);
      return comments;
    }

    it("says what becomes of each comment as shipped, and changes nothing", async () => {
      const digest = await databaseDigest(talk.context.store);
      const before = await digest();
      const comments = await replayed({ watched: ["Orla Prendick"] });
      expect(
        comments.map(({ number, author, state, findings }) => [
          number,
          author,
          state,
          ...findings.map(({ weight, what }) => `${weight} ${what.code}`),
        ]),
      ).toEqual([
        ["1", "Isolde Marr", "publish"],
        ["1.1", "Tam Brandreth", "hold", "hold abuse", "hold abuse"],
        ["2", "Perrin Lode", "publish", "note asks-about-return"],
        ["3", "Isolde Marr", "hold", "hold new-author-links"],
        ["4", "Isolde Marr", "publish"],
        ["5", "Isolde Marr", "hold", "hold same-as-own"],
      ]);
      expect(await digest()).toBe(before);
    });

    it("takes the site's own settings where it is asked to", async () => {
      const comments = await replayed({ asSite: true });
      expect(comments.map(({ state }) => state)).toEqual(["hold", "hold", "hold", "hold", "hold", "hold"]);
      expect(comments[0]?.causes.map(({ what }) => what.code)).toEqual(["site-pre-moderated"]);
    });
  });
}

async function imported({ context }: Conversation): Promise<number> {
  const articles = await context.store.reader.selectFrom("article").select("id").orderBy("id", "desc").execute();
  const id = articles[0]?.id;
  if (id === undefined) throw new Error("nothing was imported");
  return id;
}

describe.skipIf(!HAS_REAL_PAGE)("a real page, imported and screened again as shipped", () => {
  it("has one comment held, the foul-mouthed one; questions about a banned person are published and noted", async () => {
    const talk = await openConversation("sqlite");
    try {
      const bytes = realPage();
      await importTranscript(talk.context, { bytes });
      const found: ReplayedComment[] = [];
      const articleId = await imported(talk);
      for await (const one of replayScreening(talk.context, {
        articleId,
        asSite: false,
        watched: [bannedNameOn(bytes)],
      })) {
        found.push(one);
      }
      expect(found).toHaveLength(47);
      expect(found.filter(({ state }) => state !== "publish").map(({ number }) => number)).toEqual(["9.3.1.2.1"]);
      const noted = found.filter(({ findings }) => findings.some(({ step }) => step === "watch-list"));
      expect(noted.map(({ number, state }) => `${number} ${state}`)).toEqual([
        "9.3.1.2 publish",
        "9.3.1.2.2 publish",
        "10 publish",
        "11 publish",
        "11.1 publish",
        "11.1.1.1 publish",
      ]);
    } finally {
      await talk.dispose();
    }
  });
});
