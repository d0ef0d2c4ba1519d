import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeSite } from "../../src/service/change-site.ts";
import { loadSite } from "../../src/store/sites.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";

for (const engine of ENGINES) {
  describe(`the settings of a site (${engine})`, () => {
    let talk: Conversation;
    beforeEach(async () => {
      talk = await openConversation(engine);
    });
    afterEach(() => talk.dispose());

    it("change one at a time, and each change is an event", async () => {
      const { context } = talk;
      await changeSite(context, { name: "allowedOrigins", value: ["https://www.example.org"] });
      await changeSite(context, { name: "closeAfterDays", value: 14 });
      await changeSite(context, { name: "name", value: " The Weir Weekly " });
      const { name, settings } = await loadSite(context.store.reader);
      expect({ name, ...settings }).toMatchObject({
        name: "The Weir Weekly",
        allowedOrigins: ["https://www.example.org"],
        closeAfterDays: 14,
      });
      const events = await context.store.reader
        .selectFrom("event")
        .select("data")
        .where("kind", "=", "settings-changed")
        .orderBy("id")
        .execute();
      expect(events.map(({ data }) => (JSON.parse(data) as { setting: string }).setting)).toEqual([
        "allowedOrigins",
        "closeAfterDays",
        "name",
      ]);
    });

    it.each([
      ["allowedOrigins", ["https://www.example.org/path"]],
      ["closeAfterDays", 0],
      ["language", "tlh"],
      ["no-such-setting", true],
      ["constructor", true],
      ["name", "  "],
    ])("do not take %s %j, and stay as they were", async (name, value) => {
      const { context } = talk;
      const before = await loadSite(context.store.reader);
      await expect(changeSite(context, { name, value })).rejects.toMatchObject({ code: "invalid-input" });
      expect(await loadSite(context.store.reader)).toEqual(before);
    });
  });
}
