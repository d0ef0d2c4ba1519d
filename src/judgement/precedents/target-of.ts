/** Whom a comment was aimed at, as far as its words tell. */

import type { CaseFinding, Target } from "./decided-case.ts";

/** Longest text that is read, in UTF-16 code units. */
const READ_LENGTH = 5000;

const YOU =
  /(?<![\p{L}\p{N}])(?:you|your|yours|yourself|yourselves|u|ur|@\w+|du|dich|dir|dein|deine)(?![\p{L}\p{N}])/iu;

/**
 * A guess from words alone: a group where screening saw an attack on one, the commenter who is answered where somebody
 * is addressed, nobody where nothing was seen either. Otherwise it is not known, and does not count.
 */
export function targetOf(text: string, findings: readonly CaseFinding[]): Target | undefined {
  if (findings.some(({ label }) => label === "identity_attack")) return "group";
  if (YOU.test(text.slice(0, READ_LENGTH))) return "commenter";
  return findings.length === 0 ? "nobody" : undefined;
}
