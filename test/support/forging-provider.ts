import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SignJWT } from "jose";
import type { CryptoKey, JWTPayload } from "jose";
import { providerKey } from "./provider-key.ts";

/** An OpenID Connect provider that answers whatever a test wants. */
export interface ForgingProvider {
  readonly issuer: string;
  readonly key: CryptoKey;
  /** Makes the ID Token of the next answer. */
  idToken: (() => Promise<string>) | null;
  /** What is left to fail before the provider answers. */
  down: boolean;
  /** How often it was asked what it is. */
  discoveries: number;
  /** An ID Token that is right, but for what is given. */
  sign(claims: JWTPayload): Promise<string>;
  dispose(): Promise<void>;
}

/** Starts one. */
export async function startForgingProvider(clientId: string): Promise<ForgingProvider> {
  const { privateKey, publicJwk } = await providerKey();
  const server = createServer((request, response) => {
    const answer = async (): Promise<unknown> => {
      if (request.url === "/.well-known/openid-configuration") {
        self.discoveries += 1;
        return {
          issuer: self.issuer,
          authorization_endpoint: `${self.issuer}/authorize`,
          token_endpoint: `${self.issuer}/token`,
          jwks_uri: `${self.issuer}/jwks`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        };
      }
      if (request.url === "/jwks") return { keys: [publicJwk] };
      return { access_token: "x", token_type: "bearer", expires_in: 60, id_token: await self.idToken?.() };
    };
    if (self.down) {
      self.discoveries += 1;
      response.writeHead(503).end();
      return;
    }
    void answer().then(
      (body) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const self: ForgingProvider = {
    issuer,
    key: privateKey,
    idToken: null,
    down: false,
    discoveries: 0,
    sign: async (claims) => {
      const now = Math.floor(Date.now() / 1000);
      return await new SignJWT({ iss: issuer, aud: clientId, sub: "u-1", iat: now, exp: now + 300, ...claims })
        .setProtectedHeader({ alg: "RS256", kid: "one" })
        .sign(privateKey);
    },
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return self;
}
