import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadSite } from "../../src/store/sites.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";

for (const engine of ENGINES) {
  describe(`transactions on ${engine}`, () => {
    let store: Awaited<ReturnType<typeof openTestStore>>;

    beforeEach(async () => {
      store = await openTestStore(engine);
    });
    afterEach(async () => {
      await store.dispose();
    });

    it("undo everything when they fail, and only they", async () => {
      const names = ["one", "two", "three", "four"];
      const outcomes = await Promise.allSettled(
        names.map((name, index) =>
          store.transaction(async (tx) => {
            await tx.insertInto("site").values({ name, settings: "{}", created_at: 1 }).execute();
            if (index === 1) throw new Error("changed my mind");
          }),
        ),
      );
      expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
      const rows = await store.reader.selectFrom("site").select("name").orderBy("name").execute();
      expect(rows.map((row) => row.name)).toEqual(["Hustings", "four", "one", "three"]);
    });

    it("are seen by the reader as soon as they are acknowledged", async () => {
      const id = await store.transaction(
        async (tx) =>
          (
            await tx
              .insertInto("site")
              .values({ name: "seen", settings: "{}", created_at: 1 })
              .returning("id")
              .executeTakeFirstOrThrow()
          ).id,
      );
      const row = await store.reader.selectFrom("site").select("name").where("id", "=", id).executeTakeFirst();
      expect(row?.name).toBe("seen");
    });

    it("give whole numbers as numbers", async () => {
      const site = await loadSite(store.reader);
      expect(site.id).toBe(1);
    });
  });
}
