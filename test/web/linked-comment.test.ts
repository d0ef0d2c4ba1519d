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

/** The list items of an answer, as text: the number of each comment, and what leads to those left out. */
async function items(path: string, comment: number): Promise<string[]> {
  const query = new URLSearchParams({ url: `${talk.host.origin}${path}`, comment: String(comment), title: "Bridge" });
  const answer = await fetch(`${talk.server.url}/fragments/thread?${query}`, { headers: { origin: talk.host.origin } });
  const found = (await answer.text()).matchAll(/class="number"[^>]*>([\d.]+)<|<li class="more[^]*?>([^<>]+)<\/a/gu);
  return [...found].map(([, number, more]) => number ?? more?.trim() ?? "");
}

it("shows a linked comment in its branch, behind what is left out there, with all that it is shown under", async () => {
  const first = await talk.say("/bridge", "Which blue?");
  const replies: number[] = [];
  for (let number = 0; number < 120; number++) replies.push(await talk.say("/bridge", `Blue ${number}`, { to: first }));
  const last = replies.at(-1) ?? 0;
  const below = await talk.say("/bridge", "That one.", { to: last });
  const linked = await talk.say("/bridge", "Yes.", { to: below });
  for (let number = 0; number < 3; number++) await talk.say("/bridge", `Sure ${number}.`, { to: linked });
  const other = await talk.say("/bridge", "And the railings?");
  const shown = await items("/bridge", linked);
  const more = shown.findIndex((item) => item.endsWith("more replies"));
  expect(shown.slice(more)).toEqual([
    `${120 - (more - 1) - 1} more replies`,
    "1.120",
    "1.120.1",
    "1.120.1.1",
    "3 more replies",
    "2",
  ]);
  // What is on the page stays where it is.
  expect(await items("/bridge", replies[0] ?? 0)).toEqual(await items("/bridge", 0));
  expect(await items("/bridge", other)).toContain("2");
});

it("shows a linked comment of a later page behind the link to the next one", async () => {
  let root = 0;
  for (let number = 0; number < 103; number++) root = await talk.say("/bridge", `Remark ${number}`);
  const linked = await talk.say("/bridge", "A reply.", { to: root });
  const shown = await items("/bridge", linked);
  expect(shown.slice(-3)).toEqual(["More comments", "103", "103.1"]);
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
