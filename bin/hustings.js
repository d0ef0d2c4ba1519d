#!/usr/bin/env node
// The only JavaScript of the project: Node 20 cannot run TypeScript, so the program is built before its first run.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = `${root}dist/cli/main.js`;
const source = `${root}src`;

function newestChange(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    newest = Math.max(newest, entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs);
  }
  return newest;
}

// A source checkout rebuilds what is missing or older than its source; an installed package has no source.
if (existsSync(source) && (!existsSync(built) || statSync(built).mtimeMs < newestChange(source))) {
  execFileSync(process.execPath, [`${root}node_modules/tsx/dist/cli.mjs`, `${root}scripts/build.ts`], {
    stdio: "inherit",
  });
}
await import(built);
