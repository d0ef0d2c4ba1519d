import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { Problem } from "./domain/problem.ts";
import { putInPlace } from "./put-in-place.ts";

/** Fewer characters than any secret that was ever made here. */
const MIN_LENGTH = 20;

const SECRETS = z.object({
  /** Signs device tokens and form tickets. */
  signing: z.string().min(MIN_LENGTH),
  /** Bearer token of the publisher's API. */
  apiToken: z.string().min(MIN_LENGTH),
});

/** Keys that this installation must keep to itself. */
export type Secrets = Readonly<z.infer<typeof SECRETS>>;

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
    makeFile(path, { signing: makeSecret(), apiToken: makeSecret() });
  }
  const kept = readKept(path);
  return { signing: options.signing ?? kept.signing, apiToken: options.apiToken ?? kept.apiToken };
}

/**
 * Written beside and then put in place, so that nobody ever reads a part of it, whenever the power fails or the disk is
 * full. Of two processes that start at once one makes the file, and both read it.
 */
function makeFile(path: string, secrets: Secrets): void {
  const whole = `${path}.${process.pid}`;
  try {
    writeFileSync(whole, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
    putInPlace(whole, path);
  } finally {
    rmSync(whole, { force: true });
  }
}

/** @throws Problem `unavailable` for a damaged file: other secrets would end every token without a word. */
function readKept(path: string): Secrets {
  try {
    return SECRETS.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    // Without its cause, whose words may quote the file.
    throw new Problem(
      "unavailable",
      `${path} is damaged. Put the one from the last backup in its place; or remove it, then a new one is made, and nobody can change what they wrote before.`,
    );
  }
}

function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}
