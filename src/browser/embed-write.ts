import { CHANGED } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { keepDrafts } from "./drafts.ts";
import type { Membership, startMember } from "./embed-member.ts";
import type { CountElement } from "./embed/count-element.ts";
import { deviceFetch, deviceToken } from "./embed/device.ts";
import { maybeMember } from "./embed/known.ts";
import { SESSION_CHANGED } from "./embed/session.ts";
import { adoptStyle } from "./embed/style.ts";
import { useParser } from "./fragment.ts";
import type { ParseFragment } from "./fragment.ts";
import { fetchMine, markMine } from "./own-comments.ts";
import type { Mine } from "./own-comments.ts";
import { clickedLink, plainClick } from "./in-place.ts";
import { quoteSelection } from "./quote.ts";
import { reactInPlace } from "./reactions.ts";
import { FORM_OPENED, FORM_POSTED, writeInPlace } from "./write-in-place.ts";

/** Put in by the build: the style of forms, and the address of the script for members. */
declare const WRITE_CSS: string;
declare const MEMBER_SCRIPT: string;

/**
 * Makes writing, reacting, quoting and one's own comments work in an embedded conversation; loads what members need when
 * somebody is one, or wants to be. Called once for each conversation.
 * @param parse how the reading part parses HTML.
 */
export async function startWriting(shown: Conversation, parse: ParseFragment): Promise<void> {
  const { root, baseUrl } = shown;
  const { host } = root as ShadowRoot;
  const reading = { ...shown, fetch: deviceFetch(shown) };
  useParser(parse);
  adoptStyle(root as ShadowRoot, WRITE_CSS);
  let loading: Promise<Membership> | undefined;
  let membership: Membership | undefined;
  const conversation: Conversation = {
    ...reading,
    fetch: async (address, init) => await (membership?.fetch ?? reading.fetch)(address, init),
  };
  let mine: Mine | null = null;
  let mineOf: string | undefined;
  const mark = (): void => {
    if (mine === null) return;
    markMine(conversation, mine, Date.now());
    membership?.show(mine);
  };
  const ask = async (): Promise<void> => {
    const asked = articleId(conversation);
    mineOf = asked;
    const known = membership !== undefined || deviceToken(baseUrl) !== null;
    const answer = known ? await fetchMine(conversation) : null;
    // Another article may be shown by now.
    if (asked !== articleId(conversation)) return;
    mine = answer;
    mark();
  };
  /** Loads the part for members, once; a failure may be over at the next try. */
  const join = async (): Promise<Membership> => {
    loading ??= loadMember(reading, { parse, deviceToken: () => deviceToken(baseUrl), changed: () => void ask() });
    try {
      membership = await loading;
    } catch (error) {
      loading = undefined;
      throw error;
    }
    return membership;
  };
  const joinAndAsk = async (): Promise<void> => {
    if (loading !== undefined) return;
    await join();
    await ask();
  };
  writeInPlace(conversation, (address) => location.assign(address));
  reactInPlace(conversation);
  quoteSelection(conversation);
  keepDrafts(conversation, () => localStorage);
  root.addEventListener("click", (event) => {
    const link = clickedLink(event, "a[data-sign-in]");
    if (!plainClick(event) || link === null) return;
    event.preventDefault();
    join()
      .then(({ signIn }) => signIn())
      // What it is without a script.
      .catch(() => location.assign(link.href));
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
  // Somebody signed in in another conversation of this page, or in another window.
  addEventListener(SESSION_CHANGED, () => void joinAndAsk());
  addEventListener("storage", () => {
    if (maybeMember(host, baseUrl)) void joinAndAsk();
  });
  if (maybeMember(host, baseUrl)) await join();
  await ask();
}

async function loadMember(reading: Conversation, given: Parameters<typeof startMember>[1]): Promise<Membership> {
  const script = (await import(reading.baseUrl + MEMBER_SCRIPT)) as { startMember: typeof startMember };
  return await script.startMember(reading, given);
}

function articleId({ root }: Conversation): string | undefined {
  return root.querySelector<HTMLElement>("[data-article]")?.dataset["article"];
}
