/** A newcomer who may be a banned member under a new name: what can become of the suspicion. Pure data. */
import type { SignalSays, SignSays, Written } from "./return-signs.ts";

/**
 * - `open`: waits for a moderator;
 * - `watched`: a moderator wants to see more before saying anything;
 * - `confirmed`, `dismissed`: a moderator has said so. What follows from a confirmed one is a decision like any other.
 */
export const SUSPICION_STATES = ["open", "confirmed", "dismissed", "watched"] as const;

/** One of the states of a suspicion. */
export type SuspicionState = (typeof SUSPICION_STATES)[number];

/**
 * What can happen to a suspicion. `dismiss` is also what happens to a confirmed one when the ban that followed is
 * reversed; `reopen`: later comments made it stronger.
 */
export const SUSPICION_ACTIONS = ["confirm", "dismiss", "watch", "reopen"] as const;

/** One of the things that can happen to a suspicion. */
export type SuspicionAction = (typeof SUSPICION_ACTIONS)[number];

/** The whole state machine: an action that a state does not name is refused. Who was cleared is not asked about again. */
export const SUSPICION_TRANSITIONS: Readonly<Record<SuspicionState, Partial<Record<SuspicionAction, SuspicionState>>>> =
  {
    open: { confirm: "confirmed", dismiss: "dismissed", watch: "watched" },
    watched: { confirm: "confirmed", dismiss: "dismissed", reopen: "open" },
    confirmed: { dismiss: "dismissed" },
    dismissed: {},
  };

/** How strong a lead is, from the weakest. */
export const SUSPICION_BANDS = ["weak", "moderate", "strong"] as const;

/** One of the bands. */
export type SuspicionBand = (typeof SUSPICION_BANDS)[number];

/** A sign for or against, as moderators see it. */
export interface SuspicionSign {
  /** Stable name, such as `habit:small-i`. */
  readonly trait: string;
  readonly says: SignSays;
  /** One in so many accounts shows it, at most 1,000; 1: it is common; null where that says nothing. */
  readonly oneIn: number | null;
  /** In context, from the banned member and from the newcomer; empty where there is nothing to quote. */
  readonly known: string;
  readonly unknown: string;
}

/** What a suspicion rests on, both ways. Kept as JSON. */
export interface SuspicionEvidence {
  /** From 1: among all banned members compared with. */
  readonly rank: number;
  readonly compared: number;
  /**
   * Measured share (0-1) of unrelated newcomers who write this much like some banned member: of style alone, without the
   * signals beside it; 1 where there is too little text.
   */
  readonly falseMatchRate: number;
  /** Comments of the newcomer when they were compared. */
  readonly comments: number;
  readonly for: readonly SuspicionSign[];
  readonly against: readonly SuspicionSign[];
  /** Beside style; above 0 speaks for one person behind both accounts, below against. */
  readonly signals: readonly { readonly name: string; readonly evidence: number; readonly says: SignalSays }[];
}

/** As earlier versions kept a sign: in English sentences. */
interface Sentences {
  readonly text?: string;
  readonly rarity?: string;
}

/**
 * Evidence as it was kept. That of earlier versions is in English sentences, and stays so.
 * @param json as written by `JSON.stringify` of a {@link SuspicionEvidence}.
 */
export function readEvidence(json: string): SuspicionEvidence {
  const kept = JSON.parse(json) as SuspicionEvidence;
  const signals = kept.signals.map((one: SuspicionEvidence["signals"][number] & Sentences) =>
    one.text === undefined ? one : { ...one, says: written(one) },
  );
  return { ...kept, for: kept.for.map(signOf), against: kept.against.map(signOf), signals };
}

function signOf(one: SuspicionSign & Sentences): SuspicionSign {
  return one.text === undefined ? one : { ...one, says: written(one), oneIn: null };
}

function written({ text = "", rarity = "" }: Sentences): Written {
  return { code: "written", text: rarity === "" ? text : `${text} (${rarity})` };
}
