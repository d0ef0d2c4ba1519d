import { afterEach, beforeEach, expect, it } from "vitest";
import { openEmbedTalk } from "../browser/embed-talk.ts";
import type { EmbedTalk } from "../browser/embed-talk.ts";

let talk: EmbedTalk;

beforeEach(async () => {
  talk = await openEmbedTalk();
});
afterEach(async () => {
  await talk.dispose();
});

it("shows a linked comment to whoever followed the link, and not to those who ask before and after", async () => {
  const first = await talk.say("/bridge", "Which blue?");
  let last = first;
  for (let number = 0; number < 110; number++) last = await talk.say("/bridge", `Blue ${number}`, { to: first });
  const shows = async (comment: number | ""): Promise<boolean> => {
    const query = new URLSearchParams({ url: `${talk.host.origin}/bridge`, comment: String(comment), title: "Bridge" });
    const answer = await fetch(`${talk.server.url}/fragments/thread?${query}`, {
      headers: { origin: talk.host.origin },
    });
    return (await answer.text()).includes(`id="comment-${last}"`);
  };
  expect([await shows(""), await shows(last), await shows("")]).toEqual([false, true, false]);
});
