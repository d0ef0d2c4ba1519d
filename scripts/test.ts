/** `npm test`: makes sure of a browser, says what is used, and runs every test. Arguments go to vitest. */
import { spawnSync } from "node:child_process";
import { ensureChromium } from "./chromium.ts";

try {
  const chromium = ensureChromium();
  const version = spawnSync(chromium, ["--version"], { encoding: "utf8" }).stdout.trim();
  process.stdout.write(`Node ${process.version}; ${version}; PostgreSQL from its npm package; SQLite\n`);
  const run = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM: chromium },
  });
  process.exitCode = run.status ?? 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
