import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { STEP_NAMES } from "../src/domain/screening/finding.ts";
import type { StepName } from "../src/domain/screening/finding.ts";
import { SCREENING_SETTINGS } from "../src/domain/screening/settings.ts";
import { openStore } from "../src/store/open-store.ts";
import { loadSite, saveSite } from "../src/store/sites.ts";
import { DATABASE_FILE } from "../src/store/sqlite/open-sqlite.ts";
import { SERVER, startMeasured } from "./measured-process.ts";
import { atLeast, median, told } from "./row.ts";
import type { Row } from "./row.ts";
import { copySchema, inserter, openRaw, rowsOf } from "./same-tables.ts";

const CLIENTS = 20;
const POSTS = 2_000;

/** Comments posted before anything is measured: until then Node is still compiling, which is no part of a busy day. */
const WARM_UP = 3_000;
const ROUNDS = 3;
const API_TOKEN = randomBytes(24).toString("base64url");

/** What the writers of the benchmark would be held for by themselves: they write more than any person could. */
const MODES: readonly { readonly name: string; readonly off: readonly StepName[]; readonly target: number | null }[] = [
  { name: "without screening", off: STEP_NAMES, target: 0.5 },
  { name: "screened, but for flooding and repetition", off: ["flooding", "repetition"], target: null },
];

/** Durable comments through HTTP against the driver's own durable one-row inserts, in turns. */
export async function benchPosts(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const mode of MODES) rows.push(...(await benchMode(mode)));
  return rows;
}

async function benchMode({ name, off, target }: (typeof MODES)[number]): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "hustings-bench-"));
  await turnOff(dataDir, off);
  const server = await startMeasured(SERVER, {
    DATA_DIR: dataDir,
    API_TOKEN,
    POSTS_PER_MINUTE: "1000000",
    NETWORK_POSTS_PER_MINUTE: "1000000",
  });
  try {
    const articleId = await createArticle(server.url);
    await post(server.url, articleId, WARM_UP);
    const rates: number[] = [];
    const toBare: number[] = [];
    const toSame: number[] = [];
    const before = server.cpuMs();
    for (let round = 0; round < ROUNDS; round++) {
      const own = await post(server.url, articleId, POSTS);
      rates.push(own);
      toBare.push(own / rawInserts(join(dataDir, `bare-${round}.db`), POSTS));
      toSame.push(own / sameInserts(join(dataDir, DATABASE_FILE), join(dataDir, `same-${round}.db`)));
    }
    const cpu = (server.cpuMs() - before) / (ROUNDS * POSTS);
    const compared = (figure: string, ratios: readonly number[]): Row =>
      target === null
        ? told("posts", figure, median(ratios), "×")
        : atLeast("posts", figure, median(ratios), target, "×");
    return [
      told("posts", `durable comments by HTTP, ${name}`, median(rates), "/s"),
      told("posts", "processor time of one", cpu, "ms"),
      compared("against the driver's durable inserts of the same comments", toSame),
      compared("against its durable inserts of short rows into a bare table", toBare),
    ];
  } finally {
    await server.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Makes the database with some steps of screening turned off. */
async function turnOff(dataDir: string, off: readonly StepName[]): Promise<void> {
  const store = await openStore({ databaseUrl: null, dataDir });
  const site = await loadSite(store.reader);
  const screening = SCREENING_SETTINGS.parse({ off });
  await store.transaction((tx) => saveSite(tx, { ...site, settings: { ...site.settings, screening } }));
  await store.close();
}

async function createArticle(url: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/articles`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${API_TOKEN}` },
    body: JSON.stringify({ url: "https://bench.example/posts", title: "Posts" }),
  });
  return ((await response.json()) as { id: number }).id;
}

/** Comments acknowledged a second. */
async function post(url: string, articleId: number, amount: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  let left = amount;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      // As a program would: the token that comes with the first comment is sent with the others.
      let token: string | null = null;
      while (left-- > 0) token = (await postOne(`${url}/api/v1/articles/${articleId}/comments`, agent, token)) ?? token;
    }),
  );
  agent.destroy();
  return (amount / (performance.now() - started)) * 1000;
}

let count = 0;

/** Posts a comment; returns the device token that came with the answer, if one did. */
function postOne(url: string, agent: Agent, token: string | null): Promise<string | null> {
  count++;
  const body = JSON.stringify({
    name: "A reader",
    body: `A comment of *ordinary* length, number ${count}, with a second sentence that says a little more than the first.`,
  });
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () => {
        if (response.statusCode !== 201) reject(new Error(`posting answered ${response.statusCode}`));
        else resolve(response.headers["hustings-device"]?.toString() ?? null);
      });
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

/**
 * Rows a second, one durable transaction each: the very comments that were posted last, into the same table with the same
 * indexes, references and settings.
 */
function sameInserts(posted: string, path: string): number {
  const source = new DatabaseSync(posted, { readOnly: true });
  const database = openRaw(path);
  for (const table of ["site", "person", "article", "comment"]) copySchema(source, database, table);
  for (const table of ["site", "article"]) {
    for (const row of rowsOf(source.prepare(`SELECT * FROM ${table}`), [])) inserter(database, table, row)(row);
  }
  const comments = rowsOf(source.prepare("SELECT * FROM comment ORDER BY id DESC LIMIT ?"), [POSTS]).toReversed();
  source.close();
  const [sample] = comments;
  if (sample === undefined) throw new Error("nothing was posted");
  const insert = inserter(database, "comment", sample);
  const started = performance.now();
  for (const comment of comments) insert(comment);
  const rate = (comments.length / (performance.now() - started)) * 1000;
  database.close();
  return rate;
}

/** The same of rows of three columns, without an index: the most that the driver can do. */
function rawInserts(path: string, amount: number): number {
  const database = new DatabaseSync(path);
  database.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c INTEGER)",
  );
  const insert = database.prepare("INSERT INTO t (a, b, c) VALUES (?, ?, ?)");
  const started = performance.now();
  for (let index = 0; index < amount; index++) insert.run("a".repeat(110), "b".repeat(120), index);
  const rate = (amount / (performance.now() - started)) * 1000;
  database.close();
  return rate;
}
