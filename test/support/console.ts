import { DEFAULT_SCREENING } from "../../src/domain/screening/settings.ts";
import type { SiteSettings } from "../../src/domain/site-settings.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import type { Engine } from "../../src/store/store.ts";
import { startTestServer } from "./server.ts";
import type { TestServer } from "./server.ts";
import { signInAdmin } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** A server that screens as shipped, with one conversation and an admin in the console. */
export async function openConsole(
  engine: Engine,
  settings: Partial<SiteSettings> = {},
): Promise<{ server: TestServer; moderator: Visitor; articleId: number }> {
  const server = await startTestServer(engine, { settings: { screening: DEFAULT_SCREENING, ...settings } });
  const { article } = await visitArticle(server.context, {
    visit: { url: "https://gazette.example/ferry", id: null, title: "The night ferry" },
    mayCreate: true,
    beforeCreation: () => Promise.resolve(),
  });
  return { server, moderator: await signInAdmin(server), articleId: article.id };
}
