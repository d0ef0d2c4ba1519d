import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from "jose";
import type { JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from "jose";
import { Problem } from "../../domain/problem.ts";
import { parseSsoClaims, ssoSubject } from "../../domain/sso-claims.ts";
import type { CheckedSsoToken } from "../../service/sso-sign-in.ts";

/** How far the publisher's clock may be off, in seconds. */
export const SSO_CLOCK_SKEW_S = 60;

/** Oldest token that is taken, in seconds: it goes from one page to the next, not into a drawer. */
export const SSO_MAX_AGE_S = 10 * 60;

/** Longest token that is looked at, in characters. */
const MAX_TOKEN_LENGTH = 8_000;

/** Signatures with a public key; what is signed with the shared secret is HS256 and nothing else. */
const PUBLIC_KEY_ALGORITHMS = ["RS256", "ES256"];

/** After a key that was not found the keys are asked for again at most this often, in milliseconds. */
const JWKS_PAUSE_MS = 10_000;

/** How the publisher signs who its readers are. */
export interface SsoOptions {
  readonly secret: string | null;
  readonly jwksUrl: string | null;
  readonly jwks: { readonly keys: readonly Record<string, unknown>[] } | null;
  /** Empty: not looked at. */
  readonly issuer: string;
  readonly audience: () => string;
  /** Whether the claim `role` counts. */
  readonly roles: boolean;
}

/** The publisher's tokens; null where nothing is set up. */
export function ssoTokens(options: SsoOptions, now: () => number): SsoTokens | null {
  const { secret, jwksUrl, jwks } = options;
  return secret === null && jwksUrl === null && jwks === null ? null : new SsoTokens(options, now);
}

/** Checks the tokens by which a publisher says who a reader is (JWT, RFC 7519; best practice of RFC 8725). */
export class SsoTokens {
  readonly #options: SsoOptions;
  readonly #now: () => number;
  readonly #secret: Uint8Array | null;
  readonly #keySets: readonly JWTVerifyGetKey[];

  constructor(options: SsoOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
    this.#secret = options.secret === null ? null : new TextEncoder().encode(options.secret);
    this.#keySets = [
      ...(options.jwks === null ? [] : [createLocalJWKSet(options.jwks as unknown as JSONWebKeySet)]),
      ...(options.jwksUrl === null
        ? []
        : [createRemoteJWKSet(new URL(options.jwksUrl), { cooldownDuration: JWKS_PAUSE_MS, timeoutDuration: 5_000 })]),
    ];
  }

  /**
   * Who the publisher says it is. Whether the token was used before is for the caller to find out.
   * @returns `refusal` where the publisher did sign the token, but it is not good, or no longer: then it is known whom to
   *   tell.
   * @throws Problem `sign-in-failed` where it is not the publisher's; `provider-unavailable` when its keys are not to be had.
   */
  async check(token: string): Promise<CheckedSsoToken> {
    if (token.length > MAX_TOKEN_LENGTH) throw failed("The token is too long.");
    const { payload, refusal } = await this.#verify(token);
    const claims = parseSsoClaims(payload, this.#options.roles);
    const fault = refusal ?? (typeof claims === "string" ? failed(claims) : null);
    if (fault !== null || typeof claims === "string") {
      return { subject: ssoSubject(payload), claims: null, refusal: fault ?? failed("The token is not complete.") };
    }
    return { subject: claims.subject, claims, refusal: null };
  }

  async #verify(token: string): Promise<{ payload: JWTPayload; refusal: Problem | null }> {
    const { issuer, audience } = this.#options;
    try {
      const { payload } = await jwtVerify(token, async (header, jws) => await this.#key(header, jws), {
        algorithms: [
          ...(this.#secret === null ? [] : ["HS256"]),
          ...(this.#keySets.length === 0 ? [] : PUBLIC_KEY_ALGORITHMS),
        ],
        audience: audience(),
        ...(issuer === "" ? {} : { issuer }),
        requiredClaims: ["exp", "iat", "jti", "sub"],
        maxTokenAge: SSO_MAX_AGE_S,
        clockTolerance: SSO_CLOCK_SKEW_S,
        currentDate: new Date(this.#now()),
      });
      return { payload, refusal: null };
    } catch (error) {
      if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
        // Thrown only after the signature was found right.
        const reason = error instanceof errors.JWTExpired ? "is too old" : `has a wrong claim ${error.claim}`;
        return { payload: error.payload, refusal: failed(`The token ${reason}.`, error) };
      }
      if (error instanceof errors.JWKSTimeout || error instanceof TypeError) {
        throw new Problem("provider-unavailable", "The publisher's keys cannot be fetched at the moment.", {
          retryAfter: 10,
          cause: error,
        });
      }
      throw failed("The token is not one that the publisher signed.", error);
    }
  }

  /** The key by the kind of signature alone: a public key is never taken for a secret, nor the other way round. */
  async #key(...[header, jws]: Parameters<JWTVerifyGetKey>): Promise<Awaited<ReturnType<JWTVerifyGetKey>>> {
    if (header.alg === "HS256") {
      if (this.#secret === null) throw new errors.JOSEAlgNotAllowed("no shared secret is set up");
      return this.#secret;
    }
    let missing: unknown = new errors.JWKSNoMatchingKey();
    for (const keySet of this.#keySets) {
      try {
        return await keySet(header, jws);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        missing = error;
      }
    }
    throw missing;
  }
}

function failed(detail: string, cause?: unknown): Problem {
  return new Problem("sign-in-failed", detail, { cause });
}
