import type * as OpenidClient from "openid-client";
import type { OidcProvider } from "../../domain/oidc-provider.ts";
import { Problem } from "../../domain/problem.ts";

/** How long what a provider says of itself is believed before it is asked for again, in milliseconds. */
const DISCOVERY_AGE_MS = 60 * 60_000;

/** How long a provider may take to answer, in seconds. */
const TIMEOUT_S = 8;

/** How far the provider's clock may be off, in seconds. */
const CLOCK_TOLERANCE_S = 60;

/** Loaded with the first sign-in: most sites have no provider, and the library takes its memory and time at the start. */
async function openidClient(): Promise<typeof OpenidClient> {
  return await import("openid-client");
}

/** What only the browser that began signing in has, and what is made of it. */
export interface OidcProof {
  readonly state: string;
  readonly nonce: string;
  /** PKCE code verifier (RFC 7636, section 4.1). */
  readonly verifier: string;
}

/** What a provider says of somebody; each claim as it came, yet to be judged. */
export type OidcClaims = Readonly<Record<string, unknown>> & { readonly sub: string; readonly iss: string };

/**
 * The OpenID Connect providers of this installation: authorization code flow with PKCE, state and nonce
 * (https://openid.net/specs/openid-connect-core-1_0.html, RFC 9700).
 */
export class OidcClients {
  readonly list: readonly OidcProvider[];
  readonly #publicUrl: () => string;
  readonly #discovered = new Map<string, { at: number; configuration: Promise<OpenidClient.Configuration> }>();

  constructor(providers: readonly OidcProvider[], publicUrl: () => string) {
    this.list = providers;
    this.#publicUrl = publicUrl;
  }

  /** The provider with this id. @throws Problem `not-found`. */
  named(id: string): OidcProvider {
    const provider = this.list.find((candidate) => candidate.id === id);
    if (provider === undefined) throw new Problem("not-found", "There is no such way to sign in.");
    return provider;
  }

  /**
   * Address at the provider's where signing in begins.
   * @param ask.prompt `login`: the provider asks for proof even of somebody whom it knows (OpenID Connect Core, 3.1.2.1).
   * @throws Problem `provider-unavailable`.
   */
  async authorizationUrl(provider: OidcProvider, ask: { proof: OidcProof; prompt: "login" | null }): Promise<URL> {
    const { proof, prompt } = ask;
    const configuration = await this.#configuration(provider);
    const client = await openidClient();
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri(provider),
      scope: provider.scopes.join(" "),
      state: proof.state,
      nonce: proof.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(proof.verifier),
      code_challenge_method: "S256",
      ...(prompt === null ? {} : { prompt }),
    });
  }

  /**
   * What the provider says of whoever came back from it.
   * @param search query with which the provider sent the browser back, with its `?`.
   * @throws Problem `sign-in-failed` for an answer that is not right in any respect, `sign-in-cancelled`,
   *   `provider-refused`, `provider-unavailable`.
   */
  async claims(provider: OidcProvider, search: string, proof: OidcProof): Promise<OidcClaims> {
    const configuration = await this.#configuration(provider);
    const client = await openidClient();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(this.#redirectUri(provider) + search), {
        expectedState: proof.state,
        expectedNonce: proof.nonce,
        pkceCodeVerifier: proof.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Problem("sign-in-failed", "The provider's answer has no ID Token.");
      if (claims["email"] !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined) {
        return claims;
      }
      // Most providers give e-mail and name there only (OpenID Connect Core, section 5.4).
      return { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
    } catch (error) {
      throw asProblem(client, error);
    }
  }

  #redirectUri(provider: OidcProvider): string {
    return `${this.#publicUrl()}/sign-in/with/${provider.id}/back`;
  }

  async #configuration(provider: OidcProvider): Promise<OpenidClient.Configuration> {
    const known = this.#discovered.get(provider.id);
    // The real clock: what a provider says is cached, whatever time the conversation has.
    const configuration =
      known !== undefined && Date.now() - known.at < DISCOVERY_AGE_MS ? known.configuration : this.#discover(provider);
    try {
      return await configuration;
    } catch (cause) {
      // The next one to sign in tries again.
      if (this.#discovered.get(provider.id)?.configuration === configuration) this.#discovered.delete(provider.id);
      throw unavailable(cause);
    }
  }

  #discover(provider: OidcProvider): Promise<OpenidClient.Configuration> {
    const issuer = new URL(provider.issuer);
    const ask = async (): Promise<OpenidClient.Configuration> => {
      const client = await openidClient();
      return await client.discovery(
        issuer,
        provider.clientId,
        {
          ...(provider.clientSecret === undefined ? {} : { client_secret: provider.clientSecret }),
          [client.clockTolerance]: CLOCK_TOLERANCE_S,
        },
        authenticationOf(client, provider),
        {
          timeout: TIMEOUT_S,
          execute: [
            // Signatures are checked although TLS would do: a forged answer then fails whatever the network.
            client.enableNonRepudiationChecks,
            ...(issuer.protocol === "http:" ? [client.allowInsecureRequests] : []),
          ],
        },
      );
    };
    const configuration = ask().catch(() => ask());
    this.#discovered.set(provider.id, { at: Date.now(), configuration });
    return configuration;
  }
}

