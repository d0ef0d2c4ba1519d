import { importComments } from "../src/service/import-comments.ts";
import type { IncomingComment } from "../src/service/import-comments.ts";
import type { ServiceContext } from "../src/service/service-context.ts";
import { SITE_SETTINGS } from "../src/domain/site-settings.ts";
import { renderMarkdown } from "../src/domain/markdown.ts";
import { openStore } from "../src/store/open-store.ts";
import { loadSite } from "../src/store/sites.ts";

/** Comments written in one transaction. */
const BATCH = 5_000;

const WORDS =
  "river council bridge winter vote people water bath money year street school evening question answer reason doubt plan".split(
    " ",
  );

/** Which earlier comment each comment answers; null for a root. */
export type Shape = (index: number) => number | null;

/** A conversation as they grow: a root now and then, most answer something recent. */
export function naturalShape(index: number): number | null {
  if (index % 5 === 0) return null;
  // A fixed scatter, so that every run builds the same tree.
  const back = 1 + (((index * 2_654_435_761) % 97) % Math.min(index, 40));
  return index - back;
}

/** One root with all others right below it. */
export function starShape(index: number): number | null {
  return index === 0 ? null : 0;
}

/** Each comment answers the one before it. */
export function chainShape(index: number): number | null {
  return index === 0 ? null : index - 1;
}

/** Fills a database with one article of `count` comments; returns the article's id. */
export async function buildThread(
  dataDir: string,
  thread: { name: string; count: number; shape: Shape },
): Promise<number> {
  const store = await openStore({ databaseUrl: null, dataDir });
  const site = { ...(await loadSite(store.reader)), settings: SITE_SETTINGS.parse({}) };
  const context: ServiceContext = { store, now: Date.now, site: () => site, hashIdentity: (text) => text };
  const url = `https://bench.example/${thread.name}`;
  let id = 0;
  for (let start = 0; start < thread.count; start += BATCH) {
    const size = Math.min(BATCH, thread.count - start);
    const comments = Array.from({ length: size }, (_, offset) => comment(start + offset, thread.shape));
    const outcome = await importComments(context, {
      source: `bench:${thread.name}`,
      parts: [
        {
          article: {
            externalId: "article",
            values: { key: `url:${url}`, url, title: thread.name, published_at: start },
          },
          comments,
        },
      ],
    });
    id = outcome.articles[0]?.id ?? id;
  }
  await store.close();
  return id;
}

function comment(index: number, shape: Shape): IncomingComment {
  const parent = shape(index);
  const words = Array.from({ length: 25 + (index % 40) }, (_, place) => WORDS[(index * 7 + place * 11) % WORDS.length]);
  const text = words.join(" ");
  return {
    externalId: String(index),
    parentExternalId: parent === null ? null : String(parent),
    state: "published",
    author: `Reader ${index % 500}`,
    email: null,
    bodySource: text,
    bodyHtml: renderMarkdown(text),
    createdAt: index * 1_000,
    publishedAt: index * 1_000,
  };
}
