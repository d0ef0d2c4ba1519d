import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keys that this installation must keep to itself. */
export interface Secrets {
  /** Signs device tokens and form tickets. */
  readonly signing: string;
  /** Bearer token of the publisher's API. */
  readonly apiToken: string;
}

const FILE = "secrets.json";

/**
 * The configured secrets; what is not configured is made once and kept in the data folder, readable by its owner only.
 * @param options.signing, options.apiToken configured values or null.
 */
export function loadSecrets(options: { dataDir: string; signing: string | null; apiToken: string | null }): Secrets {
  if (options.signing !== null && options.apiToken !== null) {
    return { signing: options.signing, apiToken: options.apiToken };
  }
  const path = join(options.dataDir, FILE);
  if (!existsSync(path)) {
    mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
    const made: Secrets = { signing: makeSecret(), apiToken: makeSecret() };
    try {
      // Exclusive: of two processes starting at once, one makes the file and both read it.
      writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  const kept = JSON.parse(readFileSync(path, "utf8")) as Secrets;
  return { signing: options.signing ?? kept.signing, apiToken: options.apiToken ?? kept.apiToken };
}

function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}
