import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { SITE_SETTINGS } from "../../src/domain/site-settings.ts";
import { installDemonstration } from "../../src/exchange/demonstration.ts";
import { loadSite } from "../../src/store/sites.ts";
import { createTestDatabase, ENGINES, openTestStore } from "../support/engines.ts";

const FOLDER = fileURLToPath(new URL("../../examples/demo/", import.meta.url));

for (const engine of ENGINES) {
  describe(`the demonstration on ${engine}`, () => {
    it("is there whole after the first start, with cases to decide, and is not repeated", async () => {
      const folder = await createTestDatabase("sqlite");
      const store = await openTestStore(engine);
      const site = { ...(await loadSite(store.reader)), settings: SITE_SETTINGS.parse({}) };
      const context = {
        store,
        now: Date.now,
        site: () => site,
        hashIdentity: (text: string) => text,
        mediaFolder: folder.dataDir,
        publicUrl: "https://talk.example",
      };
      await installDemonstration(context, FOLDER);
      const states = async (): Promise<string[]> =>
        (await store.reader.selectFrom("comment").select("state").execute()).map(({ state }) => state);
      const first = await states();
      expect(first.length).toBeGreaterThan(50);
      expect(new Set(first)).toEqual(new Set(["published", "removed", "withdrawn", "held", "rejected"]));
      const respected = await store.reader.selectFrom("comment").select("id").where("score", ">", 0).execute();
      expect(respected.length).toBeGreaterThan(20);
      await installDemonstration(context, FOLDER);
      expect(await states()).toEqual(first);
      await store.dispose();
      await folder.dispose();
    });
  });
}
