import { openNotices, showBell } from "./bell.ts";
import { CHANGED, commentElement } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { attempt, keepDrafts } from "./drafts.ts";
import { useParser } from "./fragment.ts";
import { loadInPlace } from "./in-place.ts";
import { jumpAndComeBack } from "./jump-back.ts";
import { fetchMine, markMine } from "./own-comments.ts";
import type { Mine } from "./own-comments.ts";
import { suggestMentions } from "./mentions.ts";
import { quoteSelection } from "./quote.ts";
import { readerLanguage, showRelativeTimes } from "./relative-time.ts";
import { presentPlace, returnTo } from "./return.ts";
import type { Place } from "./return.ts";
import { reactInPlace } from "./reactions.ts";
import { showMember } from "./signed-in.ts";
import { trustedParser } from "./trusted-parser.ts";
import { FORM_POSTED, writeInPlace } from "./write-in-place.ts";

/** What our own pages do with a script. All of it also works without: these are conveniences. */

useParser(trustedParser());
const conversation: Conversation = {
  root: document,
  baseUrl: location.origin,
  fetch: async (address, init) => await fetch(address, init),
};
const language = readerLanguage(document.documentElement.lang, navigator.languages);
const placeKey = `hustings-place ${location.pathname}${location.search}`;
const loaded: string[] = [];
let mine: Mine | null = null;

function refresh(): void {
  if (mine !== null) markMine(conversation, mine, Date.now());
  showRelativeTimes(document, Date.now(), language);
  if (mine === null) return;
  showMember(conversation, mine.member);
  if (mine.member !== null) showBell(conversation, mine);
}

async function askMine(): Promise<void> {
  mine = await fetchMine(conversation);
  refresh();
}

function noteInAddress(article: HTMLElement): void {
  history.replaceState(history.state, "", `#${article.id}`);
}

/** A permalink to a comment that is not on this page leads to the comment's own page. */
function followPermalink(): void {
  const id = /^#comment-(\d+)$/u.exec(location.hash)?.[1];
  if (id !== undefined && commentElement(conversation, id) === null) location.replace(`/comments/${id}`);
}

async function comeBack(): Promise<void> {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const kept = attempt(() => sessionStorage.getItem(placeKey));
  if (navigation?.type !== "back_forward" || kept === null) return;
  const place = JSON.parse(kept) as Place;
  if (place.loaded.length === 0) return;
  await returnTo(conversation, place, (pixels) => scrollBy({ top: pixels, behavior: "instant" }));
}

showRelativeTimes(document, Date.now(), language);
loadInPlace(conversation, (address) => loaded.push(address));
jumpAndComeBack(conversation, noteInAddress);
writeInPlace(conversation, (address) => location.assign(address));
reactInPlace(conversation);
quoteSelection(conversation);
openNotices(conversation, (address) => location.assign(address));
suggestMentions(conversation, () => (mine?.member ?? null) !== null);
keepDrafts(conversation, () => localStorage);
document.addEventListener(CHANGED, refresh);
document.addEventListener(FORM_POSTED, () => void askMine());
addEventListener("hashchange", followPermalink);
addEventListener("pagehide", () => {
  attempt(() => sessionStorage.setItem(placeKey, JSON.stringify(presentPlace(conversation, loaded))));
});
setInterval(refresh, 60_000);
followPermalink();
void askMine();
void comeBack();
