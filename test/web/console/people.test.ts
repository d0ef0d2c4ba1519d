import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UNDO_MS } from "../../../src/service/moderation/undo-time.ts";
import { postComment } from "../../../src/service/post-comment.ts";
import { visitArticle } from "../../../src/service/visit-article.ts";
import { changeProfile } from "../../../src/service/change-profile.ts";
import type { Member } from "../../../src/service/service-context.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { updatePerson } from "../../../src/store/people.ts";
import { addMember, writerOf } from "../../support/people.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInAdmin, signInByMail, Visitor } from "../../support/visitor.ts";

for (const engine of ENGINES) {
  describe(`members in the console on ${engine}`, () => {
    let server: TestServer;
    let admin: Visitor;
    let tilda: Member;
    let path: string;

    beforeEach(async () => {
      server = await startTestServer(engine);
      admin = await signInAdmin(server);
      tilda = await addMember(server.context, "Tilda Ferro");
      path = `/console/people/${tilda.id}`;
    });
    afterEach(() => server.dispose());

    it("show moderators their earlier names", async () => {
      await changeProfile(server.context, { member: tilda, name: "Mathilda F." });
      const { html } = await admin.open(path);
      expect(html).toMatch(/<h1>\s*<bdi>Mathilda F\.<\/bdi>/u);
      expect(html).toMatch(/Former names: <bdi>Tilda Ferro<\/bdi>/u);
    });

    it("show what holds for them now, in the list and on their page, and no longer when it has ended", async () => {
      const said = async (place: string): Promise<string> =>
        (await admin.open(place)).html.replaceAll(/<[^>]*>/gu, " ").replaceAll(/\s+/gu, " ");
      await admin.open(path);
      await admin.send(`${path}/decide`, { kind: "time-out", clause: "1", reason: "Cool down.", days: "2" });
      for (const place of [path, "/console/people"])
        expect(await said(place)).toMatch(/in a time-out until \d+ \w+ \d{4}, \d\d:\d\d UTC/u);
      server.clock.advance(2 * 86_400_000);
      for (const place of [path, "/console/people"]) {
        expect(await said(place)).not.toContain("in a time-out");
        expect(await said(place)).toContain("2 penalty points");
      }
    });

    it("have a ban in their record once, however many comments it removed and its reversal brought back", async () => {
      const { article } = await visitArticle(server.context, {
        visit: { url: "https://gazette.example/ferry", id: null, title: "The night ferry" },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      for (let number = 0; number < 22; number++) {
        await postComment(server.context, {
          articleId: article.id,
          parentId: null,
          input: { name: "", email: "", body: `Remark ${number}.` },
          writer: writerOf(tilda),
          idempotencyKey: null,
        });
      }
      await admin.open(path);
      await admin.send(`${path}/decide`, { kind: "ban", clause: "1", reason: "Threats.", pastComments: "remove" });
      server.clock.advance(UNDO_MS);
      await server.background.drain();
      const lines = async (): Promise<string[]> =>
        [...(await admin.open(path)).html.matchAll(/<li>\s*<b>([^<]+)<\/b\s*>/gu)].map(([, kind]) => kind ?? "");
      expect(await lines()).toEqual(["Ban"]);
      expect(admin.page.html).toContain("22 comments removed with it");
      const ban = /\/console\/decisions\/(\d+)\/lift/u.exec(admin.page.html)?.[1] ?? "";
      await admin.post(`/console/decisions/${ban}/reverse`, { reason: "It was somebody else." });
      expect(await lines()).toEqual(["Reversal", "Ban"]);
    });

    it("are told from one another in what was just decided: what, on whom, until when", async () => {
      await admin.open(path);
      const fields = { kind: "time-out", clause: "1", reason: "Cool down.", days: "2" };
      await admin.send(`${path}/decide`, fields);
      const notice = /<div class="notice done"[^>]*>([\s\S]*?)<\/p>/u.exec(admin.page.html)?.[1] ?? "";
      const said = notice
        .replaceAll(/<[^>]*>/gu, "")
        .replaceAll(/\s+/gu, " ")
        .trim();
      expect(said).toMatch(/^Decided: Time-out · Tilda Ferro until \d+ \w+ \d{4}, \d\d:\d\d UTC$/u);
    });

    it("are told from one another in what was lifted or reversed, too", async () => {
      const said = () =>
        (/<(?:p|div) class="notice done"[^>]*>([\s\S]*?)<\/p>/u.exec(admin.page.html)?.[1] ?? "")
          .replaceAll(/<[^>]*>/gu, "")
          .replaceAll(/\s+/gu, " ")
          .trim();
      await admin.open(path);
      await admin.send(`${path}/decide`, { kind: "ban", clause: "1", reason: "Threats." });
      expect(said()).toBe("Decided: Ban · Tilda Ferro");
      const ban = /\/console\/decisions\/(\d+)\/lift/u.exec(admin.page.html)?.[1] ?? "";
      await admin.send(`/console/decisions/${ban}/lift`, { reason: "It is enough." });
      expect(said()).toBe("Decided: Lift · Tilda Ferro");
      await admin.send(`/console/decisions/${ban}/reverse`, { reason: "It was somebody else." });
      expect(said()).toBe("Decided: Reversal · Tilda Ferro");
      expect(admin.page.html).not.toContain('action="/console/undo"');
    });

    it("are given roles by admins, who are named with their reason", async () => {
      await admin.open(path);
      await admin.send(`${path}/role`, { role: "moderator", reason: "Night shift <1>" });
      expect(admin.page.html).toContain("Role: moderator");
      expect(admin.page.html).toContain("moderator, given by Hustings editor on");
      expect(admin.page.html).toContain("(Night shift &lt;1&gt;)");
      await admin.send(`${path}/role`, { role: "owner" });
      expect(admin.page.status).toBe(422);
      const { id } = await server.context.store.reader
        .selectFrom("person")
        .select("id")
        .where("role", "=", "admin")
        .executeTakeFirstOrThrow();
      await admin.open(`/console/people/${id}`);
      await admin.send(`/console/people/${id}/role`, { role: "member" });
      expect([admin.page.status, admin.page.html.includes("A site needs at least one admin")]).toEqual([409, true]);
    });

    it("are given none by moderators", async () => {
      const moderator = new Visitor(server);
      await signInByMail(server, moderator, "ivo@gazette.example");
      await server.context.store.transaction((tx) => updatePerson(tx, tilda.id + 1, { role: "moderator" }));
      expect((await moderator.open(path)).html).not.toContain(`${path}/role`);
      expect((await moderator.post(`${path}/role`, { role: "admin" })).status).toBe(403);
      expect((await admin.open(path)).html).toContain("Role: member");
    });
  });
}

describe("the outbox in the console", () => {
  it.each([
    ["shows what signs people in where there is no mail server", {}, true],
    ["keeps it to whoever has the mailbox where there is one", { SMTP_URL: "smtp://127.0.0.1:9" }, false],
  ])("%s", async (_, env: Record<string, string>, shown) => {
    const server = await startTestServer("sqlite", { env });
    const admin = await signInAdmin(server);
    const reader = new Visitor(server);
    await reader.open("/sign-in");
    await reader.send("/sign-in/email", { email: "edda@reader.example" });
    const { html } = await admin.open("/console/outbox");
    expect(html).toContain("edda@reader.example");
    expect(html.includes("/sign-in/link?token=")).toBe(shown);
    await server.dispose();
  });
});
