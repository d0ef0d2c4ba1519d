/** What a link in a mail lets whoever opens it do, without signing in. */
export type MailLink =
  /** Confirms that a guest wants to be told of answers. */
  | { readonly do: "confirm"; readonly follow: number }
  /** Ends a guest's notices of answers. */
  | { readonly do: "unfollow"; readonly email: string }
  /** Ends a member's notices by mail. */
  | { readonly do: "silence"; readonly person: number };

/** Signs texts, so that only what was signed here is believed. */
interface Signing {
  sign(payload: string): string;
  open(signed: string): string | null;
}

/**
 * Makes and reads the links of mails. They hold all that they need and never run out by themselves: a mail may be opened
 * years later, and ending notices must work then, too.
 */
export class MailLinks {
  readonly #signer: Signing;

  /** @param signer signs for this purpose and this site only. */
  constructor(signer: Signing) {
    this.#signer = signer;
  }

  /** The token of a link; fit for addresses as it is. */
  token(link: MailLink): string {
    return this.#signer.sign(Buffer.from(JSON.stringify(link)).toString("base64url"));
  }

  /** What a token lets its bearer do; null when it is not one of ours. */
  read(token: string): MailLink | null {
    const payload = token.length > 1_000 ? null : this.#signer.open(token);
    return payload === null ? null : (JSON.parse(Buffer.from(payload, "base64url").toString()) as MailLink);
  }
}

/** Path of the page that ends notices; the token is appended. */
export const UNSUBSCRIBE_PATH = "/mail/unsubscribe?token=";

/** Path of the page that confirms them; the token is appended. */
export const CONFIRM_PATH = "/mail/confirm?token=";

/**
 * The headers by which mail programs offer to end notices with one click (RFC 2369 and RFC 8058).
 * @param address absolute address that ends them when it is posted to.
 */
export function unsubscribeHeaders(address: string): Record<string, string> {
  return { "List-Unsubscribe": `<${address}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
