/**
 * Builds and tries the program on every supported version of Node: it says its version, starts with an empty database,
 * answers one request, stops gracefully, and judges invented texts exactly as the first version did. Other versions come
 * from their npm packages.
 */
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inventedAccount } from "../test/judgement/authorship/invented-writers.ts";
import { inventedComments } from "./invented-comments.ts";

const OTHER_VERSIONS = ["22", "24"];
const START_LIMIT_MS = 30_000;

const work = mkdtempSync(join(tmpdir(), "hustings-node-"));
let failed = 0;
try {
  const binaries = [process.execPath, ...OTHER_VERSIONS.map(fetchNode)];
  const expected = digestOfScores(process.execPath);
  process.stdout.write(`scores of invented texts: ${expected}\n`);
  for (const binary of binaries) {
    const version = execFileSync(binary, ["--version"], { encoding: "utf8" }).trim();
    try {
      await tryNode(binary);
      const digest = digestOfScores(binary);
      if (digest !== expected) throw new Error(`it judges otherwise: ${digest}`);
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
  execFileSync(binary, ["node_modules/tsx/dist/cli.mjs", "scripts/build.ts"]);
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

/** SHA-256 of all that the judges of abuse and of authorship say of invented texts, in hexadecimal. */
function digestOfScores(binary: string): string {
  const known = accountsFile("known.jsonl", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 1);
  const unknown = accountsFile("unknown.jsonl", [3, 7, 21, 22], 2);
  const comments = inventedComments(500).map((comment) => JSON.stringify(comment));
  const hash = createHash("sha256");
  for (const [args, input] of [
    [["abuse"], comments.join("\n")],
    [["authors", "--known", known, "--unknown", unknown, "--top", "5"], ""],
  ] as const) {
    hash.update(execFileSync(binary, ["bin/hustings.js", "judge", ...args], { input, maxBuffer: 64 * 1024 * 1024 }));
  }
  return hash.digest("hex");
}

/** Writes comments of invented people into a file; returns its path. */
function accountsFile(name: string, people: readonly number[], seed: number): string {
  const path = join(work, name);
  const accounts = people.map((person) => inventedAccount(person, `${name} ${person}`, { comments: 10, seed }));
  writeFileSync(path, accounts.map((account) => JSON.stringify(account)).join("\n"));
  return path;
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
