import { randomBytes } from "node:crypto";
import type { Device } from "../../service/service-context.ts";
import { Signer } from "./signing.ts";

/** Longest token that is looked at, in characters. */
const MAX_LENGTH = 200;

/** Makes and reads the tokens by which a device's own comments are recognised. A token names no person. */
export class DeviceTokens {
  readonly #signer: Signer;
  readonly #seedSigner: Signer;

  constructor(secret: string) {
    this.#signer = new Signer(secret, "device");
    this.#seedSigner = new Signer(secret, "device-seed");
  }

  /**
   * A new device.
   * @param seed the same seed gives the same device, which only this installation can tell; null: a random one.
   */
  create(seed: string | null): { device: Device; token: string } {
    const device = { id: seed === null ? randomBytes(16).toString("base64url") : this.#seedSigner.digest(seed) };
    return { device, token: this.#signer.sign(device.id) };
  }

  /** The device of a token; null when the token is not one of ours. */
  read(token: string): Device | null {
    if (token.length > MAX_LENGTH) return null;
    const id = this.#signer.open(token);
    return id === null ? null : { id };
  }
}
