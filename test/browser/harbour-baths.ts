import type { Page } from "playwright-core";
import type { TestServer } from "../support/server.ts";

/** What tests do on a server by its API: the quick way to a conversation. */
export class Talk {
  readonly #server: TestServer;
  readonly articleId: number;

  private constructor(server: TestServer, articleId: number) {
    this.#server = server;
    this.articleId = articleId;
  }

  /** A server's new article, by the publisher's API. */
  static async open(server: TestServer, token: string): Promise<Talk> {
    const response = await fetch(`${server.url}/api/v1/articles`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({
        title: "The harbour baths stay open",
        slug: "harbour-baths",
        standfirst: "A vote, a winter, a kettle.",
        body: "The baths stay open.\n\nSo the council decided.",
      }),
    });
    if (response.status !== 201) throw new Error(`publishing answered ${response.status}: ${await response.text()}`);
    return new Talk(server, ((await response.json()) as { id: number }).id);
  }

  /** Address of the article's page. */
  get url(): string {
    return `${this.#server.url}/articles/harbour-baths`;
  }

  /** Posts a comment; returns its id. */
  async say(body: string, options: { name?: string; to?: number } = {}): Promise<number> {
    this.#server.clock.advance(1_000);
    const response = await fetch(`${this.#server.url}/api/v1/articles/${this.articleId}/comments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: options.name ?? "Ada Quill", body, parentId: options.to ?? null }),
    });
    if (response.status !== 201) throw new Error(`posting answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { comment: { id: number } }).comment.id;
  }
}

/** Fills in and sends the form on a page or opened in place. */
export async function fillIn(page: Page, values: { name?: string; body: string }): Promise<void> {
  const form = page.locator("form.form");
  await form.locator("textarea").fill(values.body);
  if (values.name !== undefined) await form.locator("input[name=name]").fill(values.name);
}
