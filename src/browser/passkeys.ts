/** Passkeys (https://www.w3.org/TR/webauthn-3/): what the browser is asked, and its answer as JSON. */

type Json = Record<string, unknown>;

/** The options of `navigator.credentials.create` as the server sends them. */
export type CreationJson = PublicKeyCredentialCreationOptionsJSON;

/** The options of `navigator.credentials.get` as the server sends them. */
export type RequestJson = PublicKeyCredentialRequestOptionsJSON;

/** True where this browser knows passkeys. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === "function";
}

/** Makes a passkey. @throws DOMException when the person does not, or has one already. */
export async function makePasskey(options: CreationJson): Promise<Json> {
  const publicKey =
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function"
      ? PublicKeyCredential.parseCreationOptionsFromJSON(options)
      : ({
          ...options,
          challenge: bytes(options.challenge),
          user: { ...options.user, id: bytes(options.user.id) },
          excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
        } as unknown as PublicKeyCredentialCreationOptions);
  return asJson(await navigator.credentials.create({ publicKey }));
}

/** Signs with a passkey that the person chooses. @throws DOMException when the person does not. */
export async function usePasskey(options: RequestJson): Promise<Json> {
  const publicKey =
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function"
      ? PublicKeyCredential.parseRequestOptionsFromJSON(options)
      : ({
          ...options,
          challenge: bytes(options.challenge),
          allowCredentials: (options.allowCredentials ?? []).map(withBytes),
        } as unknown as PublicKeyCredentialRequestOptions);
  return asJson(await navigator.credentials.get({ publicKey }));
}

function withBytes(descriptor: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  return { ...descriptor, id: bytes(descriptor.id) } as PublicKeyCredentialDescriptor;
}

/** What `PublicKeyCredential.toJSON` makes; browsers before 2025 do not have it, and some password managers break it. */
function asJson(credential: Credential | null): Json {
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError("no passkey");
  const { id, type, response, authenticatorAttachment } = credential;
  const parts: Json = { clientDataJSON: text(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    parts["attestationObject"] = text(response.attestationObject);
    parts["transports"] = response.getTransports();
  } else if (response instanceof AuthenticatorAssertionResponse) {
    parts["authenticatorData"] = text(response.authenticatorData);
    parts["signature"] = text(response.signature);
    if (response.userHandle !== null) parts["userHandle"] = text(response.userHandle);
  }
  return {
    id,
    rawId: id,
    type,
    response: parts,
    clientExtensionResults: credential.getClientExtensionResults(),
    ...(authenticatorAttachment === null ? {} : { authenticatorAttachment }),
  };
}

/** Base64url (RFC 4648, section 5) to bytes. */
function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.codePointAt(0) ?? 0);
}

/** Bytes to base64url without padding. */
function text(buffer: ArrayBuffer): string {
  const binary = String.fromCodePoint(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/[=]+$/u, "");
}
