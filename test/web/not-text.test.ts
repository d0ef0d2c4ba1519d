import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postComment } from "../../src/service/post-comment.ts";
import { ENGINES } from "../../src/store/store.ts";
import { createApp } from "../../src/web/app.ts";
import { databaseDigest } from "../support/database-digest.ts";
import { knownArticle } from "../support/known-article.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { attribute, descendants, elementsOf, named, textOf } from "../views/html-tree.ts";
import { signInByMail, Visitor } from "../support/visitor.ts";

const NUL = "b\u0000d";

/** A parameter of a route. */
const PARAMETER = /:(\w+)(\{.*?\})?|\*/gu;

interface SentForm {
  readonly action: string;
  /** As a browser would send them; texts that are empty get a word. */
  readonly fields: readonly [string, string][];
  /** Names of the fields that take any text. */
  readonly texts: readonly string[];
}

/** The forms of a page that are sent by POST, filled in. */
function formsOf(html: string): SentForm[] {
  return named(elementsOf(html), "form")
    .filter((form) => attribute(form, "method") === "post")
    .map((form) => {
      const inside = descendants(form);
      const fields: [string, string][] = [];
      const texts: string[] = [];
      for (const input of named(inside, "input")) {
        const type = attribute(input, "type") ?? "text";
        if ((type === "checkbox" || type === "radio") && attribute(input, "checked") === undefined) continue;
        const isText = ["text", "search", "url", "email"].includes(type);
        if (isText) texts.push(attribute(input, "name") ?? "");
        fields.push([attribute(input, "name") ?? "", (attribute(input, "value") ?? "") || (isText ? "word" : "")]);
      }
      for (const area of named(inside, "textarea")) {
        texts.push(attribute(area, "name") ?? "");
        fields.push([attribute(area, "name") ?? "", textOf(area) || "word"]);
      }
      for (const select of named(inside, "select")) {
        const options = named(descendants(select), "option");
        const chosen = options.find((option) => attribute(option, "selected") !== undefined) ?? options[0];
        fields.push([attribute(select, "name") ?? "", (chosen && attribute(chosen, "value")) ?? ""]);
      }
      const button = named(inside, "button").find((one) => attribute(one, "name") !== undefined);
      if (button) fields.push([attribute(button, "name") ?? "", attribute(button, "value") ?? ""]);
      return { action: attribute(form, "action") ?? "", fields, texts };
    });
}

for (const engine of ENGINES) {
  describe(`what is not text on ${engine}`, () => {
    let server: TestServer;
    let admin: Visitor;
    let routes: { method: string; path: string }[];

    beforeAll(async () => {
      server = await startTestServer(engine);
      const articleId = (await knownArticle(server.context, "bridge")).id;
      await postComment(server.context, {
        articleId,
        parentId: null,
        input: { name: "Isaura", email: "", body: "The bridge should be blue." },
        writer: { member: null, device: server.context.devices.create(null).device },
        idempotencyKey: "first",
      });
      admin = new Visitor(server);
      await signInByMail(server, admin, "tiberius@reader.example");
      await server.context.store.transaction((tx) => tx.updateTable("person").set({ role: "admin" }).execute());
      routes = createApp(server.context).routes.filter(({ method }) => method === "GET" || method === "POST");
    });
    afterAll(async () => {
      await server.dispose();
    });

    it("is refused in every address, and changes nothing", async () => {
      const digest = await databaseDigest(server.context.store);
      const before = await digest();
      expect(routes.length).toBeGreaterThan(60);
      for (const { path } of routes.filter(({ method }) => method === "GET")) {
        const address = path.replaceAll(PARAMETER, "1");
        const inQuery = await admin.open(`${address}?q=b%00d&name=b%00d&text=b%00d&url=b%00d`);
        expect(inQuery.status, path).toBe(400);
        if (!/[:*]/u.test(path)) continue;
        expect((await admin.open(path.replaceAll(PARAMETER, "b%00d"))).status, path).toBe(404);
      }
      expect(await digest()).toBe(before);
    });

    it("is no defect in any field of any form", async () => {
      const tried = new Set<string>();
      for (const { path } of routes.filter(({ method, path: at }) => method === "GET" && !at.startsWith("/api"))) {
        const { html } = await admin.open(path.replaceAll(PARAMETER, "1"));
        for (const form of formsOf(html)) {
          for (const field of form.texts) {
            if (tried.has(`${form.action} ${field}`)) continue;
            tried.add(`${form.action} ${field}`);
            const fields: [string, string][] = form.fields.map(([name, value]) => [name, name === field ? NUL : value]);
            const { status, html: answer } = await admin.post(form.action, fields);
            expect(status, `${form.action} ${field}: ${answer}`).toBeLessThan(500);
          }
        }
      }
      // Comment, profile, rules, lists, settings, decisions and more: a walk that met few fields has lost its way.
      expect(tried.size).toBeGreaterThan(60);
    });
  });
}
