import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signsDe } from "../../../src/domain/messages/signs-de.ts";
import { signsEn } from "../../../src/domain/messages/signs-en.ts";
import { DEFAULT_SCREENING } from "../../../src/domain/screening/settings.ts";
import { readEvidence } from "../../../src/domain/suspicion.ts";
import { installDemonstration } from "../../../src/exchange/demonstration.ts";
import { listCases } from "../../../src/service/moderation/list-cases.ts";
import type { CaseQueue } from "../../../src/store/case-queues.ts";
import { ENGINES } from "../../support/engines.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin } from "../../support/visitor.ts";
import type { Visitor } from "../../support/visitor.ts";

const FOLDER = fileURLToPath(new URL("../../../examples/demo/", import.meta.url));

/** What a reader sees of HTML, without what members wrote, and without words that are quoted from them. */
function ownWordsOf(html: string): string {
  return html
    .replaceAll(/<q\b.*?<\/q>/gsu, " ")
    .replaceAll(/„[^“]*“/gu, " ")
    .replaceAll(/<[^>]*>/gu, " ");
}

for (const engine of ENGINES) {
  describe(`what judgement says in a German console on ${engine}`, () => {
    let server: TestServer;
    let moderator: Visitor;

    beforeEach(async () => {
      const settings = { screening: DEFAULT_SCREENING, language: "de" } as const;
      server = await startTestServer(engine, { settings, realTime: true });
      await installDemonstration(server.context, FOLDER);
      await server.background.drain();
      moderator = await signInAdmin(server);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function casePages(queue: CaseQueue): Promise<string[]> {
      const args = { queue, order: "priority", after: null, filter: {}, limit: 9 } as const;
      const { items } = await listCases(server.context, args);
      const pages: string[] = [];
      for (const { id } of items) pages.push((await moderator.open(`/console/cases/${id}`)).html);
      return pages;
    }

    async function suspicionSection(): Promise<string> {
      const [html = ""] = await casePages("return");
      return /<h2>\s*Mögliche Rückkehr.*?<\/section>/su.exec(html)?.[0] ?? "";
    }

    it("of a return is German, and evidence of earlier versions still shows", async () => {
      const { store } = server.context;
      const { evidence: json } = await store.reader
        .selectFrom("suspicion")
        .select("evidence")
        .executeTakeFirstOrThrow();
      const evidence = readEvidence(json);
      const shown = await suspicionSection();
      // The names of habits may hold English examples: what is looked for is sentences.
      const words = ownWordsOf(shown);
      expect(words).not.toMatch(/\b(?:Both|They|others|newcomer|accounts|about|than most)\b/u);
      expect(words).toContain("Beide tun es öfter als die meisten: ");
      expect(words).toContain(signsDe.rarity(evidence.for[0]?.oneIn ?? 0));
      for (const { says } of evidence.signals) expect(shown).toContain(signsDe.signal(says));
      expect(evidence.signals.length).toBeGreaterThan(0);

      const inWords = {
        ...evidence,
        for: evidence.for.map(({ says, oneIn, ...sign }) => ({
          ...sign,
          text: signsEn.sign(says),
          rarity: signsEn.rarity(oneIn ?? 1),
        })),
        against: [],
        signals: [{ name: "device", evidence: 1, text: "Both used the same device" }],
      };
      await store.transaction((tx) =>
        tx
          .updateTable("suspicion")
          .set({ evidence: JSON.stringify(inWords) })
          .execute(),
      );
      const earlier = await suspicionSection();
      expect(earlier).toContain("Both used the same device");
      expect(earlier).toContain("more often than most");
      expect(earlier).toMatch(/\(about 1 in \d+ accounts here\)/u);
    });

    it("of a decision that would depart from like ones is German", async () => {
      const pages = await casePages("held");
      const departing = pages.flatMap((html) => /<div class="departs">.*?<\/div>/su.exec(html)?.[0] ?? []);
      expect(departing.map((html) => ownWordsOf(html).replaceAll(/\s+/gu, " ").trim())).toEqual([
        "Das wiche von früheren Entscheidungen ab Veröffentlichen : Alle 5 ähnlichsten Fälle wurden abgelehnt.",
      ]);
    });
  });
}
