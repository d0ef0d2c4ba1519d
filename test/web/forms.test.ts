import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { API_TOKEN, startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { mailTo, signInByMail, Visitor } from "../support/visitor.ts";
import { Talk } from "../browser/harbour-baths.ts";

const FORM_TYPE = "application/x-www-form-urlencoded";

/** What a browser sends with a form of the page's own site. */
const OWN = { "sec-fetch-site": "same-origin" };

function ticketIn(html: string): string {
  return /name="ticket" value="([^"]+)"/u.exec(html)?.[1] ?? "";
}

describe("the forms of our own pages", () => {
  let server: TestServer;
  let talk: Talk;
  let path: string;

  beforeEach(async () => {
    server = await startTestServer("sqlite", { env: { MIN_FILL_SECONDS: "3", POSTS_PER_MINUTE: "2" } });
    talk = await Talk.open(server, API_TOKEN);
    path = `${server.url}/conversations/${talk.articleId}/write`;
  });
  afterEach(async () => {
    await server.dispose();
  });

  /** The ticket of a form that is given out now. */
  async function ticket(): Promise<string> {
    return ticketIn(await (await fetch(path)).text());
  }

  async function send(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return await fetch(path, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": FORM_TYPE, ...headers },
      body: new URLSearchParams({ name: "Edda", email: "", body: "Words to keep", action: "post", ...fields }),
    });
  }

  async function commentCount(): Promise<number> {
    const response = await fetch(`${server.url}/api/v1/articles/${talk.articleId}`);
    return ((await response.json()) as { commentCount: number }).commentCount;
  }

  it("are taken when the browser says that they come from here", async () => {
    const given = await ticket();
    server.clock.advance(5_000);
    expect((await send({ ticket: given }, OWN)).status).toBe(303);
    const other = await ticket();
    server.clock.advance(5_000);
    expect((await send({ ticket: other, body: "By origin" }, { origin: server.url })).status).toBe(303);
    expect(await commentCount()).toBe(2);
  });

  it("come back, with what was typed, when another site sent them", async () => {
    const given = await ticket();
    server.clock.advance(5_000);
    for (const headers of [
      { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      { "sec-fetch-site": "same-site", origin: "https://sister.example" },
      { origin: "https://evil.example" },
      { "sec-fetch-site": "cross-site" },
    ]) {
      const response = await send({ ticket: given }, headers);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain("Words to keep");
    }
    expect(await commentCount()).toBe(0);
  });

  it("send that cookie over HTTPS only, where readers come by HTTPS", async () => {
    expect((await send({})).headers.get("set-cookie")).toMatch(/^hustings_form=(?!.*Secure)/u);
    const secure = await startTestServer("sqlite", { env: { PUBLIC_URL: "https://talk.example" } });
    const { articleId } = await Talk.open(secure, API_TOKEN);
    const body = new URLSearchParams({ name: "Edda", body: "Words", action: "post" });
    const refused = await fetch(`${secure.url}/conversations/${articleId}/write`, { method: "POST", body });
    await secure.dispose();
    expect(refused.headers.get("set-cookie")).toMatch(/^hustings_form=.*; Secure/u);
  });

  it("need the token in a cookie where the browser says nothing", async () => {
    const given = await ticket();
    server.clock.advance(5_000);
    const refused = await send({ ticket: given });
    expect(refused.status).toBe(403);
    const cookie = /hustings_form=[^;]+/u.exec(refused.headers.get("set-cookie") ?? "")?.[0] ?? "";
    const again = ticketIn(await refused.text());
    server.clock.advance(5_000);
    // Somebody else's form, sent with this person's cookie, has another token.
    expect((await send({ ticket: await ticket() }, { cookie })).status).toBe(403);
    server.clock.advance(5_000);
    expect((await send({ ticket: again }, { cookie })).status).toBe(303);
    expect(await commentCount()).toBe(1);
  });

  it("make one comment however often they are sent", async () => {
    const given = await ticket();
    server.clock.advance(5_000);
    const answers = await Promise.all([send({ ticket: given }, OWN), send({ ticket: given }, OWN)]);
    expect(answers.map((answer) => answer.headers.get("location"))).toEqual([
      answers[0]?.headers.get("location"),
      answers[0]?.headers.get("location"),
    ]);
    expect(await commentCount()).toBe(1);
  });

  it("come back when they were filled in faster than a person can, or where no person looks", async () => {
    const given = await ticket();
    const quick = await send({ ticket: given }, OWN);
    expect(quick.status).toBe(429);
    expect(Number(quick.headers.get("retry-after"))).toBeGreaterThan(0);
    server.clock.advance(5_000);
    expect((await send({ ticket: given, website: "https://spam.example" }, OWN)).status).toBe(403);
    expect(await commentCount()).toBe(0);
  });

  it("ask for no such time where nothing is written: signing in, withdrawing, one's own data", async () => {
    const reader = new Visitor(server);
    await signInByMail(server, reader, "jo@reader.example");
    await reader.open("/sign-in?again=yes");
    await reader.send("/sign-in/email", { email: "jo@reader.example" });
    const link = /\/sign-in\/link\?token=\S+/u.exec((await mailTo(server, "jo@reader.example")).text)?.[0] ?? "";
    await reader.open(link);
    expect((await reader.send("/sign-in/link")).status).toBe(200);
    await reader.open(`/conversations/${talk.articleId}/write`);
    server.clock.advance(5_000);
    await reader.send(`/conversations/${talk.articleId}/write`, { body: "Soon to go", action: "post" });
    const comment = /^\/comments\/\d+/u.exec(reader.page.path)?.[0] ?? "";
    await reader.open(`${comment}/withdraw`);
    expect((await reader.send(`${comment}/withdraw`)).path).toBe(`${comment}?done=withdrawn`);
    await reader.open("/me/data");
    expect((await reader.send("/me/data/download")).status).toBe(200);
  });

  it("come back when their ticket is missing, made up, or a day old", async () => {
    const old = await ticket();
    server.clock.advance(25 * 60 * 60_000);
    for (const bad of ["", "made-up", old, `${(await ticket()).slice(0, -2)}xx`]) {
      const response = await send({ ticket: bad }, OWN);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("Words to keep");
    }
    expect(await commentCount()).toBe(0);
  });

  it("come back after a fault of ours, and post once even if it had been posted", async () => {
    const given = await ticket();
    server.clock.advance(5_000);
    const { store } = server.context;
    const transaction = store.transaction.bind(store);
    const fault = vi.spyOn(store, "transaction").mockImplementationOnce(async (act) => {
      await transaction(act);
      throw new Error("the answer of the database was lost");
    });
    const broken = await send({ ticket: given }, OWN);
    fault.mockRestore();
    expect(broken.status).toBe(500);
    const form = await broken.text();
    expect(form).toContain("Words to keep");
    expect(form).toContain("Something went wrong on our side");
    expect((await send({ ticket: ticketIn(form) }, OWN)).status).toBe(303);
    expect(await commentCount()).toBe(1);
  });

  it("lead back to the comment where a mark was refused", async () => {
    const id = await talk.say("Cold water.");
    const response = await fetch(`${server.url}/comments/${id}/react`, {
      method: "POST",
      headers: { "content-type": FORM_TYPE, "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      body: "mark=agree",
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain(`<a href="/comments/${id}">The comment</a>`);
  });

  it("say when to try again after too many", async () => {
    const first = await ticket();
    server.clock.advance(5_000);
    const posted = await send({ ticket: first, body: "Remark 0" }, OWN);
    const cookie = /hustings_device=[^;]+/u.exec(posted.headers.get("set-cookie") ?? "")?.[0] ?? "";
    const statuses: number[] = [];
    let last = posted;
    for (let count = 1; count <= 3; count++) {
      const given = await ticket();
      server.clock.advance(5_000);
      last = await send({ ticket: given, body: `Remark ${count}` }, { ...OWN, cookie });
      statuses.push(last.status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await last.text()).toContain("Remark 3");
  });
});
