import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../bin/hustings.js", import.meta.url));

/** Longest that a server may take to say where it is, in milliseconds. */
const START_LIMIT_MS = 30_000;

/** The built program, running as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Sends a signal and waits for the end; returns the exit code, null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `hustings serve --empty` and waits until it says where it is. */
export async function startProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [PROGRAM, "serve", "--empty"], {
    env: { ...process.env, DATABASE_URL: undefined, PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let text = "";
    const limit = setTimeout(() => {
      reject(new Error(`the server did not say where it is: ${text}`));
    }, START_LIMIT_MS);
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const address = /running: (http:\S+)/u.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    });
    child.once("exit", (code) => {
      clearTimeout(limit);
      reject(new Error(`the server ended with ${code}: ${text}`));
    });
  });
  return {
    url,
    process: child,
    end: async (signal) => {
      child.kill(signal);
      return await ended;
    },
  };
}

/** What a command of the built program left. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command of the built program and waits for its end. */
export async function runCommand(env: Record<string, string | undefined>, ...args: string[]): Promise<Ended> {
  return await new Promise((resolve) => {
    const all = { ...process.env, DATABASE_URL: undefined, LOG_LEVEL: "error", ...env };
    execFile(process.execPath, [PROGRAM, ...args], { env: all }, (error, output, errors) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, output, errors });
    });
  });
}
