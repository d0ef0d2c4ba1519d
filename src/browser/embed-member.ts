import { openNotices, showBell } from "./bell.ts";
import type { Conversation, FetchLike } from "./conversation.ts";
import { SESSION_CHANGED, sessionAt } from "./embed/session.ts";
import { signedInFetch } from "./embed/signed-in-fetch.ts";
import { adoptStyle } from "./embed/style.ts";
import { useParser } from "./fragment.ts";
import type { ParseFragment } from "./fragment.ts";
import { suggestMentions } from "./mentions.ts";
import type { Mine } from "./own-comments.ts";
import { showMember } from "./signed-in.ts";

/** Put in by the build: the style of what only members see. */
declare const MEMBER_CSS: string;

/** What the writing part of the embed hands over. */
export interface FromWriting {
  readonly parse: ParseFragment;
  /** The token of this device, by which something may be its own; null: it has none. */
  readonly deviceToken: () => string | null;
  /** Is told that somebody signed in or out. */
  readonly changed: () => void;
}

/** What the writing part is given. */
export interface Membership {
  /** Asks for whoever is signed in; as before where nobody is. */
  readonly fetch: FetchLike;
  /** Opens the window for signing in. */
  readonly signIn: () => void;
  /** Shows who is signed in, and what waits for them. */
  readonly show: (mine: Mine) => void;
}

/**
 * Makes signing in work in an embedded conversation, and what members have beyond writing. Called once for each, as soon
 * as somebody wants to sign in or has signed in.
 */
export async function startMember(reading: Conversation, given: FromWriting): Promise<Membership> {
  const { root, baseUrl } = reading;
  useParser(given.parse);
  adoptStyle(root as ShadowRoot, MEMBER_CSS);
  const session = sessionAt(baseUrl);
  const fetch = signedInFetch(reading.fetch, session, given.deviceToken);
  const conversation = { ...reading, fetch };
  let member: Mine["member"] = null;
  suggestMentions(conversation, () => member !== null);
  openNotices(conversation, (address) => location.assign(address));
  await session.resume();
  const host = (root as ShadowRoot).host;
  const bySso = async (): Promise<void> => {
    const token = host.getAttribute("sso");
    if (token !== null) await session.bySso(token);
  };
  new MutationObserver(() => void bySso()).observe(host, { attributeFilter: ["sso"] });
  await bySso();
  addEventListener(SESSION_CHANGED, given.changed);
  return {
    fetch,
    signIn: () => {
      session.open();
    },
    show: (mine) => {
      ({ member } = mine);
      showMember(conversation, member, () => void session.end());
      if (member !== null) showBell(conversation, mine);
    },
  };
}
