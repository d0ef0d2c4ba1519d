import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Talk } from "../../browser/harbour-baths.ts";
import { ENGINES } from "../../support/engines.ts";
import { API_TOKEN, startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { signInByMail, Visitor } from "../../support/visitor.ts";

for (const engine of ENGINES) {
  describe(`what members do in place, on ${engine}`, () => {
    let server: TestServer;
    let articleId: number;
    let ida: Visitor;

    beforeEach(async () => {
      server = await startTestServer(engine);
      articleId = (await Talk.open(server, API_TOKEN)).articleId;
      ida = await member("ida@reader.example");
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function member(email: string): Promise<Visitor> {
      const visitor = new Visitor(server);
      await signInByMail(server, visitor, email);
      return visitor;
    }

    async function post(visitor: Visitor, path: string, body: string): Promise<number> {
      await visitor.open(path);
      const { path: shown } = await visitor.send(path, { name: "Jo", email: "", action: "post", body });
      server.clock.advance(10_000);
      return Number(/^\/comments\/(\d+)/u.exec(shown)?.[1]);
    }

    it("reads the newest notices, one by one or all at once, and nobody else's", async () => {
      const first = await post(ida, `/conversations/${articleId}/write`, "The water is cold");
      const replies: number[] = [];
      for (const body of ["It <is>", "Not at all"]) {
        replies.push(await post(new Visitor(server), `/comments/${first}/reply`, body));
      }
      await server.background.drain();
      const { html } = await ida.open("/fragments/me/notices");
      expect(html).toContain("It &lt;is&gt;");
      expect(html).toContain("Mark all as read (2)");
      expect(html).not.toContain("<html");
      const notice = new RegExp(`href="[^"]*/comments/${replies[0]}" data-notice="(\\d+)"`, "u").exec(html)?.[1] ?? "";
      const other = await member("otto@reader.example");
      await other.post("/fragments/me/notices/read", { id: notice });
      expect((await ida.open("/fragments/me/notices")).html).toContain("(2)");
      expect((await ida.post("/fragments/me/notices/read", { id: notice })).html).toContain("(1)");
      expect((await ida.send(`${server.url}/me/notices/read`)).path).toBe("/me/notices");
      expect((await ida.open("/fragments/me/notices")).html).not.toContain("Mark all as read");
      const guest = await new Visitor(server).open("/fragments/me/notices");
      expect([guest.status, guest.html.includes("It &lt;is&gt;")]).toEqual([401, false]);
    });

    it("follows a conversation and a thread, and says first that this is for members", async () => {
      const first = await post(ida, `/conversations/${articleId}/write`, "The water is cold");
      for (const path of [`/conversations/${articleId}/follow`, `/comments/${first}/follow`]) {
        const guest = await new Visitor(server).open(`/fragments${path}`);
        expect(guest.html).toContain(`/sign-in?return=${encodeURIComponent(path)}" data-sign-in`);
        const { html } = await ida.post(`/fragments${path}`, { follow: "1" });
        expect(html).toMatch(/^<form[^>]* data-load>[\s\S]*You are following this\./u);
        expect((await ida.open(path)).html).toContain("You are following this.");
        expect((await ida.post(`/fragments${path}`, { follow: "0" })).html).not.toContain("You are following this.");
      }
    });

    it("mutes a member and takes it back; for members only", async () => {
      const otto = await member("otto@reader.example");
      const id = await post(otto, `/conversations/${articleId}/write`, "I am Otto");
      const person = /data-person="(\d+)"/u.exec((await ida.open(`/comments/${id}`)).html)?.[1] ?? "";
      const path = `/fragments/people/${person}`;
      expect((await ida.open(path)).html).toContain(`${server.url}/people/${person}/mute`);
      expect((await ida.post(`${path}/mute`, {})).html).toContain(`/people/${person}/unmute`);
      expect((await ida.open(`/people/${person}`)).html).toContain(`/people/${person}/unmute`);
      expect((await ida.post(`${path}/unmute`, {})).html).toContain(`/people/${person}/mute`);
      expect((await new Visitor(server).post(`${path}/mute`, {})).status).toBe(401);
      expect((await ida.open("/fragments/people/999999")).status).toBe(404);
    });

    it("refuses every one of these from a page of somebody else's", async () => {
      const first = await post(ida, `/conversations/${articleId}/write`, "The water is cold");
      const cookie = [...ida.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      for (const path of [`/conversations/${articleId}/follow`, `/comments/${first}/follow`, "/me/notices/read"]) {
        const { status } = await fetch(`${server.url}/fragments${path}`, {
          method: "POST",
          headers: { cookie, origin: "https://else.example", "sec-fetch-site": "cross-site" },
          body: new URLSearchParams({ follow: "1" }),
        });
        expect(status).toBe(403);
      }
    });
  });
}
