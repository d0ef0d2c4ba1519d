import { exportJWK, generateKeyPair } from "jose";
import type { CryptoKey, JWK } from "jose";

/** The key by which the tests' OpenID Connect providers sign. */
export interface ProviderKey {
  readonly privateKey: CryptoKey;
  /** With and without its private part, as in a set of keys (RFC 7517). */
  readonly jwk: JWK;
  readonly publicJwk: JWK;
}

let key: Promise<ProviderKey> | undefined;

/** Made once: making an RSA key takes longer than most tests, and no test minds who else uses it. */
export function providerKey(): Promise<ProviderKey> {
  key ??= makeKey();
  return key;
}

async function makeKey(): Promise<ProviderKey> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const described = { kid: "one", alg: "RS256", use: "sig" };
  return {
    privateKey,
    jwk: { ...(await exportJWK(privateKey)), ...described },
    publicJwk: { ...(await exportJWK(publicKey)), ...described },
  };
}
