import { ROLES } from "./person.ts";
import type { Role } from "./person.ts";
import { suggestedName, vouchedEmail } from "./suggested-name.ts";

/** Longest subject and token id, in characters. */
const MAX_ID_LENGTH = 255;

/** What a publisher says of a reader. */
export interface SsoClaims {
  readonly subject: string;
  /** Makes the token one that is used once. */
  readonly id: string;
  /** When the token runs out, in milliseconds since 1970-01-01 UTC. */
  readonly expiresAt: number;
  readonly name: string | null;
  readonly email: string | null;
  /** Null: the token says nothing of it, or it does not count. */
  readonly role: Role | null;
  /** Address of a picture, as it was said and may be anything; undefined: the token says nothing of it. */
  readonly picture: unknown;
}

/**
 * Reads the claims of a token whose signature was found right.
 * @param roles whether the claim `role` counts.
 * @returns what is wrong with them, in English, where they cannot be used.
 */
export function parseSsoClaims(payload: Readonly<Record<string, unknown>>, roles: boolean): SsoClaims | string {
  const { sub, jti, exp, email_verified: verified } = payload;
  if (!isId(sub)) return `The claim sub must be a text of 1 to ${MAX_ID_LENGTH} characters.`;
  if (!isId(jti)) return `The claim jti must be a text of 1 to ${MAX_ID_LENGTH} characters.`;
  if (typeof exp !== "number") return "The claim exp must be a number.";
  const role = roles && payload["role"] !== undefined ? ROLES.find((known) => known === payload["role"]) : null;
  if (role === undefined) return `The claim role must be one of ${ROLES.join(", ")}.`;
  return {
    subject: sub,
    id: jti,
    expiresAt: exp * 1000,
    name: suggestedName(payload["name"]),
    // The publisher vouches for the address, unless it says that it does not.
    email: verified === false ? null : vouchedEmail(payload["email"]),
    role,
    picture: payload["picture"] ?? undefined,
  };
}

/** Whom a token names, where it names anybody, whatever else is wrong with it. */
export function ssoSubject({ sub }: Readonly<Record<string, unknown>>): string | null {
  return isId(sub) ? sub : null;
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= MAX_ID_LENGTH && !value.includes("\0");
}