/**
 * How the client proves at the token endpoint that it is the one: without a secret only by PKCE; with one as configured,
 * else in the header, which is what clients are registered for unless something else was said (OpenID Connect Core,
 * section 9), but in the body where the provider says that it takes it there only.
 */
function authenticationOf(
  client: typeof OpenidClient,
  { clientSecret, clientAuthentication }: OidcProvider,
): OpenidClient.ClientAuth {
  if (clientSecret === undefined) return client.None();
  const [basic, post] = [client.ClientSecretBasic(clientSecret), client.ClientSecretPost(clientSecret)];
  return (server, ...request) => {
    const known = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const inBody = known.includes("client_secret_post") && !known.includes("client_secret_basic");
    const way = clientAuthentication ?? (inBody ? "client_secret_post" : "client_secret_basic");
    (way === "client_secret_post" ? post : basic)(server, ...request);
  };
}

/** What a provider says of a request that is not right: whoever set up the two has to look (RFC 6749, 4.1.2.1 and 5.2). */
const SET_UP_WRONG: ReadonlySet<string> = new Set([
  "invalid_client",
  "invalid_request",
  "invalid_scope",
  "unauthorized_client",
  "unsupported_grant_type",
  "unsupported_response_type",
]);

function asProblem(client: typeof OpenidClient, error: unknown): Problem {
  if (error instanceof Problem) return error;
  // A refused secret may come as a challenge, with the reason in a header only (RFC 6749, section 5.2).
  if (error instanceof client.WWWAuthenticateChallengeError) return refusedHere(error);
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) {
    if (SET_UP_WRONG.has(error.error)) return refusedHere(error);
    if (error.error === "temporarily_unavailable" || error.error === "server_error") return unavailable(error);
  }
  if (error instanceof client.AuthorizationResponseError) {
    return new Problem("sign-in-cancelled", "The provider says that signing in was cancelled or refused.");
  }
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  if (error instanceof TypeError || code === "OAUTH_TIMEOUT") return unavailable(error);
  return new Problem("sign-in-failed", "The provider's answer did not pass the checks.", { cause: error });
}

function refusedHere(cause: Error): Problem {
  const told = "The provider refuses this site. Its id, secret or redirect address may be wrong; see the log.";
  return new Problem("provider-refused", told, { cause });
}

function unavailable(cause: unknown): Problem {
  return new Problem("provider-unavailable", "The sign-in service cannot be reached at the moment.", {
    retryAfter: 10,
    cause,
  });
}
