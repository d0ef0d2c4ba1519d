import { CHANGED, commentElement, scriptTexts } from "../conversation.ts";
import type { Conversation } from "../conversation.ts";
import { fragmentAddress, parseFragment } from "../fragment.ts";
import type { startWriting } from "../embed-write.ts";
import { clickedLink, loadInPlace, plainClick } from "../in-place.ts";
import { jumpAndComeBack, showComment } from "../jump-back.ts";
import { showRelativeTimes } from "../relative-time.ts";
import { sayFailed } from "../say-failed.ts";
import { articleQuery } from "./article-name.ts";
import { failure, tellPublisher } from "./failure.ts";
import { atFirstUse } from "./first-use.ts";
import { kept, maybeMember } from "./known.ts";
import { near, release, reserve } from "./reserve.ts";
import { BASE_URL } from "./server.ts";
import { adoptStyle } from "./style.ts";

/** Put in by the build: the style of a conversation, and the address of the script for writing. */
declare const THREAD_CSS: string;
declare const WRITE_SCRIPT: string;

interface WriteScript {
  readonly startWriting: typeof startWriting;
}

/** How often relative times are brought up to date, in milliseconds. */
const MINUTE_MS = 60_000;

/** What stands where the conversation will be. */
const PLACEHOLDER_CSS = ".wait{height:16em;background:var(--tint)}";

/**
 * `<hustings-thread>`: the conversation of an article in a page of any site. Attributes: `article` (the publisher's id),
 * `url` (default: the page's canonical address), `sort`, `lang`, `lazy` (`false`: load at once), `theme`, `sso` (the publisher's token, JWT).
 */
export class ThreadElement extends HTMLElement {
  static readonly observedAttributes = ["article", "url", "sort", "lang"];

  readonly #root: ShadowRoot;
  /** Keeps the room; the conversation is in it. */
  readonly #hold = document.createElement("div");
  readonly #conversation: Conversation;
  readonly #selectionChanged: () => void;
  readonly #addressChanged = (): void => this.#arrive(true);
  /** The address of what is shown or on its way; empty before the first. */
  #wanted = "";
  #article = "";
  /** Where what is shown, or on its way, comes from. */
  #address = "";
  /** Id of the comment that the page's address named when it was last looked at. */
  #linked = "";
  #load = new AbortController();
  #minute: ReturnType<typeof setInterval> | undefined;
  #queued = false;
  #writing: Promise<void> | undefined;

  constructor() {
    super();
    // There already where the publisher's server put the conversation into the page (declarative shadow DOM).
    const given = this.shadowRoot?.querySelector("section");
    this.#root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    adoptStyle(this.#root, THREAD_CSS + PLACEHOLDER_CSS);
    if (given) this.#hold.append(given);
    this.#root.replaceChildren(this.#hold);
    const conversation = {
      root: this.#root,
      baseUrl: BASE_URL,
      fetch: (address: string, init?: RequestInit) => this.#ask(address, init),
    };
    this.#conversation = conversation;
    loadInPlace(conversation);
    jumpAndComeBack(conversation);
    this.#selectionChanged = atFirstUse(conversation, () => this.#startWriting());
    this.#root.addEventListener(CHANGED, () => this.#showTimes());
    this.#root.addEventListener("click", (event) => this.#clicked(event));
  }

