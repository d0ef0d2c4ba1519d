import { addAdmin } from "../../src/service/add-admin.ts";
import type { TestServer } from "./server.ts";

/** A page as a visitor sees it. */
export interface VisitedPage {
  readonly status: number;
  /** Path and query where the visitor ended up. */
  readonly path: string;
  readonly html: string;
}

/** A browser without scripts: keeps cookies, follows redirects, sends forms with their hidden fields. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #server: Pick<TestServer, "url">;
  readonly #publicUrl: string;
  #page: VisitedPage = { status: 0, path: "/", html: "" };

  /** @param publicUrl the origin under which the server believes to be reached, where that is not its own. */
  constructor(server: Pick<TestServer, "url">, publicUrl = server.url) {
    this.#server = server;
    this.#publicUrl = publicUrl;
  }

  /** The page that is open. */
  get page(): VisitedPage {
    return this.#page;
  }

  /** Opens a page. */
  async open(path: string): Promise<VisitedPage> {
    return await this.#follow(path, { method: "GET" });
  }

  /**
   * Sends the form of the open page whose action begins with `action`, with its hidden fields.
   * Fails loudly when there is no such form.
   * @param to where it is sent instead of its own address, as scripts do.
   */
  async send(action: string, fields: Record<string, string> = {}, to?: string): Promise<VisitedPage> {
    const form = this.#forms().find((candidate) => candidate.action.startsWith(action));
    if (form === undefined) {
      const known = this.#forms().map((candidate) => candidate.action);
      throw new Error(
        `no form for ${action} on ${this.#page.path} (${this.#page.status}); there are: ${known.join(", ")}`,
      );
    }
    return await this.post(to ?? form.action, { ...form.hidden, ...fields });
  }

  /** Sends a form by hand; a list of pairs may name a field several times. */
  async post(path: string, fields: Record<string, string> | [string, string][]): Promise<VisitedPage> {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return await this.#follow(path, { method: "POST", headers, body: new URLSearchParams(fields).toString() });
  }

  /** Sends JSON, as our own scripts do. */
  async postJson(path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = { "content-type": "application/json" };
    const request = { method: "POST", headers, body: JSON.stringify(body) };
    const response = await this.#ask(new URL(path, this.#server.url), request);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** Where a page redirects to; fails loudly when it does not. */
  async redirectOf(path: string): Promise<string> {
    const response = await this.#ask(new URL(path, this.#server.url), { method: "GET" });
    const location = response.headers.get("location");
    if (location === null) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return location;
  }

  #forms(): { action: string; hidden: Record<string, string> }[] {
    return [...this.#page.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gu)].map(
      ([, attributes = "", inner = ""]) => {
        const hidden: Record<string, string> = {};
        for (const [input] of inner.matchAll(/<input\b[^>]*>/gu)) {
          if (!/type="hidden"/u.test(input)) continue;
          hidden[unescape(attribute(input, "name"))] = unescape(attribute(input, "value"));
        }
        return { action: unescape(attribute(attributes, "action")), hidden };
      },
    );
  }

  async #follow(
    path: string,
    init: { method: string; headers?: Record<string, string>; body?: string },
  ): Promise<VisitedPage> {
    let url = new URL(path, this.#server.url);
    let request = init;
    for (let hop = 0; hop < 10; hop++) {
      const response = await this.#ask(url, request);
      const location = response.headers.get("location");
      if (response.status < 300 || response.status > 399 || location === null) {
        this.#page = { status: response.status, path: url.pathname + url.search, html: await response.text() };
        return this.#page;
      }
      url = new URL(location, url);
      if (url.origin === this.#publicUrl) url = new URL(url.pathname + url.search, this.#server.url);
      request = { method: "GET" };
    }
    throw new Error(`more than ten redirects from ${path}`);
  }

  async #ask(
    url: URL,
    request: { method: string; headers?: Record<string, string>; body?: string },
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...request.headers, "sec-fetch-site": "same-origin", cookie };
    const response = await fetch(url, { ...request, headers, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) this.#keep(set);
    return response;
  }

  #keep(set: string): void {
    const [pair = ""] = set.split(";");
    const at = pair.indexOf("=");
    const name = pair.slice(0, at);
    const value = pair.slice(at + 1);
    if (value === "" || /max-age=0\b/iu.test(set)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`, "u").exec(tag)?.[1] ?? "";
}

function unescape(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** The newest mail to an address, out of the outbox. */
export async function mailTo(server: TestServer, address: string): Promise<{ subject: string; text: string }> {
  const row = await server.context.store.reader
    .selectFrom("mail")
    .select(["subject", "body_text"])
    .where("to_address", "=", address)
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (row === undefined) throw new Error(`no mail to ${address}`);
  return { subject: row.subject, text: row.body_text };
}

/** Signs a visitor in by the code of the mail. */
export async function signInByMail(
  server: TestServer,
  visitor: Visitor,
  ...[email, page = "/sign-in"]: [email: string, page?: string]
): Promise<void> {
  await visitor.open(page);
  await visitor.send("/sign-in/email", { email });
  const code = /\b\d{6}\b/u.exec((await mailTo(server, email)).text)?.[0] ?? "";
  await visitor.send("/sign-in/code", { code });
  if (!visitor.cookies.has("hustings_session")) throw new Error(`${email} is not signed in: ${visitor.page.html}`);
}

/** Makes somebody an admin as the operator does, and signs them in by the link. @returns their browser. */
export async function signInAdmin(server: TestServer, email = "wanda@gazette.example"): Promise<Visitor> {
  const { secret } = await addAdmin(server.context, { email });
  const visitor = new Visitor(server);
  await visitor.open(`/sign-in/link?token=${secret}`);
  await visitor.send("/sign-in/link");
  return visitor;
}
