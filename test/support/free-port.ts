import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Below the ports that systems give to outgoing connections (on Linux from 32768): one of those could be taken by any
 * connection between our look and the start of the server.
 */
const [FROM, BELOW] = [12_000, 32_000];

/** A port that nobody uses, so that the address of a server is known before it starts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FROM, BELOW);
    if (await isFree(port)) return port;
  }
}

/** Whether one can listen there, on every address of this machine. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
