import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { ownEnvironment } from "./own-environment.ts";

/** Ticks a second in which Linux counts the time of processes (`getconf CLK_TCK`; 100 on every usual system). */
const TICKS_PER_SECOND = 100;

/** A server that runs as a process of its own, so that its processor time can be told from the client's. */
export interface MeasuredProcess {
  readonly url: string;
  /** Milliseconds from start to the line that says where it is. */
  readonly startMs: number;
  /** Processor time used so far, user and system, in milliseconds. */
  cpuMs(): number;
  /** Memory in use, in MiB. */
  residentMiB(): number;
  end(): Promise<void>;
}

/** Starts the server as `npm start` does: arguments for `startMeasured`. */
export const SERVER = ["--max-semi-space-size=8", "bin/hustings.js", "serve", "--empty"] as const;

/** Starts `node ARGS…` and waits for a line that ends in its address. Linux only: reads /proc. */
export async function startMeasured(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<MeasuredProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: ownEnvironment({ PORT: "0", HOST: "127.0.0.1", LOG_LEVEL: "error", ...env }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await addressOf(child);
  const startMs = performance.now() - started;
  return {
    url,
    startMs,
    cpuMs: () => {
      // The name of the program stands in brackets and may hold spaces: count from behind it.
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
    },
    residentMiB: () => {
      const line = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
      return Number(line?.[1] ?? Number.NaN) / 1024;
    },
    end: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const address = /running: (http:\S+)/u.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", (code) => {
      reject(new Error(`the server ended with ${code} before it said where it is`));
    });
  });
}
