import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Signs and checks short texts with HMAC-SHA-256 (RFC 2104), a separate key for each purpose. */
export class Signer {
  readonly #key: Buffer;

  /**
   * @param secret the installation's signing secret.
   * @param purpose what is signed: a signature for one purpose is worth nothing for another.
   */
  constructor(secret: string, purpose: string) {
    this.#key = createHmac("sha256", secret).update(purpose).digest();
  }

  /** `payload` with its signature: `payload.signature`. The payload must not contain a full stop. */
  sign(payload: string): string {
    return `${payload}.${this.#mac(payload).toString("base64url")}`;
  }

  /** What only this signer makes of `text`: 22 characters, the same for the same text. */
  digest(text: string): string {
    return this.#mac(text).subarray(0, 16).toString("base64url");
  }

  /** The payload of a text that this signer signed; null for any other. */
  open(signed: string): string | null {
    const dot = signed.lastIndexOf(".");
    if (dot < 1) return null;
    const payload = signed.slice(0, dot);
    const given = Buffer.from(signed.slice(dot + 1), "base64url");
    const right = this.#mac(payload);
    return given.length === right.length && timingSafeEqual(given, right) ? payload : null;
  }

  #mac(payload: string): Buffer {
    return createHmac("sha256", this.#key).update(payload).digest();
  }
}

/** A check whether a text is `secret` that takes the same time whatever the text. */
export function secretCheck(secret: string): (text: string) => boolean {
  // Hashed, because timingSafeEqual wants equal lengths and a length is a hint, too.
  const right = createHash("sha256").update(secret).digest();
  return (text) => timingSafeEqual(createHash("sha256").update(text).digest(), right);
}
