import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT } from "jose";
import type { Authenticator } from "../test/support/authenticator.ts";
import { CONFIRM_LINK, CONFIRM_PATH } from "../src/web/confirm-link.ts";
import { Asker } from "./asker.ts";
import { known, prepareDoors, unknown } from "./door-people.ts";
import { separation } from "./latency.ts";
import { SERVER, startMeasured } from "./measured-process.ts";
import type { MeasuredProcess } from "./measured-process.ts";
import { atMost, told } from "./row.ts";
import type { Row } from "./row.ts";

/** Requests at each side of each door; fewer for a quick look by `BENCH_REQUESTS=200`. */
const REQUESTS = Number(process.env["BENCH_REQUESTS"] ?? 1_200);

/** Part of the names of the doors to be tried; all of them where it is empty. */
const DOOR = process.env["BENCH_DOOR"] ?? "";

/** Requests before the first that counts. */
const WARM_UP = 40;

/** By chance alone the figure of so many requests strays by 0.02 once in twenty times. */
const LIMIT = 0.06;

/** Of this run alone. */
const SSO_SECRET = randomBytes(32).toString("base64url");
const DAY_MS = 24 * 60 * 60_000;

/** What somebody sends who wants to know which of two it is; the answer says the same for both. */
interface Door {
  readonly name: string;
  readonly status: number;
  readonly sides: readonly [(i: number) => Promise<Request>, (i: number) => Promise<Request>];
}

/**
 * How well the time of an answer alone tells whether there is an account, or a link, behind what somebody tried: the
 * area under the ROC curve, 0.5 where it tells nothing.
 */
export async function benchDoors(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "hustings-bench-"));
  const keys = new Map<string, Authenticator>();
  await prepareDoors(dataDir, { count: REQUESTS + WARM_UP, keys });
  const server = await startMeasured(SERVER, {
    DATA_DIR: dataDir,
    SSO_SECRET,
    TRUSTED_PROXIES: "1",
    ACTIONS_PER_MINUTE: "1000000",
  });
  try {
    const rows: Row[] = [];
    for (const door of await doorsOf(server, keys)) {
      if (door.name.includes(DOOR)) rows.push(...(await measure(door)));
    }
    return rows;
  } finally {
    await server.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure({ name, status, sides }: Door): Promise<Row[]> {
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < REQUESTS + WARM_UP; i++) {
    // Either goes first as often as the other, so that neither always pays for what the one before left behind.
    for (const side of i % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const request = await sides[side](i);
      const began = performance.now();
      const response = await fetch(request);
      await response.arrayBuffer();
      const took = performance.now() - began;
      if (response.status !== status) throw new Error(`${name}: ${response.status} instead of ${status}`);
      if (i >= WARM_UP) times[side].push(took);
    }
  }
  const { auc, half, ratio } = separation(times[0], times[1]);
  return [
    told("doors", `${name}: ratio of medians`, ratio, "×"),
    atMost("doors", `${name}: |AUC - 0.5|`, Math.abs(auc - 0.5), LIMIT, ""),
    told("doors", `${name}: AUC, half of its 95 % interval`, half, ""),
  ];
}

