/**
 * Signals beside style. Each can be switched off by the operator, each is shown with what it says, and each counts for a
 * fixed log likelihood ratio: they cannot be learnt from public data, so the values are cautious guesses by kind, after
 * the order of strength in Niverthi et al. 2022 (ban evasion on Wikipedia) and Kumar et al. 2017 (sockpuppets).
 */

import type { SignalSays, SignSpan } from "../../domain/return-signs.ts";
import { copiedSentences } from "./copied-sentences.ts";
import { mailKey, nameLikeness } from "./look-alike.ts";

/** The kinds of signals. */
export const SIGNALS = ["network", "device", "name", "mail", "arrival", "company", "copied"] as const;

/** One kind of signal. */
export type SignalName = (typeof SIGNALS)[number];

/** Which signals the operator lets count. */
export type SignalSettings = Readonly<Record<SignalName, boolean>>;

/** What is known of an account beside its style; everything may be missing. */
export interface AccountTraces {
  readonly names?: readonly string[];
  readonly mail?: string;
  /** Keyed hashes (HMAC) of network addresses: of the full address and of its /24 or /48 range. */
  readonly addresses?: readonly string[];
  readonly ranges?: readonly string[];
  /** Keyed hashes of device marks. */
  readonly devices?: readonly string[];
  /** Milliseconds since 1970 (UTC): sign-up; and, for the banned account, the ban. */
  readonly arrived?: number;
  readonly banned?: number;
  /** Threads taken part in and people answered, by id. */
  readonly threads?: readonly number[];
  readonly opponents?: readonly number[];
  /** Own words of the comments. */
  readonly comments?: readonly string[];
}

/** A signal that was found. */
export interface Signal {
  readonly name: SignalName;
  /** Log likelihood ratio: above 0 for, below 0 against one person behind both accounts. */
  readonly evidence: number;
  /** What it says; the texts make a sentence of it. */
  readonly says: SignalSays;
}

const DAY = 86_400_000;

/** Log likelihood ratios; a household, an office or a mobile network shares addresses, hence not more. */
const STRENGTH = { address: 2.5, range: 1, device: 3, sameName: 3, likeName: 1.5, mail: 4, copied: 1.2 } as const;

/** Names this alike look alike to people (Jaro-Winkler). */
const LIKE_NAME = 0.92;

/** All signals between a banned account and a newcomer that the settings allow, in the order of {@link SIGNALS}. */
export function signalsBetween(banned: AccountTraces, newcomer: AccountTraces, settings: SignalSettings): Signal[] {
  return SIGNALS.filter((name) => settings[name]).flatMap((name) => {
    const found = FINDERS[name](banned, newcomer);
    return found ? [{ name, ...found }] : [];
  });
}

/**
 * Evidence of style and signals together, to be given to `judge`. With too little text (NaN) the signals speak alone;
 * without signals it stays NaN.
 */
export function withSignals(styleEvidence: number, signals: readonly Signal[]): number {
  if (signals.length === 0) return styleEvidence;
  return signals.reduce((sum, { evidence }) => sum + evidence, Number.isNaN(styleEvidence) ? 0 : styleEvidence);
}

type Found = Omit<Signal, "name"> | undefined;

const FINDERS: Record<SignalName, (banned: AccountTraces, newcomer: AccountTraces) => Found> = {
  network: (a, b) => {
    if (shared(a.addresses, b.addresses) > 0) return { evidence: STRENGTH.address, says: { code: "address" } };
    if (shared(a.ranges, b.ranges) > 0) return { evidence: STRENGTH.range, says: { code: "range" } };
    return undefined;
  },
  device: (a, b) =>
    shared(a.devices, b.devices) > 0 ? { evidence: STRENGTH.device, says: { code: "device" } } : undefined,
  name: findName,
  mail: (a, b) => {
    const [one, two] = [mailKey(a.mail ?? ""), mailKey(b.mail ?? "")];
    if (one === "" || one !== two) return undefined;
    return { evidence: STRENGTH.mail, says: { code: "mail" } };
  },
  arrival: findArrival,
  company: findCompany,
  copied: (a, b) => {
    const copied = copiedSentences(a.comments ?? [], b.comments ?? []);
    const [first] = copied;
    if (first === undefined) return undefined;
    const evidence = Math.min(3, STRENGTH.copied * copied.length);
    return { evidence, says: { code: "copied", sentences: copied.length, first } };
  },
};

function findName(a: AccountTraces, b: AccountTraces): Found {
  let best = { likeness: 0, known: "", unknown: "" };
  for (const one of a.names ?? []) {
    for (const two of b.names ?? []) {
      const likeness = nameLikeness(one, two);
      if (likeness > best.likeness) best = { likeness, known: one, unknown: two };
    }
  }
  const { likeness, known, unknown } = best;
  if (likeness < LIKE_NAME) return undefined;
  return {
    evidence: likeness === 1 ? STRENGTH.sameName : STRENGTH.likeName,
    says: { code: "name", known, unknown },
  };
}

function findArrival(a: AccountTraces, b: AccountTraces): Found {
  if (a.banned === undefined || b.arrived === undefined) return undefined;
  const days = (b.arrived - a.banned) / DAY;
  // A second account made in advance exists, but most who return do so after the ban.
  if (days < 0) return { evidence: -1.5, says: { code: "before-ban", span: spanOf(-days) } };
  const says = { code: "after-ban", span: spanOf(days) } as const;
  if (days <= 2) return { evidence: 1.5, says };
  if (days <= 14) return { evidence: 0.7, says };
  if (days > 365) return { evidence: -0.7, says };
  return undefined;
}

function findCompany(a: AccountTraces, b: AccountTraces): Found {
  const threads = shared(a.threads, b.threads);
  const people = shared(a.opponents, b.opponents);
  if (threads + people < 2) return undefined;
  // Shared company shows a shared interest first of all; it grows slowly and stays small.
  const evidence = Math.min(2, 0.4 * Math.log2(1 + threads) + 0.5 * Math.log2(1 + people));
  return { evidence, says: { code: "company", threads, people } };
}

function shared<T>(one: readonly T[] = [], other: readonly T[] = []): number {
  const known = new Set(one);
  return new Set(other.filter((item) => known.has(item))).size;
}

function spanOf(days: number): SignSpan {
  const hours = Math.round(days * 24);
  return hours < 48 ? { count: hours, unit: "hours" } : { count: Math.round(days), unit: "days" };
}
