import { secretCheck, Signer } from "./signing.ts";

/** Characters of a signature: 72 bits, which nobody guesses by mail, and the header still fits into a line. */
const LENGTH = 12;

/** Signs the keys of a site's mails, as the left parts of their Message-IDs. */
export class SignedMessageIds {
  readonly #signer: Signer;

  /** @param secret the site's signing secret. */
  constructor(secret: string) {
    this.#signer = new Signer(secret, "message-id");
  }

  /** The left part of the Message-ID: `key.signature`. */
  sign(key: string): string {
    return `${key}.${this.#signer.digest(key).slice(0, LENGTH)}`;
  }

  /** The key of a left part that was signed here; null for any other. */
  open(signed: string): string | null {
    const key = signed.slice(0, Math.max(signed.lastIndexOf("."), 0));
    return key !== "" && secretCheck(this.sign(key))(signed) ? key : null;
  }
}
