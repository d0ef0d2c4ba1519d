import { randomBytes } from "node:crypto";
import { Signer } from "./signing.ts";

/** A form older than this is shown again before it is taken, in milliseconds. */
const MAX_AGE_MS = 24 * 60 * 60_000;

/** A form as it was given out. */
export interface Ticket {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly issuedAt: number;
  /** Random; serves as idempotency key of what the form posts. */
  readonly nonce: string;
}

/** Makes and reads the hidden field by which a form is known: when it was given out, and that it is sent once. */
export class FormTickets {
  readonly #signer: Signer;
  readonly #now: () => number;

  constructor(secret: string, now: () => number) {
    this.#signer = new Signer(secret, "form");
    this.#now = now;
  }

  /** A ticket for a form given out now. */
  issue(): { text: string; ticket: Ticket } {
    const ticket = { issuedAt: this.#now(), nonce: randomBytes(12).toString("base64url") };
    return { text: this.#signer.sign(`${ticket.issuedAt.toString(36)}~${ticket.nonce}`), ticket };
  }

  /** The ticket of a form sent back; null when it is missing, not ours, or too old. */
  read(text: string): Ticket | null {
    const payload = text.length > 200 ? null : this.#signer.open(text);
    if (payload === null) return null;
    const [issued = "", nonce = ""] = payload.split("~");
    const issuedAt = Number.parseInt(issued, 36);
    const age = this.#now() - issuedAt;
    return age >= 0 && age <= MAX_AGE_MS ? { issuedAt, nonce } : null;
  }
}
