import { SignJWT } from "jose";
import type { Locator, Page } from "playwright-core";
import { postComment } from "../../src/service/post-comment.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import type { SiteSettings } from "../../src/domain/site-settings.ts";
import type { Engine } from "../../src/store/store.ts";
import { startHost } from "../support/host.ts";
import type { Host, HostPage } from "../support/host.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

/** What a careful publisher's page allows: nothing inline, no other origin than the server of the conversation. */
export function strictPolicy(serverUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${serverUrl}`,
    `connect-src ${serverUrl}`,
    "style-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types hustings",
  ].join("; ");
}

/** A publisher's site with a conversation from a server on another origin. */
export interface EmbedTalk {
  readonly server: TestServer;
  readonly host: Host;
  /** Puts a page on the publisher's site; returns its address. */
  page(path: string, body: string, headers?: HostPage["headers"]): string;
  /** Posts a comment about the page at `path` behind the browser's back; returns its id. */
  say(path: string, body: string, options?: { to?: number; name?: string }): Promise<number>;
  dispose(): Promise<void>;
}

/** Starts both. */
export async function openEmbedTalk(
  settings: Partial<SiteSettings> = {},
  env: Record<string, string> = {},
  engine: Engine = "sqlite",
): Promise<EmbedTalk> {
  const host = await startHost();
  const server = await startTestServer(engine, { settings: { allowedOrigins: [host.origin], ...settings }, env });
  const { context, clock } = server;
  let said = 0;
  return {
    server,
    host,
    page: (path, body, headers = {}) => {
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page ${path}</title>
        <script async src="${server.url}/embed.js"></script></head><body>${body}</body></html>`;
      host.pages.set(path, { html, headers });
      return host.origin + path;
    },
    say: async (path, body, options = {}) => {
      said += 1;
      clock.advance(1_000);
      const { article } = await visitArticle(context, {
        visit: { url: host.origin + path, id: null, title: `Page ${path}` },
        mayCreate: true,
        beforeCreation: () => Promise.resolve(),
      });
      const { id } = await postComment(context, {
        articleId: article.id,
        parentId: options.to ?? null,
        input: { name: options.name ?? "Bram", email: "", body },
        writer: { member: null, device: { id: "device-of-bram" } },
        idempotencyKey: `said-${said}`,
      });
      return id;
    },
    dispose: async () => {
      await server.dispose();
      await host.dispose();
    },
  };
}

/** What a publisher signs its tokens with. For the server's option `SSO_SECRET`. */
export const SSO_SECRET = "a-secret-that-newspaper-and-server-share";

/** A publisher's token for one of its readers, whose name is then "Reader of the paper SUB". */
export async function publisherToken({ server }: EmbedTalk, sub: string): Promise<string> {
  const now = Math.floor(server.clock.now() / 1000);
  return await new SignJWT({
    sub,
    name: `Reader of the paper ${sub}`,
    jti: `${sub}-${Math.random()}`,
    iat: now,
    exp: now + 60,
  })
    .setProtectedHeader({ alg: "HS256" })
    .setAudience(server.url)
    .sign(new TextEncoder().encode(SSO_SECRET));
}

/** Opens the form that a link leads to and fills it in. */
export async function write(page: Page, link: Locator, values: { name?: string; body: string }): Promise<Locator> {
  await link.click();
  const form = page.locator("form.form");
  await form.locator("textarea").fill(values.body);
  if (values.name !== undefined) await form.locator("input[name=name]").fill(values.name);
  return form;
}

/** Adds up by how much things moved in a page without anybody having touched it. Ask with `shiftOf`. */
export async function watchShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(globalThis, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) (globalThis as unknown as { shift: number }).shift += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The sum so far, after what is pending was drawn. */
export async function shiftOf(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            resolve((globalThis as unknown as { shift: number }).shift);
          });
        });
      }),
  );
}

/** True when the head of a comment is inside of the window. */
export async function inWindow(page: Page, id: number): Promise<boolean> {
  const box = await page.locator(`#comment-${id} header`).boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  return box !== null && box.y >= 0 && box.y + box.height <= height;
}
