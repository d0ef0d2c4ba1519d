import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { SERVER, startMeasured } from "./measured-process.ts";
import type { MeasuredProcess } from "./measured-process.ts";
import { atMost, median, told } from "./row.ts";
import type { Row } from "./row.ts";
import { buildThread, chainShape, naturalShape, starShape } from "./threads.ts";

const THREADS = [
  { name: "1000", count: 1_000, shape: naturalShape },
  { name: "5000", count: 5_000, shape: naturalShape },
  { name: "100000", count: 100_000, shape: naturalShape },
  { name: "star-20000", count: 20_000, shape: starShape },
  { name: "chain-5000", count: 5_000, shape: chainShape },
];
const ROUNDS = 5;
const REQUESTS = 4_000;
const COLD_ROUNDS = 5;

/** The first page of threads of every size, warm against a bare server that sends the same bytes, and cold. */
export async function benchPages(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "hustings-bench-"));
  try {
    const ids = new Map<string, number>();
    for (const thread of THREADS) ids.set(thread.name, await buildThread(dataDir, thread));
    return [...(await warm(dataDir, ids)), ...(await cold(dataDir, ids))];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function warm(dataDir: string, ids: ReadonlyMap<string, number>): Promise<Row[]> {
  const rows: Row[] = [];
  const server = await startMeasured(SERVER, { DATA_DIR: dataDir });
  rows.push(atMost("process", "start to first answer", server.startMs, 1_500, "ms"));
  const cpu = new Map<string, number>();
  for (const [name, id] of ids) {
    const path = `/conversations/${id}`;
    const bare = await startBare(server.url + path, dataDir);
    const own: number[] = [];
    const ratios: number[] = [];
    await load(server, path, REQUESTS);
    await load(bare, "/", REQUESTS);
    for (let round = 0; round < ROUNDS; round++) {
      const mine = await load(server, path, REQUESTS);
      const other = await load(bare, "/", REQUESTS);
      own.push(mine);
      ratios.push(mine / other);
    }
    await bare.end();
    cpu.set(name, median(own));
    rows.push(told("pages", `first page of ${name}: CPU per request`, median(own) * 1000, "µs"));
    rows.push(atMost("pages", `first page of ${name}: CPU against a bare server`, median(ratios), 1.5, "×"));
  }
  const ratio = (cpu.get("100000") ?? Number.NaN) / (cpu.get("1000") ?? Number.NaN);
  rows.push(atMost("pages", "100,000 comments against 1,000: CPU per request", ratio, 1.2, "×"));
  rows.push(atMost("process", "memory after the load", server.residentMiB(), 200, "MiB"));
  await server.end();
  const idle = await startMeasured(SERVER, { DATA_DIR: dataDir });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  rows.push(atMost("process", "memory when idle", idle.residentMiB(), 120, "MiB"));
  await idle.end();
  return rows;
}

/** Restarts the server and asks for one page, which nobody has asked for since. */
async function cold(dataDir: string, ids: ReadonlyMap<string, number>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, id] of ids) {
    const times: number[] = [];
    for (let round = 0; round < COLD_ROUNDS; round++) {
      const server = await startMeasured(SERVER, { DATA_DIR: dataDir });
      // Opens the client's connection; what is measured is the server's answer.
      await (await fetch(`${server.url}/assets/none`)).arrayBuffer();
      const started = performance.now();
      await (await fetch(`${server.url}/conversations/${id}`)).arrayBuffer();
      times.push(performance.now() - started);
      await server.end();
    }
    rows.push(atMost("pages", `first page of ${name}, cold`, median(times), 30, "ms"));
  }
  return rows;
}

/** A server that sends what `url` answers, byte for byte. */
async function startBare(url: string, folder: string): Promise<MeasuredProcess> {
  const response = await autocannonOnce(url);
  const file = join(folder, "answer.json");
  writeFileSync(file, JSON.stringify(response));
  return await startMeasured(["--import", "tsx", "bench/bare-server.ts", file]);
}

async function autocannonOnce(url: string): Promise<{ headers: Record<string, string>; body: string }> {
  const { request } = await import("node:http");
  return await new Promise((resolve, reject) => {
    const asked = request(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { connection: _connection, "keep-alive": _keepAlive, date: _date, ...headers } = response.headers;
        resolve({ headers: headers as Record<string, string>, body: Buffer.concat(chunks).toString("base64") });
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}

/** Processor time of the server for one request, in milliseconds. */
async function load(server: MeasuredProcess, path: string, amount: number): Promise<number> {
  const before = server.cpuMs();
  const result = await autocannon({
    url: server.url + path,
    amount,
    connections: 10,
    headers: { "accept-encoding": "gzip" },
  });
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`${server.url}${path}: ${result.errors} errors`);
  return (server.cpuMs() - before) / amount;
}
