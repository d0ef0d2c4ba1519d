import type { Browser, Page } from "playwright-core";
import type { SiteSettings } from "../../src/domain/site-settings.ts";
import { postComment } from "../../src/service/post-comment.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import { launchBrowser } from "../support/browser.ts";
import { startTestServer } from "../support/server.ts";

/** A real server, a browser and a conversation between them. */
export interface Talk {
  readonly browser: Browser;
  readonly url: string;
  readonly articleId: number;
  /** Path of the conversation's page. */
  readonly path: string;
  /** Posts a comment behind the browser's back; returns its id. */
  say(parentId: number | null, body: string, name?: string): Promise<number>;
  dispose(): Promise<void>;
}

/** Opens a conversation; without settings every comment is public at once. */
export async function openTalk(settings: Partial<SiteSettings> = {}): Promise<Talk> {
  const server = await startTestServer("sqlite", { realTime: true, settings });
  const browser = await launchBrowser();
  const { context, url } = server;
  const { article } = await visitArticle(context, {
    visit: { url: "https://news.example/the-old-bridge", id: null, title: "The old bridge" },
    mayCreate: true,
    beforeCreation: () => Promise.resolve(),
  });
  let said = 0;
  return {
    browser,
    url,
    articleId: article.id,
    path: `/conversations/${article.id}`,
    say: async (parentId, body, name = "Bram") => {
      said += 1;
      const { id } = await postComment(context, {
        articleId: article.id,
        parentId,
        input: { name, email: "", body },
        writer: { member: null, device: { id: "device-of-bram" } },
        idempotencyKey: `said-${said}`,
      });
      return id;
    },
    dispose: async () => {
      await browser.close();
      await server.dispose();
    },
  };
}

/** Waits until the scripts of a page have asked what is the reader's own: then they are all at work. */
export async function openWithScripts(page: Page, address: string): Promise<void> {
  const asked = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith("/mine"));
  await page.goto(address);
  await asked;
}
