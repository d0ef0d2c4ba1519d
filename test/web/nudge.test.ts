import { afterEach, describe, expect, it } from "vitest";
import { SCREENING_SETTINGS } from "../../src/domain/screening/settings.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import { ENGINES } from "../../src/store/store.ts";
import { databaseDigest } from "../support/database-digest.ts";
import { addMember } from "../support/people.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { Visitor } from "../support/visitor.ts";

const FOUL = "Shut up, you wanker. See https://a.example and https://b.example.";

for (const engine of ENGINES) {
  describe(`the preview of a comment on ${engine}`, () => {
    let server: TestServer;
    let reader: Visitor;
    let path: string;
    afterEach(async () => {
      await server.dispose();
    });

    async function begin(screening: object = {}, language: "en" | "de" = "en"): Promise<void> {
      server = await startTestServer(engine, {
        settings: { language, screening: SCREENING_SETTINGS.parse(screening) },
      });
      const { article } = await visitArticle(server.context, {
        visit: { url: "https://gazette.example/baths", id: null, title: "The harbour baths" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      path = `/conversations/${article.id}/write`;
      reader = new Visitor(server);
      await reader.open(path);
    }

    async function preview(body: string): Promise<string> {
      return (await reader.send(path, { name: "Grump", email: "", body, action: "preview" })).html;
    }

    async function states(): Promise<string[]> {
      const rows = await server.context.store.reader.selectFrom("comment").select("state").orderBy("id").execute();
      return rows.map((row) => row.state);
    }

    it("says what would hold it, with clause and words, keeps nothing, and forces nothing", async () => {
      await begin();
      const digest = await databaseDigest(server.context.store);
      const before = await digest();
      const html = await preview(FOUL);
      expect(html).toContain("As it is, this would wait for a moderator first");
      expect(html).toContain('href="/rules#clause-1"');
      expect(html).toContain("<mark>wanker</mark>");
      expect(html).toContain("It has 2 links");
      expect(html).toContain(`${FOUL}</textarea>`);
      expect(await digest()).toBe(before);
      await reader.send(path, { name: "Grump", email: "", body: FOUL, action: "post" });
      expect(await states()).toEqual(["held"]);
    });

    it("says nothing of a clean text, of what is for moderators only, nor of what cannot be posted at all", async () => {
      await begin();
      const asking = "Are you that banned one, back under another name?";
      for (const body of ["The boiler is from 1950, and it shows.", asking, " ", "x".repeat(10_001)]) {
        expect(await preview(body)).not.toContain('class="standing"');
      }
    });

    it("says what cannot be posted, in the language of the page", async () => {
      await begin({ capitalsWeight: "refuse" }, "de");
      const html = await preview("DAS HALLENBAD MUSS UNBEDINGT OFFEN BLEIBEN");
      expect(html).toContain("So kann der Kommentar nicht veröffentlicht werden");
      expect(html).toContain("Bitte ändern Sie, was oben genannt ist.");
    });

    it("does not tell where the site does not want it told", async () => {
      await begin({ nudge: false });
      expect(await preview(FOUL)).not.toContain('class="standing"');
    });

    it("shows mentions as the links that they will be", async () => {
      await begin();
      const { id } = await addMember(server.context, "Mona Weber");
      expect(await preview("Well, @mona weber & @nobody")).toContain(
        `<p>Well, <a href="/people/${id}">@Mona Weber</a> &amp; @nobody</p>`,
      );
    });

    it("looks at the new text of a held comment without comparing it with itself", async () => {
      await begin();
      await reader.send(path, { name: "Grump", email: "", body: FOUL, action: "post" });
      const edit = "/comments/1/edit";
      await reader.open(edit);
      const html = (await reader.send(edit, { body: FOUL, action: "preview" })).html;
      expect(html).toContain("<mark>wanker</mark>");
      expect(html).not.toContain("earlier comment by this author");
    });
  });
}
