import { createHash, randomBytes, randomInt } from "node:crypto";

/** A new secret of 256 random bits, in 43 characters that need no escaping in addresses. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Whether a text could be a secret of ours. What could not was never one, and whoever sent it knows that. */
export function isSecret(text: string): boolean {
  return /^[\w-]{43}$/u.test(text);
}

/** What of a secret is kept: whoever reads the database cannot use it. Fast on purpose, since secrets are random. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** A code of six digits to type, for when a link opens on another device. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, "0");
}
