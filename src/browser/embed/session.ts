import type { SignedInMessage } from "../popup.ts";

/** Sent to the window when somebody signed in or out in an embed of this page, or in another window. */
export const SESSION_CHANGED = "hustings-session-changed";

/** An access token that runs out sooner than this is renewed before it is used, in milliseconds. */
const EARLY_MS = 30_000;

/** What is kept in the storage of the host page's origin. Third-party cookies are not needed, so blocking them is no harm. */
interface Kept {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly renewal: string;
  /** The subject of the publisher's token that it came from; null for every other way. */
  readonly subject: string | null;
}

/** What the server answers. */
interface Answer {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly renewal: string | null;
}

/** The session of this page at one server. */
export class EmbedSession {
  readonly #baseUrl: string;
  readonly #key: string;
  readonly #pendingKey: string;
  /** What the browser refuses to keep: it then lasts as long as the page. */
  readonly #inMemory = new Map<string, string>();
  #renewing: Promise<Kept | null> | null = null;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
    this.#key = `hustings-session ${baseUrl}`;
    this.#pendingKey = `hustings-sign-in ${baseUrl}`;
    // A message counts when it comes from the server's own pages and answers what was asked here.
    addEventListener("message", ({ origin: from, data }: MessageEvent<Partial<SignedInMessage> | null>) => {
      if (from === baseUrl && data?.code) void this.#exchange(data.code, data.state);
    });
    addEventListener("storage", ({ key }) => {
      if (key === this.#key) dispatchEvent(new Event(SESSION_CHANGED));
    });
  }

  /** The access token, renewed where it has run out; null when nobody is signed in. */
  async accessToken(): Promise<string | null> {
    const kept = this.#kept;
    if (kept === null) return null;
    if (Date.parse(kept.expiresAt) - EARLY_MS > Date.now()) return kept.accessToken;
    return await this.renew();
  }

  /** New tokens for the old ones. @returns null when the session has ended, or cannot be renewed now. */
  async renew(): Promise<string | null> {
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = null));
    return (await this.#renewing)?.accessToken ?? null;
  }

  /** Opens the window for signing in; where windows are blocked, goes there and comes back. */
  open(): void {
    const state = crypto.getRandomValues(new Uint32Array(4)).join("-");
    this.#write(this.#pendingKey, state);
    const query = new URLSearchParams({ origin, state, return: location.href });
    const address = `${this.#baseUrl}/sign-in/popup?${query}`;
    if (open(address, "hustings-sign-in", "popup") === null) location.assign(address);
  }

  /** Takes up what a window that could not speak to us has put into the address. */
  async resume(): Promise<void> {
    const [whole = "", code = "", state = ""] = /~hustings=([\w-]+)~([\w-]+)$/u.exec(location.hash) ?? [];
    if (whole === "") return;
    const hash = location.hash.slice(0, -whole.length);
    history.replaceState(history.state, "", location.pathname + location.search + (hash === "#" ? "" : hash));
    await this.#exchange(code, state);
  }

  /**
   * Signs in whoever the publisher's token names, unless they are signed in already: then the token stays unused.
   * @param token JWT of the publisher; empty: the publisher says that nobody is signed in.
   */
  async bySso(token: string): Promise<void> {
    const subject = subjectOf(token);
    const kept = this.#kept;
    if (kept?.subject && kept.subject !== subject) this.#keep(null);
    if (subject === null || (kept?.subject === subject && (await this.accessToken()) !== null)) return;
    await this.#begin("/sso", { token }, subject);
  }

  /** Signs out, here and on the server. */
  async end(): Promise<void> {
    const token = await this.accessToken();
    this.#keep(null);
    if (token === null) return;
    await this.#ask("", { method: "DELETE", headers: { authorization: `Bearer ${token}` } });
  }

  get #kept(): Kept | null {
    const text = this.#read(this.#key);
    return text ? (JSON.parse(text) as Kept) : null;
  }

  async #exchange(code: string, state: string | undefined): Promise<void> {
    const pending = this.#read(this.#pendingKey);
    if (!pending || pending !== state) return;
    this.#write(this.#pendingKey, "");
    await this.#begin("", { code }, null);
  }

  async #begin(path: string, body: object, subject: string | null): Promise<void> {
    const response = await this.#post(path, body);
    if (response.ok) this.#keep((await response.json()) as Answer, subject);
    else console.warn("Hustings:", await response.text());
  }

  async #renew(): Promise<Kept | null> {
    const kept = this.#kept;
    if (kept === null) return null;
    const response = await this.#post("/renew", { renewal: kept.renewal });
    if (response.ok) {
      const answer = (await response.json()) as Answer;
      // Another window may have renewed meanwhile, and has kept the new secret.
      const renewal = answer.renewal ?? this.#kept?.renewal ?? kept.renewal;
      const next = { ...kept, accessToken: answer.accessToken, expiresAt: answer.expiresAt, renewal };
      this.#write(this.#key, JSON.stringify(next));
      return next;
    }
    // Only a refusal ends the session; a server that is away may be back soon.
    if (response.status === 401 && this.#kept?.renewal === kept.renewal) this.#keep(null);
    return null;
  }

  #keep(answer: Answer | null, subject: string | null = null): void {
    const { accessToken, expiresAt, renewal } = answer ?? {};
    this.#write(this.#key, (answer && JSON.stringify({ accessToken, expiresAt, renewal, subject })) || "");
    dispatchEvent(new Event(SESSION_CHANGED));
  }

  #post(path: string, body: object): Promise<Response> {
    const headers = { "content-type": "application/json" };
    return this.#ask(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  #ask(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.#baseUrl}/api/v1/session${path}`, { ...init, credentials: "omit" });
  }

  #read(key: string): string | null {
    try {
      return this.#inMemory.get(key) ?? localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  #write(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
      this.#inMemory.delete(key);
    } catch {
      this.#inMemory.set(key, value);
    }
  }
}

const sessions = new Map<string, EmbedSession>();

/** The one session of this page at a server, however many conversations are on it. */
export function sessionAt(baseUrl: string): EmbedSession {
  let session = sessions.get(baseUrl);
  if (session === undefined) sessions.set(baseUrl, (session = new EmbedSession(baseUrl)));
  return session;
}

/** Whom a token names; only to tell one reader from another, the server alone believes it. */
function subjectOf(token: string): string | null {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    return (JSON.parse(atob(payload)) as { sub?: string }).sub ?? null;
  } catch {
    return null;
  }
}
