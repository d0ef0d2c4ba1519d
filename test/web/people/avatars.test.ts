import { createServer } from "node:http";
import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT } from "jose";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../../src/service/moderation/decide.ts";
import { reverse } from "../../../src/service/moderation/reverse.ts";
import { verifyLedger } from "../../../src/service/moderation/verify-ledger.ts";
import { isPrivateAddress } from "../../../src/delivery/fetch-picture.ts";
import { MAX_PICTURE_BYTES } from "../../../src/domain/picture.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { decision } from "../../support/moderation.ts";
import { addMember } from "../../support/people.ts";
import { png } from "../../support/pictures.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { findInDatabase } from "../../support/text-columns.ts";
import { signInAdmin, Visitor } from "../../support/visitor.ts";

const SECRET = "a-secret-that-newspaper-and-server-share";
const SESSION = "hustings_session";
const FACE = png(32, 32);

type Answer = (response: ServerResponse) => void;

for (const engine of ENGINES) {
  describe(`the picture that the publisher gives (${engine})`, () => {
    let news: Server;
    let elsewhere: Server;
    let newsOrigin: string;
    let answers: Map<string, Answer>;
    let asked: string[];
    let server: TestServer;
    let visitor: Visitor;
    let tokens = 0;

    beforeEach(async () => {
      answers = new Map([["/face.png", file(FACE)]]);
      asked = [];
      [news, elsewhere] = await Promise.all([listen("news"), listen("elsewhere")]);
      newsOrigin = originOf(news);
      server = await startTestServer(engine, {
        env: { SSO_SECRET: SECRET },
        settings: { allowedOrigins: [newsOrigin], avatarOrigins: ["https://pictures.news.example"] },
      });
      visitor = new Visitor(server);
    });
    afterEach(async () => {
      await server.dispose();
      for (const one of [news, elsewhere]) {
        one.close();
        one.closeAllConnections();
      }
    });

    async function listen(name: string): Promise<Server> {
      const one = createServer((request, response) => {
        asked.push(`${name} ${request.url}`);
        const answer = answers.get(request.url ?? "");
        if (answer === undefined) response.writeHead(404).end();
        else answer(response);
      });
      await new Promise<void>((resolve) => {
        one.listen(0, "127.0.0.1", resolve);
      });
      return one;
    }

    async function signIn(picture: unknown): Promise<void> {
      tokens += 1;
      const now = Math.floor(server.clock.now() / 1000);
      const token = await new SignJWT({
        sub: "reader-7",
        name: "Wilma Sand",
        jti: `token-${tokens}`,
        iat: now,
        exp: now + 60,
        aud: server.url,
        picture,
      })
        .setProtectedHeader({ alg: "HS256" })
        .sign(new TextEncoder().encode(SECRET));
      await visitor.open(`/sign-in/sso?token=${token}`);
      expect(visitor.cookies.has(SESSION)).toBe(true);
      await server.background.drain();
    }

    async function shown(): Promise<string | null> {
      const { html } = await visitor.open("/people/1");
      return /<image href="(\/avatars\/[\w-]{32})"/u.exec(html)?.[1] ?? null;
    }

    async function refusals(): Promise<unknown[]> {
      const rows = await server.context.store.reader
        .selectFrom("security_event")
        .select("data")
        .where("kind", "=", "picture-refused")
        .orderBy("id")
        .execute();
      return rows.map(({ data }) => (JSON.parse(data) as { picture: string }).picture);
    }

    it("is fetched once and shown from this server, which lets nothing in it run", async () => {
      await signIn(`${newsOrigin}/face.png`);
      const path = await shown();
      const answer = await fetch(server.url + path);
      expect(Buffer.from(await answer.arrayBuffer()).equals(FACE)).toBe(true);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "image/png",
        "cache-control": "public, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
      });
      await signIn(`${newsOrigin}/face.png`);
      expect(asked).toEqual(["news /face.png"]);
      expect(await refusals()).toEqual([]);
    });

    it("stands beside comments, and in the API", async () => {
      await signIn(`${newsOrigin}/face.png`);
      const articleId = await server.context.store.transaction(async (tx) => {
        const { id } = await tx
          .insertInto("article")
          .values({ site_id: 1, key: "id:x", url: "/articles/x", title: "X", created_at: 1, updated_at: 1 })
          .returning("id")
          .executeTakeFirstOrThrow();
        return id;
      });
      await visitor.open(`/conversations/${articleId}/write`);
      await visitor.send(`/conversations/${articleId}/write`, { body: "Good morning", action: "post" });
      const path = await shown();
      expect((await visitor.open(`/conversations/${articleId}`)).html).toContain(`<image href="${path}"`);
      const answer = await fetch(`${server.url}/api/v1/articles/${articleId}/comments`);
      expect(await answer.json()).toMatchObject({
        comments: [{ avatar: server.url + path, memberSince: new Date(server.clock.now()).toISOString() }],
      });
    });

    it.each([
      ["of another origin", () => `${originOf(elsewhere)}/face.png`],
      ["of a name that begins like an allowed one", () => "https://pictures.news.example.evil.example/face.png"],
      ["by http where https is allowed", () => "http://pictures.news.example/face.png"],
      ["with a user name", () => newsOrigin.replace("//", "//someone@") + "/face.png"],
      ["in the address itself", () => `data:image/png;base64,${FACE.toString("base64")}`],
      ["of a file", () => "file:///etc/hostname"],
      ["that is no address", () => "face.png"],
      ["that is empty", () => ""],
      ["that is no text", () => ({ url: `${newsOrigin}/face.png` })],
      ["with a huge address", () => `${newsOrigin}/${"a".repeat(3_000)}`],
    ])("is not taken %s: nobody is asked, the drawn one is shown, and the member is told", async (_, picture) => {
      await signIn(picture());
      expect(asked).toEqual([]);
      expect([await shown(), await refusals()]).toEqual([null, ["not-allowed"]]);
      const { html } = await visitor.open("/me/sign-in");
      expect(html).toContain("Your newspaper’s picture of you could not be used");
      expect(html).toContain("its address is not one of the newspaper’s");
    });

    const bad: Record<string, [Answer, string]> = {
      SVG: [file(`<svg xmlns="http://www.w3.org/2000/svg"/>`, "image/svg+xml"), "no-picture"],
      "HTML that calls itself a picture": [file("<script>alert(1)</script>", "image/png"), "no-picture"],
      "a picture with too many pixels": [file(png(3_000, 1)), "too-many-pixels"],
      "a file that is too large": [file(Buffer.concat([FACE, Buffer.alloc(MAX_PICTURE_BYTES)])), "too-large"],
      "nothing to be had": [(response) => response.writeHead(404).end(), "refused"],
      "a connection that breaks": [(response) => response.destroy(), "no-connection"],
      "a redirect to another origin": [
        (response) => redirect(response, `${originOf(elsewhere)}/face.png`),
        "not-allowed",
      ],
      "a redirect without an end": [(response) => redirect(response, "/bad"), "not-allowed"],
    };
    it.each(Object.keys(bad))("is not %s", async (name) => {
      const [answer, reason] = bad[name] ?? [];
      if (answer !== undefined) answers.set("/bad", answer);
      await signIn(`${newsOrigin}/bad`);
      expect([await shown(), await refusals()]).toEqual([null, [reason]]);
      expect(asked.filter((one) => one.startsWith("elsewhere"))).toEqual([]);
    });

    it("may stand behind a redirect within the publisher's own pages", async () => {
      answers.set("/me", (response) => redirect(response, "/face.png"));
      await signIn(`${newsOrigin}/me`);
      expect(await shown()).not.toBeNull();
    });

    it("gives way to one that is not taken, but not to a server that does not answer", async () => {
      await signIn(`${newsOrigin}/face.png`);
      await signIn(`${newsOrigin}/gone.png`);
      expect(await shown()).not.toBeNull();
      answers.set("/gone.png", file("<svg/>"));
      await signIn(`${newsOrigin}/gone.png`);
      expect(await shown()).toBeNull();
    });

    it("is removed by the member, and does not come back until they want it", async () => {
      await signIn(`${newsOrigin}/face.png`);
      const path = await shown();
      await visitor.open("/me");
      await visitor.send("/me/picture", { picture: "hide" });
      expect(await shown()).toBeNull();
      expect((await fetch(server.url + path)).status).toBe(404);
      await signIn(`${newsOrigin}/face.png`);
      expect([await shown(), asked.length]).toEqual([null, 1]);
      await visitor.open("/me");
      await visitor.send("/me/picture", { picture: "show" });
      await signIn(`${newsOrigin}/face.png`);
      expect(await shown()).toBe(path);
    });

    it("can be taken away by a moderator with a reason, appealed against, and brought back as it was", async () => {
      await signIn(`${newsOrigin}/face.png`);
      const path = await shown();
      const wanda = await addMember(server.context, "Wanda", "moderator");
      const input = decision("remove-picture", { clause: 1, reason: "The picture insults a neighbour." });
      const { decisionId } = await decide(server.context, { decider: wanda, target: { personId: 1 }, input });
      expect(await shown()).toBeNull();
      expect((await fetch(server.url + path)).status).toBe(404);
      // Neither the member nor the next sign-in brings one back.
      const me = await visitor.open("/me");
      expect(me.html).toContain("A moderator removed your picture");
      expect(me.html).not.toContain("/me/picture");
      await signIn(`${newsOrigin}/other.png`);
      expect(asked).toEqual(["news /face.png"]);
      const statements = await visitor.open("/me/decisions");
      expect(statements.html).toContain("Your picture was removed");
      await expect(decide(server.context, { decider: wanda, target: { personId: 1 }, input })).rejects.toMatchObject({
        code: "conflict",
      });
      await reverse(server.context, { decisionId, decider: wanda, reason: "It was somebody else's." });
      expect(await shown()).toBe(path);
      expect(await verifyLedger(server.context)).toMatchObject({ ok: true });
    });

    it("is deleted when its removal is lifted: the member may then have another one", async () => {
      answers.set("/other.png", file(png(16, 16)));
      await signIn(`${newsOrigin}/face.png`);
      const wanda = await addMember(server.context, "Wanda", "moderator");
      const input = decision("remove-picture", { clause: 1, reason: "The picture insults a neighbour." });
      const { decisionId } = await decide(server.context, { decider: wanda, target: { personId: 1 }, input });
      const lift = decision("lift", { reversesId: decisionId, reason: "Agreed by mail." });
      await decide(server.context, { decider: wanda, target: { decisionId }, input: lift });
      expect(await shown()).toBeNull();
      expect((await server.context.store.reader.selectFrom("avatar").select("bytes").execute())[0]?.bytes).toBeNull();
      await signIn(`${newsOrigin}/other.png`);
      expect(await shown()).not.toBeNull();
    });

    it("is offered to moderators on the member's page only where there is one", async () => {
      await signIn(`${newsOrigin}/face.png`);
      const admin = await signInAdmin(server);
      const page = await admin.open("/console/people/1");
      expect(page.html).toContain('value="remove-picture"');
      const fields = { kind: "remove-picture", clause: "1", reason: "The picture insults a neighbour." };
      await admin.send("/console/people/1/decide", fields);
      expect(await shown()).toBeNull();
      expect((await admin.open("/console/people/1")).html).not.toContain('value="remove-picture"');
    });

    it("is handed out with the member's data, and goes with the account", async () => {
      await signIn(`${newsOrigin}/face.png`);
      await visitor.open("/me/data");
      const form = /name="ticket" value="([^"]+)"/u.exec(visitor.page.html)?.[1] ?? "";
      const answer = await fetch(`${server.url}/me/data/download`, {
        method: "POST",
        headers: {
          "sec-fetch-site": "same-origin",
          cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        },
        body: new URLSearchParams({ ticket: form }),
      });
      const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
      expect(Buffer.from(files["picture.png"] ?? []).equals(FACE)).toBe(true);
      expect(Buffer.from(files["data.json"] ?? []).toString()).toContain('"picture":"picture.png"');
      const path = await shown();
      await visitor.open("/me/data");
      await visitor.send("/me/data/delete", { comments: "keep", when: "now" });
      expect((await fetch(server.url + path)).status).toBe(404);
      expect(await findInDatabase(server.context.store, ["reader-7", "face.png"])).toEqual([]);
      expect(await server.context.store.reader.selectFrom("avatar").select("person_id").execute()).toEqual([]);
    });
  });
}

describe("addresses of the own network", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "::",
    "fd00::1",
    "fe80::1",
    "::ffff:10.0.0.1",
  ])("include %s", (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(["192.0.2.1", "8.8.8.8", "172.32.0.1", "2001:db8::1", "::ffff:8.8.8.8"])("do not include %s", (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

function file(content: Buffer | string, type = "image/png"): Answer {
  return (response) => {
    response.writeHead(200, { "content-type": type }).end(content);
  };
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
