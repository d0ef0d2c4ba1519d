import { createServer, connect } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";

/** The network between a server and its database. */
export class Wire {
  readonly #server: Server;
  readonly #target: URL;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #unanswered = new Set<Socket>();
  #dead = false;

  /** @param databaseUrl where the database is. */
  constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl);
    const target = { host: this.#target.hostname, port: Number(this.#target.port) };
    this.#server = createServer((inner) => {
      if (this.#dead) {
        this.#unanswered.add(inner.on("error", () => undefined));
        return;
      }
      const outer = connect(target);
      const pair = [inner, outer] as const;
      this.#pairs.add(pair);
      for (const [one, other] of [pair, [outer, inner] as const]) {
        one.on("error", () => undefined);
        one.on("close", () => this.#pairs.delete(pair) && other.destroy());
        one.pipe(other);
      }
    });
  }

  /** @returns where the database can be reached through this wire. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    const outside = new URL(this.#target);
    outside.port = String((this.#server.address() as AddressInfo).port);
    return outside.href;
  }

  /** From now on nothing gets through on what is connected, and neither side is told. New connections do. */
  cut(): number {
    for (const [inner, outer] of this.#pairs) {
      inner.unpipe();
      outer.unpipe();
      inner.pause();
      outer.pause();
      outer.removeAllListeners("close");
      inner.removeAllListeners("close");
    }
    return this.#pairs.size;
  }

  /** The same, and new connections are taken without a word, too. */
  die(): void {
    this.#dead = true;
    this.cut();
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#unanswered) socket.destroy();
    for (const [inner, outer] of this.#pairs) {
      inner.destroy();
      outer.destroy();
    }
  }
}
