import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SETTING_FIELDS } from "../../../src/domain/setting-fields.ts";
import { textsFor } from "../../../src/domain/messages/texts.ts";
import { ledgerEntries } from "../../../src/store/ledger.ts";
import { loadSite } from "../../../src/store/sites.ts";
import type { Site } from "../../../src/store/sites.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin } from "../../support/visitor.ts";
import type { Visitor } from "../../support/visitor.ts";

/** What a browser would send of the form that is open: every control with what is in it. */
function filledIn(html: string): [string, string][] {
  const form = /<form method="post" action="\/console\/settings"[^]*?<\/form>/u.exec(html)?.[0] ?? "";
  const pairs: [string, string][] = [];
  for (const [tag] of form.matchAll(/<input\b[^>]*>/gu)) {
    const name = /name="([^"]*)"/u.exec(tag)?.[1] ?? "";
    const value = /value="([^"]*)"/u.exec(tag)?.[1] ?? "";
    if (!tag.includes('type="checkbox"') || / checked/u.test(tag)) pairs.push([name, value]);
  }
  for (const [, name = "", text = ""] of form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)<\/textarea>/gu)) {
    pairs.push([name, text]);
  }
  for (const [, name = "", inner = ""] of form.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([^]*?)<\/select>/gu)) {
    pairs.push([name, /value="([^"]*)"\s+selected/u.exec(inner)?.[1] ?? ""]);
  }
  return pairs;
}

function changed(pairs: [string, string][], changes: Record<string, string[]>): [string, string][] {
  const kept = pairs.filter(([name]) => !Object.hasOwn(changes, name));
  const others = Object.entries(changes).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return [...kept, ...others];
}

for (const engine of ENGINES) {
  describe(`the settings in the console on ${engine}`, () => {
    let server: TestServer;
    let admin: Visitor;

    beforeEach(async () => {
      server = await startTestServer(engine);
      admin = await signInAdmin(server);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function site(): Promise<Site> {
      return await loadSite(server.context.store.reader);
    }

    async function send(changes: Record<string, string[]>): ReturnType<Visitor["post"]> {
      const { html } = await admin.open("/console/settings");
      return await admin.post("/console/settings", changed(filledIn(html), changes));
    }

    it("show every one, and sending them back as they are changes nothing", async () => {
      const before = await site();
      const { html } = await admin.open("/console/settings");
      for (const { name } of SETTING_FIELDS) expect(html, name).toContain(`<code>${name}</code>`);
      const same = await send({});
      expect(/id="[^"]*-error"[^<]*<|class="error"[^<]*/u.exec(same.html)?.[0]).toBeUndefined();
      expect(same.path).toBe("/console/settings?done=unchanged");
      expect(await site()).toEqual(before);
    });

    it("are changed together, also in their groups, at once for the running server, with one entry in the ledger", async () => {
      const page = await send({
        name: ["The Weir Weekly"],
        language: ["de"],
        reactions: ["respect", "agree"],
        allowedOrigins: ["https://a.example\r\n\r\n https://b.example "],
        closeAfterDays: ["14"],
        keepParams: [""],
        "screening.preModerate": ["yes"],
        "screening.nudge": [],
        "screening.abuseHold": ["0,45"],
        "screening.strikesHold": [""],
        "screening.off": ["links", "form"],
        "screening.clauses.hate": ["12"],
      });
      expect(page.path).toBe("/console/settings?done=saved");
      expect(page.html).toContain("Einstellungen");
      const { name, settings } = await site();
      expect({ name, ...settings }).toMatchObject({
        name: "The Weir Weekly",
        language: "de",
        reactions: ["agree", "respect"],
        allowedOrigins: ["https://a.example", "https://b.example"],
        closeAfterDays: 14,
        keepParams: null,
        screening: {
          preModerate: true,
          nudge: false,
          abuseHold: 0.45,
          strikesHold: null,
          off: ["links", "form"],
          clauses: { hate: 12, insult: 1 },
        },
      });
      expect(server.context.site().settings.screening.preModerate).toBe(true);
      const entries = await ledgerEntries(server.context.store.reader, { siteId: 1, afterSeq: 0, limit: 100 });
      const changes = entries.filter(({ kind }) => kind === "settings").map(({ body }) => JSON.parse(body) as object);
      expect(changes).toHaveLength(1);
      expect(changes[0]).toMatchObject({ by: expect.any(Number) as number });
    });

    it("come back with what was typed and what is wrong beside each field, and nothing is saved", async () => {
      const before = await site();
      const { status, html } = await send({
        name: ["  "],
        allowedOrigins: ["https://a.example/path\nhttps://b.example"],
        closeAfterDays: ["soon"],
        language: ["de"],
        whoMayPost: ["<b>nobody"],
        "screening.abuseHold": ["7"],
      });
      expect(status).toBe(422);
      expect(html).toContain('value="soon"');
      expect(html).toContain("https://a.example/path");
      expect(html).not.toContain("<b>nobody");
      for (const field of ["name", "allowedOrigins", "closeAfterDays", "whoMayPost", "screening.abuseHold"]) {
        expect(html, field).toContain(`id="${field}-error"`);
      }
      expect(html).not.toContain('id="language-error"');
      expect(await site()).toEqual(before);
    });

    it("are not overwritten by whoever saw earlier ones", async () => {
      const { html } = await admin.open("/console/settings");
      const stale = filledIn(html);
      await send({ strikeDays: ["30"] });
      const answer = await admin.post("/console/settings", changed(stale, { appealDays: ["20"] }));
      expect(answer.status).toBe(409);
      expect(answer.html).toContain('value="20"');
      expect((await site()).settings).toMatchObject({ strikeDays: 30, appealDays: 183 });
    });
  });
}

describe("the settings in German", () => {
  it("are all described", () => {
    const { descriptions } = textsFor("de").settings;
    const names = [...SETTING_FIELDS.map(({ name }) => name), "name", "address"];
    expect(Object.keys(descriptions).toSorted()).toEqual(names.toSorted());
  });
});
