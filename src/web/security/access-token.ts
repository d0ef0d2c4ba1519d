import { Signer } from "./signing.ts";

/** How long an access token is good for, in milliseconds; an embed renews it silently before. */
export const ACCESS_TOKEN_AGE_MS = 15 * 60_000;

/** Longest token that is looked at, in characters. */
const MAX_LENGTH = 200;

/** Makes and reads the short-lived bearer tokens (RFC 6750) by which embeds act for a member. */
export class AccessTokens {
  readonly #signer: Signer;
  readonly #now: () => number;

  constructor(secret: string, now: () => number) {
    this.#signer = new Signer(secret, "access");
    this.#now = now;
  }

  /** A token for this session, and until when it is good (milliseconds since 1970-01-01 UTC). */
  issue(sessionId: number): { token: string; expiresAt: number } {
    const expiresAt = this.#now() + ACCESS_TOKEN_AGE_MS;
    return { token: this.#signer.sign(`${sessionId}~${expiresAt.toString(36)}`), expiresAt };
  }

  /** The session of a token; null when the token is not one of ours or has run out. */
  read(token: string): number | null {
    const payload = token.length > MAX_LENGTH ? null : this.#signer.open(token);
    const [session = "", expires = ""] = (payload ?? "").split("~");
    return Number.parseInt(expires, 36) > this.#now() ? Number(session) : null;
  }
}
