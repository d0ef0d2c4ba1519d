import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { startMeasured } from "./measured-process.ts";
import type { MeasuredProcess } from "./measured-process.ts";
import { ownEnvironment } from "./own-environment.ts";
import { atMost, median, told } from "./row.ts";
import type { Row } from "./row.ts";
import { buildThread, naturalShape } from "./threads.ts";

const COMMENTS = 5_000;
const ROUNDS = 5;
const REQUESTS = 3_000;
const PROGRAM = "bin/hustings.js";

/** Whoever is signed in reads the same kept page as everybody, and asks once more for what is their own. */
export async function benchReader(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "hustings-bench-"));
  const id = await buildThread(dataDir, { name: "reader", count: COMMENTS, shape: naturalShape });
  const server = await startMeasured([PROGRAM, "serve", "--empty"], {
    DATA_DIR: dataDir,
    MIN_FILL_SECONDS: "0",
    ACTIONS_PER_MINUTE: "1000000",
  });
  try {
    const cookie = await signIn(server.url, dataDir);
    const page = `/conversations/${id}`;
    const mine = `/api/v1/articles/${id}/mine`;
    const everybodys = await ask(server.url + page, "");
    const own = await ask(server.url + page, cookie);
    const personal = await ask(server.url + mine, cookie);
    if (!personal.text.includes('"member":{')) throw new Error(`nobody is signed in: ${personal.text.slice(0, 200)}`);
    const ratios: number[] = [];
    const personalCpu: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const guest = await load(server, page, "");
      ratios.push((await load(server, page, cookie)) / guest);
      personalCpu.push(await load(server, mine, cookie));
    }
    const different = everybodys.text === own.text && everybodys.etag === own.etag ? 0 : 1;
    return [
      atMost("reader", "pages that differ for whoever is signed in", different, 0, ""),
      atMost("reader", "the shared page signed in: CPU against not signed in", median(ratios), 1.1, "×"),
      told("reader", "the one personal request: CPU", median(personalCpu) * 1_000, "µs"),
      atMost("reader", "the one personal request: size", Buffer.byteLength(personal.text), 2_000, "bytes"),
    ];
  } finally {
    await server.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function ask(url: string, cookie: string): Promise<{ text: string; etag: string | null }> {
  const response = await fetch(url, { headers: { cookie } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return { text: await response.text(), etag: response.headers.get("etag") };
}

/** Signs in by the link that the operator gets; returns the cookies. */
async function signIn(url: string, dataDir: string): Promise<string> {
  const env = ownEnvironment({ DATA_DIR: dataDir });
  const said = execFileSync(process.execPath, [PROGRAM, "admin", "add", "reader@bench.example"], { env }).toString();
  const link = /https?:\/\/\S+/u.exec(said)?.[0];
  if (link === undefined) throw new Error(`no link in ${said}`);
  const { pathname, search } = new URL(link);
  const opened = await fetch(url + pathname + search);
  const page = await opened.text();
  const fields = new URLSearchParams();
  for (const [input] of page.matchAll(/<input\b[^>]*type="hidden"[^>]*>/gu)) {
    fields.append(/name="([^"]*)"/u.exec(input)?.[1] ?? "", /value="([^"]*)"/u.exec(input)?.[1] ?? "");
  }
  const sent = await fetch(url + pathname, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, "sec-fetch-site": "same-origin", cookie: cookiesOf(opened) },
    body: fields,
  });
  if (sent.status !== 303) throw new Error(`signing in answered ${sent.status}`);
  return cookiesOf(sent);
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");
}

/** Processor time of the server for one request, in milliseconds. */
async function load(server: MeasuredProcess, path: string, cookie: string): Promise<number> {
  const before = server.cpuMs();
  const result = await autocannon({
    url: server.url + path,
    amount: REQUESTS,
    connections: 10,
    headers: { "accept-encoding": "gzip", cookie },
  });
  if (result.errors > 0 || result.non2xx > 0) throw new Error(`${path}: ${result.errors + result.non2xx} errors`);
  return (server.cpuMs() - before) / REQUESTS;
}