  connectedCallback(): void {
    document.addEventListener("selectionchange", this.#selectionChanged);
    addEventListener("hashchange", this.#addressChanged);
    this.#minute = setInterval(() => this.#showTimes(), MINUTE_MS);
    this.#update();
  }

  disconnectedCallback(): void {
    document.removeEventListener("selectionchange", this.#selectionChanged);
    removeEventListener("hashchange", this.#addressChanged);
    clearInterval(this.#minute);
    this.#load.abort();
    if (!this.#section) this.#wanted = "";
  }

  attributeChangedCallback(): void {
    if (this.#minute !== undefined) this.#update();
  }

  get #section(): HTMLElement | null {
    return this.#hold.querySelector("section");
  }

  /** Asks the server, in the language that is wanted instead of the site's own, and without cookies. */
  #ask(address: string, init?: RequestInit): Promise<Response> {
    const url = new URL(address);
    const language = this.getAttribute("lang");
    if (language !== null && url.pathname.startsWith("/fragments/")) url.searchParams.set("lang", language);
    return fetch(url, { ...init, credentials: "omit" });
  }

  /** Shows what the attributes say now; several that change together are one change. */
  #update(): void {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (!this.isConnected) return;
      const query = articleQuery(this);
      const article = `${query}`;
      const sort = this.getAttribute("sort");
      if (sort !== null) query.set("sort", sort);
      const wanted = `${query} ${this.getAttribute("lang") ?? ""}`;
      if (wanted === this.#wanted) return;
      const given = this.#wanted === "" && this.#section !== null;
      const other = article !== this.#article;
      this.#wanted = wanted;
      this.#article = article;
      const address = `${BASE_URL}/fragments/thread?${query}`;
      this.#address = address;
      if (given) this.#shown(true);
      else void this.#open(address, other);
    });
  }

  /**
   * Loads a conversation and shows it; one that is on its way is given up.
   * @param other it is about another article: what is shown must not stay until it is there.
   */
  async #open(address: string, other = false): Promise<void> {
    this.#address = address;
    this.#load.abort();
    this.#load = new AbortController();
    const { signal } = this.#load;
    reserve(this.#hold);
    this.#hold.ariaBusy = "true";
    if (other || !this.#section) this.#hold.replaceChildren(placeholder());
    // Whoever comes for one comment is taken there: no need to wait until they are near.
    if (this.getAttribute("lazy") !== "false" && linkedId() === "") await near(this, signal);
    try {
      // Names the article, should this be its first visit; and the comment that is linked, should it be on no first page.
      const more = `&comment=${linkedId()}&title=${encodeURIComponent(document.title)}`;
      const response = await this.#conversation.fetch(address + more, { signal });
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      const fragment = parseFragment(await response.text());
      const atSorts = this.#root.activeElement?.matches("[data-sort]");
      this.#hold.replaceChildren(fragment);
      if (atSorts) this.#root.querySelector<HTMLElement>("[aria-current]")?.focus({ preventScroll: true });
      this.#shown(false);
    } catch (error) {
      if (signal.aborted) return;
      this.#failed(error);
    }
    this.#hold.ariaBusy = null;
    release(this.#hold, signal);
  }

  #shown(mayAsk: boolean): void {
    this.#root.dispatchEvent(new Event(CHANGED));
    this.#arrive(mayAsk);
    // Whoever has written or reacted here, or is signed in, finds that marked.
    if (kept("device", BASE_URL) || maybeMember(this, BASE_URL))
      this.#startWriting().catch((error: unknown) => console.warn("Hustings:", error));
  }

  /**
   * Shows the comment that the page's address names. Once: another order of the comments is no new arrival.
   * @param mayAsk the server may be asked for it, should it not be here.
   */
  #arrive(mayAsk: boolean): void {
    const id = linkedId();
    if (id === this.#linked) return;
    const article = commentElement(this.#conversation, id);
    if (mayAsk && id !== "" && !article) {
      void this.#open(this.#address);
      return;
    }
    this.#linked = id;
    if (article) showComment(this.#conversation, article);
  }

  #failed(error: unknown): void {
    const top = this.#root.querySelector(".top");
    if (top) {
      sayFailed(top, scriptTexts(this.#conversation).failed);
      for (const link of this.#root.querySelectorAll<HTMLElement>("[data-sort]")) delete link.dataset["sort"];
      return;
    }
    tellPublisher("conversation", error);
    const language = this.getAttribute("lang") ?? document.documentElement.lang;
    this.#hold.replaceChildren(failure(this, language));
  }

  #showTimes(): void {
    const language = this.#section?.lang;
    if (language !== undefined) showRelativeTimes(this.#root, Date.now(), language);
  }

  /** Orders change in place; a comment's number becomes part of the page's address. */
  #clicked(event: Event): void {
    if (!plainClick(event)) return;
    const sort = clickedLink(event, "a[data-sort]")?.dataset["sort"];
    const number = clickedLink(event, "a.number");
    const article = number?.closest<HTMLElement>("article");
    if (sort !== undefined) {
      event.preventDefault();
      void this.#open(fragmentAddress(this.#conversation, sort));
    } else if (number && article) {
      event.preventDefault();
      history.replaceState(history.state, "", number.hash);
      this.#linked = linkedId();
      showComment(this.#conversation, article);
    }
  }

  #startWriting(): Promise<void> {
    return (this.#writing ??= import(BASE_URL + WRITE_SCRIPT)
      .then((script: WriteScript) => script.startWriting(this.#conversation, parseFragment))
      .catch((error: unknown) => {
        this.#writing = undefined;
        throw error;
      }));
  }
}

/** Id of the comment that the page's address names; empty for none. */
function linkedId(): string {
  return /^#comment-(\d+)$/u.exec(location.hash)?.[1] ?? "";
}

function placeholder(): HTMLElement {
  const box = document.createElement("div");
  box.className = "hustings wait";
  return box;
}
