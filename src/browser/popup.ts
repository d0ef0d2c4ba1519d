/** What the embed and the page that signs in for it say to each other. */
export interface SignedInMessage {
  /** Exchanged once for a session. */
  readonly code: string;
  /** What the embed gave along, so that it knows that this answers it. */
  readonly state: string;
}

/**
 * Hands the one-time code over to the page that opened this window, to exactly the origin that the server allowed; the
 * browser delivers it nowhere else (https://html.spec.whatwg.org/#dom-window-postmessage). Where nobody opened this
 * window, or the provider's pages have cut the tie, this window goes to that page and takes the code along.
 */
export function handOver(element: HTMLElement): void {
  const { origin, code, state, back } = element.dataset;
  if (origin === undefined || code === undefined || state === undefined) return;
  const opener = window.opener as Window | null;
  if (opener === null) {
    if (back !== undefined) location.replace(back);
    return;
  }
  const message: SignedInMessage = { code, state };
  opener.postMessage(message, origin);
  close();
}
