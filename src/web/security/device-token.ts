import { randomBytes } from "node:crypto";
import type { Device } from "../../service/service-context.ts";
import { Signer } from "./signing.ts";

/** Longest token that is looked at, in characters. */
const MAX_LENGTH = 200;

/** Makes and reads the tokens by which a device's own comments are recognised. A token names no person. */
export class DeviceTokens {
  readonly #signer: Signer;

  constructor(secret: string) {
    this.#signer = new Signer(secret, "device");
  }

  /** A new device with a random id. */
  create(): { device: Device; token: string } {
    const device = { id: randomBytes(16).toString("base64url") };
    return { device, token: this.#signer.sign(device.id) };
  }

  /** The device of a token; null when the token is not one of ours. */
  read(token: string): Device | null {
    if (token.length > MAX_LENGTH) return null;
    const id = this.#signer.open(token);
    return id === null ? null : { id };
  }
}
