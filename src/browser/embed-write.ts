import { CHANGED } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { keepDrafts } from "./drafts.ts";
import { adoptStyle } from "./embed/style.ts";
import { shareParser } from "./fragment.ts";
import type { ParseFragment } from "./fragment.ts";
import { fetchMine, markMine } from "./own-comments.ts";
import type { Mine } from "./own-comments.ts";
import { quoteSelection } from "./quote.ts";
import { reactInPlace } from "./reactions.ts";
import { FORM_POSTED, writeInPlace } from "./write-in-place.ts";

/** Put in by the build: the style of forms. */
declare const WRITE_CSS: string;

/** What the reading part of the embed hands over. */
export interface FromReading {
  readonly parse: ParseFragment;
  /** True when this device has a token, so that something may be its own. */
  readonly known: () => boolean;
}

/** Makes writing, reacting, quoting and one's own comments work in an embedded conversation. Called once for each. */
export async function startWriting(conversation: Conversation, { parse, known }: FromReading): Promise<void> {
  const { root } = conversation;
  shareParser(parse);
  adoptStyle(root as ShadowRoot, WRITE_CSS);
  let mine: Mine | null = null;
  let mineOf: string | undefined;
  const ask = async (): Promise<void> => {
    const asked = articleId(conversation);
    mineOf = asked;
    const answer = known() ? await fetchMine(conversation) : null;
    // Another article may be shown by now.
    if (asked !== articleId(conversation)) return;
    mine = answer;
    if (mine !== null) markMine(conversation, mine, Date.now());
  };
  writeInPlace(conversation, (address) => location.assign(address));
  reactInPlace(conversation);
  quoteSelection(conversation);
  keepDrafts(conversation, () => localStorage);
  root.addEventListener(FORM_POSTED, () => void ask());
  root.addEventListener(CHANGED, () => {
    if (articleId(conversation) !== mineOf) void ask();
    else if (mine !== null) markMine(conversation, mine, Date.now());
  });
  await ask();
}

function articleId({ root }: Conversation): string | undefined {
  return root.querySelector<HTMLElement>("[data-article]")?.dataset["article"];
}
