import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeSettings, changeSite, siteVersion } from "../../src/service/change-site.ts";
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

    it("change within their groups, and several at once: all of them or none", async () => {
      const { context } = talk;
      await changeSite(context, { name: "screening.abuseHold", value: 0.5 });
      const seen = siteVersion(await loadSite(context.store.reader));
      const changes = [
        { name: "screening.clauses.hate", value: 12 },
        { name: "language", value: "de" },
      ];
      await changeSettings(context, { changes, seen, by: null });
      const { settings } = await loadSite(context.store.reader);
      expect(settings.screening).toMatchObject({ abuseHold: 0.5, abuseNote: 0.2, clauses: { hate: 12, insult: 1 } });
      expect(settings.language).toBe("de");
      await expect(changeSettings(context, { changes, seen, by: null })).rejects.toMatchObject({ code: "conflict" });
      const wrong = [
        { name: "language", value: "en" },
        { name: "screening.abuseHold", value: 2 },
        { name: "name", value: "" },
      ];
      await expect(changeSettings(context, { changes: wrong, seen: null, by: null })).rejects.toMatchObject({
        code: "invalid-input",
        fields: [{ field: "name" }, { field: "screening.abuseHold" }],
      });
      expect((await loadSite(context.store.reader)).settings.language).toBe("de");
    });

    it.each([
      ["screening.abuseHold", "much"],
      ["screening.no-such-setting", 1],
      ["screening.constructor", 1],
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
