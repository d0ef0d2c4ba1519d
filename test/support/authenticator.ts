import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What goes into an answer instead of what is right. */
export interface Differently {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly type?: string;
  readonly signWith?: KeyObject;
  /** User present and verified (https://www.w3.org/TR/webauthn-3/#authdata-flags). */
  readonly flags?: number;
}

const PRESENT_AND_VERIFIED = 0b101;
const WITH_CREDENTIAL = 0b1000000;

/** A passkey in software: makes one credential, and signs with it. */
export class Authenticator {
  readonly id = randomBytes(32).toString("base64url");
  readonly #origin: string;
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The public key as a server keeps it: COSE, base64url. */
  get coseKey(): string {
    return Buffer.from(isoCBOR.encode(this.#publicKey())).toString("base64url");
  }

  /** The answer to `navigator.credentials.create`. */
  create(challenge: string, differently: Differently = {}): object {
    const flags = (differently.flags ?? PRESENT_AND_VERIFIED) | WITH_CREDENTIAL;
    const id = Buffer.from(this.id, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      this.#authData(flags, differently),
      Buffer.alloc(16),
      length,
      id,
      isoCBOR.encode(this.#publicKey()),
    ]);
    const attestation = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", new Uint8Array(authData)],
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData("webauthn.create", challenge, differently),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url"),
      transports: ["internal"],
    });
  }

  /** The answer to `navigator.credentials.get`. */
  get(challenge: string, differently: Differently = {}): object {
    this.counter += 1;
    const authData = this.#authData(differently.flags ?? PRESENT_AND_VERIFIED, differently);
    const clientDataJSON = this.#clientData("webauthn.get", challenge, differently);
    const hash = createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest();
    const signature = createSign("sha256")
      .update(Buffer.concat([authData, hash]))
      .sign(differently.signWith ?? this.#keys.privateKey);
    return this.#answer({
      clientDataJSON,
      authenticatorData: authData.toString("base64url"),
      signature: signature.toString("base64url"),
    });
  }

  #answer(response: object): object {
    return { id: this.id, rawId: this.id, type: "public-key", clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string, differently: Differently): string {
    const data = {
      type: differently.type ?? type,
      challenge: differently.challenge ?? challenge,
      origin: differently.origin ?? this.#origin,
    };
    return Buffer.from(JSON.stringify(data)).toString("base64url");
  }

  #authData(flags: number, differently: Differently): Buffer {
    const rpId = differently.rpId ?? new URL(this.#origin).hostname;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(differently.counter ?? this.counter);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([flags]), counter]);
  }

  /** COSE key (RFC 9053): EC2, ES256, P-256, x, y. */
  #publicKey(): never {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    return new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]) as never;
  }
}
