import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Path of a Chromium: `CHROMIUM` from the environment, else the first of the usual names on PATH; null when none. */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM"];
  if (named !== undefined && named !== "") return named;
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  }
  return null;
}

/**
 * Path of a Chromium; as root on Debian it is installed when there is none.
 * @throws Error with the one command to run, where that cannot be done from here.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  const command = "apt-get update && apt-get install -y --no-install-recommends chromium";
  if (process.platform === "linux" && process.getuid?.() === 0) {
    process.stdout.write(`Chromium is missing; running: ${command}\n`);
    execFileSync("sh", ["-c", command], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(`The browser tests need Chromium. Please run: sudo sh -c '${command}'`);
}
