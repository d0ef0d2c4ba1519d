import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { providerKey } from "./provider-key.ts";

/** What the provider knows of one of its people. */
export type Account = Readonly<Record<string, unknown>>;

/** A real OpenID Connect provider on an origin of its own. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Who is signed in there; null: whoever comes is sent back with a refusal. */
  account: string | null;
  readonly accounts: Map<string, Account>;
  dispose(): Promise<void>;
}

/** How the tests' server is known at the provider. */
export const OIDC_CLIENT = { clientId: "hustings-test", clientSecret: "a-secret-of-the-test-client-0123456789" };

/** Ways in which a client may prove at the token endpoint that it is the one. */
export type ClientAuthentication = "client_secret_basic" | "client_secret_post" | "none";

/**
 * Starts a provider.
 * @param redirectUris are asked for with every request, so that the server may start later.
 * @param method the only one that the client is registered for.
 * @param known those that the provider says it knows.
 */
export async function startIdentityProvider(
  redirectUris: readonly string[],
  method: ClientAuthentication = "client_secret_basic",
  known: readonly ClientAuthentication[] = ["client_secret_basic", "client_secret_post", "none"],
): Promise<IdentityProvider> {
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { jwk } = await providerKey();
  const accounts = new Map<string, Account>([
    ["u-1", { name: "Ottilie Brandt", email: "ottilie@reader.example", email_verified: true }],
  ]);
  const self: IdentityProvider = {
    issuer,
    account: "u-1",
    accounts,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: OIDC_CLIENT.clientId,
        ...(method === "none" ? {} : { client_secret: OIDC_CLIENT.clientSecret }),
        redirect_uris: redirectUris,
        token_endpoint_auth_method: method,
      },
    ],
    jwks: { keys: [jwk] },
    clientAuthMethods: known,
    cookies: { keys: ["a key of the tests"] },
    claims: { email: ["email", "email_verified"], profile: ["name", "preferred_username"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
    loadExistingGrant: async ({ oidc }: { oidc: { account: { accountId: string } } }) => {
      const grant = new provider.Grant({ clientId: OIDC_CLIENT.clientId, accountId: oidc.account.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Grant: 600, Interaction: 600, Session: 600 },
  });
  const callback = provider.callback();
  function handle(...[request, response]: Parameters<typeof callback>): void {
    if (request.url?.startsWith("/interaction/") !== true) return callback(request, response);
    const result =
      self.account === null ? { error: "access_denied" } : { login: { accountId: self.account, remember: false } };
    void provider.interactionFinished(request, response, result);
  }
  return self;
}
