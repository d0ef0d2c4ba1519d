import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Device } from "../../service/service-context.ts";
import { Signer } from "./signing.ts";

/** Longest token that is looked at, in characters. */
const MAX_LENGTH = 200;

/** Right tokens that are remembered. */
const MAX_REMEMBERED = 5_000;

/** Makes and reads the tokens by which a device's own comments are recognised. A token names no person. */
export class DeviceTokens {
  readonly #signer: Signer;
  readonly #seedSigner: Signer;
  /** Tokens that were found right, with their devices: a busy writer's is checked once. */
  readonly #known = new LRUCache<string, Device>({ max: MAX_REMEMBERED });

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
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    const id = this.#signer.open(token);
    if (id === null) return null;
    const device = { id };
    this.#known.set(token, device);
    return device;
  }
}
