import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addAdmin } from "../../../src/service/add-admin.ts";
import { EMAIL_LINK_AGE_MS, NOTE_REFUSED_MAIL } from "../../../src/service/email-sign-in.ts";
import { SESSION_AGE_MS } from "../../../src/service/sessions.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { mailTo, signInByMail, Visitor } from "../../support/visitor.ts";

const EDDA = "edda@reader.example";

for (const engine of ENGINES) {
  describe(`signing in by e-mail on ${engine}`, () => {
    let server: TestServer;
    let visitor: Visitor;

    beforeEach(async () => {
      server = await startTestServer(engine);
      visitor = new Visitor(server);
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function askForMail(email = EDDA): Promise<{ code: string; link: string }> {
      await visitor.open("/sign-in?return=/comments/1");
      await visitor.send("/sign-in/email", { email });
      const { text } = await mailTo(server, email);
      return {
        code: /\b\d{6}\b/u.exec(text)?.[0] ?? "",
        link:
          new URL(/https?:\S+/u.exec(text)?.[0] ?? "").pathname + new URL(/https?:\S+/u.exec(text)?.[0] ?? "").search,
      };
    }

    async function people(): Promise<number> {
      return (await server.context.store.reader.selectFrom("person").select("id").execute()).length;
    }

    it("works by the code, in the browser that asked", async () => {
      const { code } = await askForMail();
      await visitor.send("/sign-in/code", { code });
      expect(visitor.cookies.has("hustings_session")).toBe(true);
      expect(await people()).toBe(1);
    });

    it("works by the link, in any browser, and asks before", async () => {
      const { link } = await askForMail();
      const elsewhere = new Visitor(server);
      expect((await elsewhere.open(link)).html).toContain(EDDA);
      expect(elsewhere.cookies.has("hustings_session")).toBe(false);
      expect(await people()).toBe(0);
      await elsewhere.send("/sign-in/link");
      expect(elsewhere.cookies.has("hustings_session")).toBe(true);
    });

    it("finds the same member again, whatever the case of the address, with another session", async () => {
      await signInByMail(server, visitor, EDDA);
      const second = new Visitor(server);
      await signInByMail(server, second, EDDA.toUpperCase());
      expect(await people()).toBe(1);
      expect(second.cookies.get("hustings_session")).not.toBe(visitor.cookies.get("hustings_session"));
    });

    it("uses link and code up together", async () => {
      const { code, link } = await askForMail();
      await visitor.send("/sign-in/code", { code });
      expect((await new Visitor(server).open(link)).status).toBe(410);
    });

    it("refuses a link that is too old, forged or empty", async () => {
      const { link } = await askForMail();
      expect((await visitor.open(`${link.slice(0, -2)}zz`)).status).toBe(410);
      expect((await visitor.open("/sign-in/link")).status).toBe(410);
      // Another one can be asked for right there.
      expect(visitor.page.html).toContain("This link or code no longer works");
      expect(visitor.page.html).toContain('action="/sign-in/email"');
      server.clock.advance(EMAIL_LINK_AGE_MS);
      expect((await visitor.open(link)).status).toBe(410);
    });

    it("refuses a wrong code, and every code after five wrong ones", async () => {
      const { code } = await askForMail();
      const wrong = code === "000000" ? "000001" : "000000";
      for (let attempt = 1; attempt <= 4; attempt++) {
        expect((await visitor.send("/sign-in/code", { code: wrong })).status).toBe(422);
      }
      await visitor.send("/sign-in/code", { code: wrong });
      const { page } = visitor;
      expect(page.status).toBe(422);
      expect((await visitor.send("/sign-in/code", { code })).status).toBe(410);
      expect(visitor.cookies.has("hustings_session")).toBe(false);
    });

    it("refuses the code in another browser", async () => {
      const { code } = await askForMail();
      const other = new Visitor(server);
      await other.open("/sign-in");
      await other.send("/sign-in/email", { email: EDDA });
      await other.send("/sign-in/code", { code });
      expect(other.cookies.has("hustings_session")).toBe(false);
    });

    it("tells the owner of the account, once each, of links and codes that were refused; and nobody else", async () => {
      const refusals = async (): Promise<unknown[]> => {
        await server.background.drain();
        const rows = await server.context.store.reader
          .selectFrom("security_event")
          .select("data")
          .where("kind", "=", "sign-in-refused")
          .orderBy("id")
          .execute();
        return rows.map(({ data }) => (JSON.parse(data) as { reason: string }).reason);
      };
      const work = async (): Promise<number> =>
        (
          await server.context.store.reader
            .selectFrom("job")
            .select("id")
            .where("kind", "=", NOTE_REFUSED_MAIL)
            .execute()
        ).length;
      const { link: unknown } = await askForMail("nobody@reader.example");
      const first = await askForMail();
      await visitor.send("/sign-in/code", { code: first.code });
      expect(await refusals()).toEqual([]);
      for (let time = 1; time <= 2; time++) await new Visitor(server).open(first.link);
      expect(await refusals()).toEqual(["used"]);
      visitor = new Visitor(server);
      const second = await askForMail();
      for (const code of [first.code, "12345", "", "9".repeat(5_000)]) {
        if (code !== second.code) await visitor.send("/sign-in/code", { code });
      }
      expect(await refusals()).toEqual(["used", "wrong-code"]);
      const elsewhere = new Visitor(server);
      await elsewhere.open(second.link);
      server.clock.advance(EMAIL_LINK_AGE_MS);
      await elsewhere.send("/sign-in/link");
      expect(elsewhere.page.status).toBe(410);
      expect(await refusals()).toEqual(["used", "wrong-code", "too-old"]);
      // The same work for an address without an account, and nothing comes of it.
      expect(await work()).toBe(0);
      await elsewhere.open(unknown);
      expect(await work()).toBe(1);
      expect(await refusals()).toHaveLength(3);
      // Nor does a link that was never sent take less.
      await elsewhere.open(`${unknown}x`);
      expect(await work()).toBe(1);
      expect(await refusals()).toHaveLength(3);
      expect(elsewhere.cookies.has("hustings_session")).toBe(false);
    });

    it("takes the link of the first of two mails after that of the second was used", async () => {
      const first = await askForMail();
      const second = await askForMail();
      for (const { link } of [second, first]) {
        const browser = new Visitor(server);
        await browser.open(link);
        await browser.send("/sign-in/link");
        expect(browser.cookies.has("hustings_session")).toBe(true);
      }
      expect(await people()).toBe(1);
    });

    it("answers the same for an address with an account and one without", async () => {
      await signInByMail(server, visitor, EDDA);
      const answers = [];
      for (const email of [EDDA, "nobody@reader.example"]) {
        const asking = new Visitor(server);
        await asking.open("/sign-in");
        const { status, html } = await asking.send("/sign-in/email", { email });
        answers.push({ status, html: html.replaceAll(email, "X").replaceAll(/value="[^"]*"/gu, "") });
      }
      expect(answers[0]).toEqual(answers[1]);
    });

    it("refuses what is no address, and one that would add a header to the mail", async () => {
      for (const email of ["", "edda", "edda@reader", "edda@reader.example\r\nBcc: all@reader.example"]) {
        await visitor.open("/sign-in");
        expect((await visitor.send("/sign-in/email", { email })).status).toBe(422);
      }
      expect(await server.context.store.reader.selectFrom("mail").select("id").execute()).toEqual([]);
    });

    it("sends one address only so many mails", async () => {
      for (let mail = 1; mail <= 6; mail++) await askForMail();
      await visitor.open("/sign-in");
      expect((await visitor.send("/sign-in/email", { email: EDDA })).status).toBe(429);
    });

    it("leads nowhere else afterwards", async () => {
      for (const path of ["//evil.example", "https://evil.example", "/\\evil.example", "/%5cevil"]) {
        await visitor.open(`/sign-in?return=${encodeURIComponent(path)}`);
        expect(visitor.page.html).not.toContain('value="//evil');
        expect(visitor.page.html).not.toContain('value="https://evil');
        expect(visitor.page.html).not.toContain("value=&quot;/\\evil");
      }
    });

    it("ends with signing out, and by itself when nobody comes back", async () => {
      await signInByMail(server, visitor, EDDA);
      const secret = visitor.cookies.get("hustings_session") ?? "";
      await visitor.post("/sign-out", {});
      expect(visitor.cookies.has("hustings_session")).toBe(false);
      visitor.cookies.set("hustings_session", secret);
      expect((await visitor.open("/sign-in")).html).toContain('action="/sign-in/email"');
      await signInByMail(server, visitor, EDDA);
      server.clock.advance(SESSION_AGE_MS);
      expect((await visitor.open("/sign-in")).html).toContain('action="/sign-in/email"');
    });

    it("makes the first admin by a link that works once", async () => {
      const { secret } = await addAdmin(server.context, { email: EDDA });
      await visitor.open(`/sign-in/link?token=${secret}`);
      await visitor.send("/sign-in/link");
      const person = await server.context.store.reader.selectFrom("person").selectAll().executeTakeFirstOrThrow();
      expect(person.role).toBe("admin");
      expect((await new Visitor(server).open(`/sign-in/link?token=${secret}`)).status).toBe(410);
    });
  });
}