async function doorsOf(server: MeasuredProcess, keys: Map<string, Authenticator>): Promise<Door[]> {
  const asker = new Asker(server.url);
  const ticket = await asker.ticket();
  const form = async (path: string, fields: Record<string, string>): Promise<Request> =>
    asker.form(path, { ticket, ...fields });
  const opened = async (secret: string): Promise<Request> =>
    asker.get(`/sign-in/link?token=${encodeURIComponent(secret)}`);
  const guestLink = async (secret: string): Promise<Request> => asker.get(CONFIRM_LINK + encodeURIComponent(secret));
  // Everything is right but the signature: whoever does not have the key cannot do better.
  const { privateKey: signWith } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const differently = { origin: server.url, rpId: new URL(server.url).hostname, signWith };
  const passkey = async (key: Authenticator | undefined): Promise<Request> => {
    const options = await fetch(asker.json("/sign-in/passkey/options", {}));
    const { challenge } = (await options.json()) as { challenge: string };
    return asker.json("/sign-in/passkey", { response: key?.get(challenge, differently) });
  };
  const sso = async (sub: string, token: { secret: string; shiftMs: number }): Promise<Request> =>
    asker.json("/api/v1/session/sso", { token: await tokenFor(sub, { aud: server.url, ...token }) });
  const late = { secret: SSO_SECRET, shiftMs: -DAY_MS };
  const forged = { secret: `not ${SSO_SECRET}`, shiftMs: 0 };
  return [
    {
      name: "asking for a mail, address known or not",
      status: 200,
      sides: [
        (i) => form("/sign-in/email", { email: known("mail", i), return: "/" }),
        (i) => form("/sign-in/email", { email: unknown("mail", i), return: "/" }),
      ],
    },
    {
      name: "a wrong code, address known or not",
      status: 422,
      sides: [
        (i) => form("/sign-in/code", { handle: `handle code known ${i}`, code: "000000" }),
        (i) => form("/sign-in/code", { handle: `handle code unknown ${i}`, code: "000000" }),
      ],
    },
    {
      name: "a used link opened, address known or not",
      status: 410,
      sides: [(i) => opened(`used known ${i}`), (i) => opened(`used unknown ${i}`)],
    },
    {
      name: "a link opened, used or never sent",
      status: 410,
      sides: [(i) => opened(`used again ${i}`), (i) => opened(`never ${i}`)],
    },
    {
      name: "a link opened, run out or never sent",
      status: 410,
      sides: [(i) => opened(`late opened ${i}`), (i) => opened(`never again ${i}`)],
    },
    {
      name: "a link sent in, run out or never sent",
      status: 410,
      sides: [
        (i) => form("/sign-in/link", { token: `late sent ${i}` }),
        (i) => form("/sign-in/link", { token: `never sent ${i}` }),
      ],
    },
    {
      name: "a guest's link opened, used or never sent",
      status: 410,
      sides: [(i) => guestLink(`guest used opened ${i}`), (i) => guestLink(`guest never opened ${i}`)],
    },
    {
      name: "a guest's link opened, run out or never sent",
      status: 410,
      sides: [(i) => guestLink(`guest late opened ${i}`), (i) => guestLink(`guest never opened again ${i}`)],
    },
    {
      name: "a guest's link sent in, used or never sent",
      status: 410,
      sides: [
        (i) => form(CONFIRM_PATH, { token: `guest used sent ${i}` }),
        (i) => form(CONFIRM_PATH, { token: `guest never sent ${i}` }),
      ],
    },
    {
      name: "a guest's link sent in, run out or never sent",
      status: 410,
      sides: [
        (i) => form(CONFIRM_PATH, { token: `guest late sent ${i}` }),
        (i) => form(CONFIRM_PATH, { token: `guest never sent again ${i}` }),
      ],
    },
    {
      name: "a passkey badly signed, known or not",
      status: 403,
      sides: [(i) => passkey(keys.get(`signed known ${i}`)), (i) => passkey(keys.get(`signed unknown ${i}`))],
    },
    {
      name: "a passkey with a made-up challenge, known or not",
      status: 403,
      sides: [
        async (i) =>
          asker.json("/sign-in/passkey", { response: keys.get(`made-up known ${i}`)?.get("AAAA", differently) }),
        async (i) =>
          asker.json("/sign-in/passkey", { response: keys.get(`made-up unknown ${i}`)?.get("AAAA", differently) }),
      ],
    },
    {
      name: "the publisher's token run out, subject known or not",
      status: 403,
      sides: [(i) => sso(`outdated reader ${i}`, late), (i) => sso(`outdated nobody ${i}`, late)],
    },
    {
      name: "a forged token, subject known or not",
      status: 403,
      sides: [(i) => sso(`forged reader ${i}`, forged), (i) => sso(`forged nobody ${i}`, forged)],
    },
    {
      name: "an embed's code, used or never given",
      status: 403,
      sides: [
        async (i) => asker.json("/api/v1/session", { code: `embed ${i}` }),
        async (i) => asker.json("/api/v1/session", { code: `never embed ${i}` }),
      ],
    },
    {
      name: "a session renewed, ended or never begun",
      status: 401,
      sides: [
        async (i) => asker.json("/api/v1/session/renew", { renewal: `ended ${i}` }),
        async (i) => asker.json("/api/v1/session/renew", { renewal: `never ended ${i}` }),
      ],
    },
  ];
}

/** A token of the publisher (JWT, RFC 7519). */
async function tokenFor(sub: string, args: { aud: string; secret: string; shiftMs: number }): Promise<string> {
  const iat = Math.floor((Date.now() + args.shiftMs) / 1_000);
  const claims = { sub, jti: randomBytes(12).toString("hex"), iat, exp: iat + 300, aud: args.aud };
  return await new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(args.secret));
}
