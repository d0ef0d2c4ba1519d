import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import type { WatchedPage } from "../support/browser.ts";
import { openEmbedTalk } from "./embed-talk.ts";
import type { EmbedTalk } from "./embed-talk.ts";

/** What a test of an embed works with. */
export interface EmbedUnderTest {
  readonly browser: Browser;
  readonly talk: EmbedTalk;
  readonly watched: WatchedPage;
}

/**
 * One browser for all tests of a file, and for each of them a conversation and a page of its own. All is opened and closed
 * by itself; what is given is there only while a test runs.
 */
export function embedForEach(open: () => Promise<EmbedTalk> = openEmbedTalk): EmbedUnderTest {
  const embed: { -readonly [Part in keyof EmbedUnderTest]?: EmbedUnderTest[Part] } = {};
  beforeAll(async () => {
    embed.browser = await launchBrowser();
  });
  afterAll(async () => {
    await embed.browser?.close();
  });
  beforeEach(async () => {
    embed.talk = await open();
    embed.watched = await openPage(embed.browser as Browser);
  });
  afterEach(async () => {
    await embed.watched?.context.close();
    await embed.talk?.dispose();
  });
  return embed as EmbedUnderTest;
}
