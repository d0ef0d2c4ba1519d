import type { Signer } from "./signing.ts";

/**
 * Makes and reads private links to statements of reasons for guests, whose device cannot be known outside of the page in
 * which they wrote: an embed keeps it for its own site only. Only the author of a comment is ever given one.
 */
export class StatementLinks {
  readonly #signer: Signer;

  /** @param signer signs for this purpose and this site only. */
  constructor(signer: Signer) {
    this.#signer = signer;
  }

  /** Path of a statement for whoever is given it. */
  path(statement: { readonly id: number; readonly guest: boolean }): string {
    const { id, guest } = statement;
    return guest ? `/statements/${this.#signer.sign(String(id))}` : `/me/decisions/${id}`;
  }

  /** The statement that the last part of such a path is about; null for anything that was not signed here. */
  read(token: string): number | null {
    const payload = token.length > 100 ? null : this.#signer.open(token);
    return payload === null ? null : Number(payload);
  }
}
