#!/usr/bin/env node
// The only JavaScript of the project: Node 20 cannot run TypeScript, so the program is built before its first run.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = `${root}dist/cli/main.js`;
const tsx = `${root}node_modules/tsx/dist/cli.mjs`;

function newestChange(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(`${path}/${name}`)));
}

/** A checkout for development rebuilds what is missing or older than its source; an installed program is as built. */
function isOutdated() {
  if (!existsSync(built)) return true;
  if (!existsSync(`${root}src`) || !existsSync(tsx)) return false;
  return statSync(built).mtimeMs < Math.max(newestChange(`${root}src`), newestChange(`${root}scripts/build.ts`));
}

if (isOutdated()) {
  if (!existsSync(tsx)) {
    process.stderr.write("The program is not built yet. Please run: npm ci && npm run build\n");
    process.exit(1);
  }
  // What the build has to say must not get into a command's own output.
  execFileSync(process.execPath, [tsx, `${root}scripts/build.ts`], { stdio: ["ignore", 2, 2] });
}
await import(pathToFileURL(built).href);
