import { CHANGED } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { keepDrafts } from "./drafts.ts";
import type { CountElement } from "./embed/count-element.ts";
import { SESSION_CHANGED, sessionAt } from "./embed/session.ts";
import { signedInFetch } from "./embed/signed-in-fetch.ts";
import { adoptStyle } from "./embed/style.ts";
import { useParser } from "./fragment.ts";
import type { ParseFragment } from "./fragment.ts";
import { fetchMine, markMine } from "./own-comments.ts";
import type { Mine } from "./own-comments.ts";
import { clickedLink, plainClick } from "./in-place.ts";
import { quoteSelection } from "./quote.ts";
import { reactInPlace } from "./reactions.ts";
import { showMember } from "./signed-in.ts";
import { FORM_OPENED, FORM_POSTED, writeInPlace } from "./write-in-place.ts";

/** Put in by the build: the style of forms. */
declare const WRITE_CSS: string;

/** What the reading part of the embed hands over. */
export interface FromReading {
  readonly parse: ParseFragment;
  /** The token of this device, by which something may be its own; null: it has none. */
  readonly deviceToken: () => string | null;
}

/** Makes writing, reacting, quoting and one's own comments work in an embedded conversation. Called once for each. */
export async function startWriting(reading: Conversation, { parse, deviceToken }: FromReading): Promise<void> {
  const { root, baseUrl } = reading;
  useParser(parse);
  adoptStyle(root as ShadowRoot, WRITE_CSS);
  const session = sessionAt(baseUrl);
  const conversation = { ...reading, fetch: signedInFetch(reading.fetch, session, deviceToken) };
  let mine: Mine | null = null;
  let mineOf: string | undefined;
  const mark = (): void => {
    if (mine === null) return;
    markMine(conversation, mine, Date.now());
    showMember(conversation, mine.member, () => void session.end());
  };
  const ask = async (): Promise<void> => {
    const asked = articleId(conversation);
    mineOf = asked;
    const known = session.known || deviceToken() !== null || (mine?.member ?? null) !== null;
    const answer = known ? await fetchMine(conversation) : null;
    // Another article may be shown by now.
    if (asked !== articleId(conversation)) return;
    mine = answer;
    mark();
  };
  writeInPlace(conversation, (address) => location.assign(address));
  reactInPlace(conversation);
  quoteSelection(conversation);
  keepDrafts(conversation, () => localStorage);
  root.addEventListener("click", (event) => {
    if (!plainClick(event) || clickedLink(event, "a[data-sign-in]") === null) return;
    event.preventDefault();
    session.open();
  });
  root.addEventListener(FORM_POSTED, () => {
    void ask();
    // What counts the comments beside the conversation counts anew.
    for (const count of document.querySelectorAll<CountElement>("hustings-count")) count.connectedCallback();
  });
  root.addEventListener(FORM_OPENED, mark);
  root.addEventListener(CHANGED, () => {
    if (articleId(conversation) !== mineOf) void ask();
    else mark();
  });
  await session.resume();
  const host = (root as ShadowRoot).host;
  const bySso = async (): Promise<void> => {
    const token = host.getAttribute("sso");
    if (token !== null) await session.bySso(token);
  };
  new MutationObserver(() => void bySso()).observe(host, { attributeFilter: ["sso"] });
  await bySso();
  addEventListener(SESSION_CHANGED, () => void ask());
  await ask();
}

function articleId({ root }: Conversation): string | undefined {
  return root.querySelector<HTMLElement>("[data-article]")?.dataset["article"];
}
