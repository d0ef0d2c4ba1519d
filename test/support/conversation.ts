import { SITE_SETTINGS } from "../../src/domain/site-settings.ts";
import type { SiteSettings } from "../../src/domain/site-settings.ts";
import { postComment } from "../../src/service/post-comment.ts";
import type { ServiceContext, Writer } from "../../src/service/service-context.ts";
import { visitArticle } from "../../src/service/visit-article.ts";
import type { ArticleRow } from "../../src/store/articles.ts";
import { loadSite } from "../../src/store/sites.ts";
import type { Engine } from "../../src/store/store.ts";
import { NO_SCREENING } from "./no-screening.ts";
import { FakeClock } from "./clock.ts";
import { openTestStore } from "./engines.ts";
import type { TestDatabase } from "./engines.ts";

/** Invented people of the tests. */
export const ADA: Writer = { member: null, device: { id: "device-of-ada" } };
export const BRAM: Writer = { member: null, device: { id: "device-of-bram" } };

/** A fresh database with one article, and the few words in which tests talk about it. */
export interface Conversation {
  readonly context: ServiceContext;
  readonly clock: FakeClock;
  readonly article: ArticleRow;
  readonly database: TestDatabase;
  /** Posts a comment, a second after the last one; returns its id. */
  say(
    parentId: number | null,
    options?: { body?: string; name?: string; writer?: Writer; key?: string },
  ): Promise<number>;
  dispose(): Promise<void>;
}

/** Opens a conversation on a fresh database. */
export async function openConversation(engine: Engine, settings: Partial<SiteSettings> = {}): Promise<Conversation> {
  const clock = new FakeClock();
  const store = await openTestStore(engine, clock.now);
  const site = {
    ...(await loadSite(store.reader)),
    settings: SITE_SETTINGS.parse({ screening: NO_SCREENING, ...settings }),
  };
  const context: ServiceContext = { store, now: clock.now, site: () => site, hashIdentity: (text) => text };
  const { article } = await visitArticle(context, {
    visit: { url: "https://news.example/the-old-bridge", id: null, title: "The old bridge" },
    mayCreate: true,
    beforeCreation: () => Promise.resolve(),
  });
  let said = 0;
  return {
    context,
    clock,
    article,
    database: store.database,
    say: async (parentId, options = {}) => {
      said++;
      clock.advance(1_000);
      const { id } = await postComment(context, {
        articleId: article.id,
        parentId,
        input: { name: options.name ?? "Ada", email: "", body: options.body ?? `Remark ${said}` },
        writer: options.writer ?? ADA,
        idempotencyKey: options.key ?? `key-${said}`,
      });
      return id;
    },
    dispose: () => store.dispose(),
  };
}
