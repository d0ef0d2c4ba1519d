/**
 * Tries the built program on every supported version of Node: says its version, starts with an empty database, answers
 * one request, stops gracefully. Other versions come from their npm packages.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const OTHER_VERSIONS = ["22", "24"];
const START_LIMIT_MS = 30_000;

const work = mkdtempSync(join(tmpdir(), "hustings-node-"));
let failed = 0;
try {
  const binaries = [process.execPath, ...OTHER_VERSIONS.map(fetchNode)];
  for (const binary of binaries) {
    const version = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
    try {
      await tryNode(binary);
      process.stdout.write(`ok    Node ${version}\n`);
    } catch (error) {
      failed++;
      process.stdout.write(`FAIL  Node ${version}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

function fetchNode(major: string): string {
  const name = `node-${process.platform}-${process.arch}`;
  const prefix = join(work, major);
  execFileSync("npm", ["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", prefix, `${name}@${major}`]);
  return join(prefix, "node_modules", name, "bin/node");
}

async function tryNode(binary: string): Promise<void> {
  execFileSync(binary, ["bin/hustings.js", "--version"]);
  const dataDir = mkdtempSync(join(work, "data-"));
  const server = spawn(binary, ["bin/hustings.js", "serve", "--empty"], {
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  try {
    const url = await addressOf(server.stdout);
    const response = await fetch(url);
    if (response.status !== 200) throw new Error(`the home page answered ${response.status}`);
  } finally {
    server.kill("SIGTERM");
  }
  const code = await ended;
  if (code !== 0) throw new Error(`stopping ended with ${code}`);
}

/** The address that the server prints when it is ready. */
function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error("the server did not say where it is"));
    }, START_LIMIT_MS);
    let text = "";
    output.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const address = /running: (http:\S+)/u.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    });
  });
}
