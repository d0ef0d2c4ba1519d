import { afterEach, describe, expect, it } from "vitest";
import { OIDC_CLIENT, startIdentityProvider } from "../../support/identity-provider.ts";
import type { ClientAuthentication, IdentityProvider } from "../../support/identity-provider.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { Visitor } from "../../support/visitor.ts";

const PUBLIC_URL = "http://127.0.0.1:18080";
const BACK = `${PUBLIC_URL}/sign-in/with/herald/back`;

describe("a client at an OpenID Connect provider", () => {
  let server: TestServer;
  let provider: IdentityProvider;

  afterEach(async () => {
    await server.dispose();
    await provider.dispose();
  });

  async function signIn(client: object): Promise<Visitor> {
    const herald = { id: "herald", label: "Herald account", issuer: provider.issuer, ...client };
    server = await startTestServer("sqlite", { env: { PUBLIC_URL, OIDC_PROVIDERS: JSON.stringify([herald]) } });
    const visitor = new Visitor(server, PUBLIC_URL);
    await visitor.open("/sign-in/with/herald?return=/rules");
    return visitor;
  }

  const post = { ...OIDC_CLIENT, clientAuthentication: "client_secret_post" };
  const cases: [string, ClientAuthentication, ClientAuthentication[] | undefined, object][] = [
    ["sends its secret in the header", "client_secret_basic", undefined, OIDC_CLIENT],
    [
      "sends it in the body where the provider takes it there only",
      "client_secret_post",
      ["client_secret_post"],
      OIDC_CLIENT,
    ],
    ["sends it in the body where the operator says so", "client_secret_post", undefined, post],
    ["that is public has PKCE only", "none", undefined, { clientId: OIDC_CLIENT.clientId }],
  ];
  it.each(cases)("%s", async (_, method, known, client) => {
    provider = await startIdentityProvider([BACK], method, known);
    const visitor = await signIn(client);
    expect(visitor.cookies.has("hustings_session")).toBe(true);
  });

  const wrong: [string, ClientAuthentication, object][] = [
    ["whose secret is wrong", "client_secret_basic", { ...OIDC_CLIENT, clientSecret: "not-the-secret-of-this-client" }],
    ["that sends no secret", "client_secret_basic", { clientId: OIDC_CLIENT.clientId }],
  ];
  it.each(wrong)("%s signs nobody in, and says that it is set up wrongly", async (_, method, client) => {
    provider = await startIdentityProvider([BACK], method);
    const visitor = await signIn(client);
    expect(visitor.page.status).toBe(502);
    expect(visitor.page.html).toContain("The other service refused this site");
    expect(visitor.cookies.has("hustings_session")).toBe(false);
  });
});
