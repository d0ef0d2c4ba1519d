/**
 * Heat of a conversation: a thread to look at and perhaps to slow down. It is a score of the conversation and never
 * mixed into the score of a comment. What it looks at: two people answering each other in turn, abuse scores that rise,
 * talk about "you", and speed (Zhang et al. 2018, "Conversations Gone Awry"; Kumar et al. 2018 on conflict).
 */

import type { HeatReason } from "../../domain/heat.ts";
import { pingPong, rising, secondPerson, speed } from "./heat-signs.ts";
import type { Turn } from "./heat-signs.ts";

/** Heat of a conversation with its reasons. */
export interface ConversationHeat {
  /** Heat at the last turn, 0-1; from {@link HOT} on worth a look. */
  readonly score: number;
  /** The greatest heat at any turn, 0-1. */
  readonly peak: number;
  /** The turn where the present or last hot stretch began; absent if it was never hot. */
  readonly began?: number;
  /** Of the present or last hot stretch, strongest first; empty while it was never hot. */
  readonly reasons: readonly HeatReason[];
}

/** From here on a conversation is shown to moderators and slow mode is offered. */
export const HOT = 0.5;

/** Turns that are looked at together. */
const WINDOW = 8;

/**
 * How much each sign adds at full strength. Abuse itself weighs most: two friends joking back and forth at speed, with
 * every other sign at its full, stay below HOT.
 */
const WEIGHTS = { abuse: 0.55, rising: 0.2, pingPong: 0.17, secondPerson: 0.15, speed: 0.1 } as const;

type Sign = keyof typeof WEIGHTS;

const SIGNS = Object.keys(WEIGHTS) as Sign[];

/** A window's signs, each with its strength (0-1) and what it was seen in. */
type Signs = ReturnType<typeof signsOf>;

/**
 * Heat of a conversation.
 *
 * @param turns a thread in the order of posting; any length, the work grows with it in a straight line.
 */
export function conversationHeat(turns: readonly Turn[]): ConversationHeat {
  let peak = 0;
  let began: number | undefined;
  let wasHot = false;
  let score = 0;
  let reasons: HeatReason[] = [];
  turns.forEach((_, at) => {
    const window = turns.slice(Math.max(0, at + 1 - WINDOW), at + 1);
    const signs = signsOf(window);
    // Rounded before it is compared, so that the heat shown and the heat judged are one.
    score = round(scoreOf(signs));
    if (score >= HOT) {
      if (!wasHot) began = firstHeated(window).id;
      reasons = reasonsOf(signs, window.length);
    }
    wasHot = score >= HOT;
    peak = Math.max(peak, score);
  });
  const heat = { score, peak, reasons };
  return began === undefined ? heat : { ...heat, began };
}

function signsOf(window: readonly Turn[]) {
  // The two strongest of the window: one bad comment among calm ones is a case, not a heated conversation.
  const [first = 0, second = 0] = window.map((turn) => turn.abuse).sort((a, b) => b - a);
  const level = window.length < 2 ? 0 : (first + 2 * second) / 3;
  return {
    abuse: { strength: level, worst: [first, second] as const },
    rising: rising(window),
    pingPong: pingPong(window),
    secondPerson: secondPerson(window),
    speed: speed(window),
  };
}

function scoreOf(signs: Signs): number {
  const sum = SIGNS.reduce((total, sign) => total + WEIGHTS[sign] * signs[sign].strength, 0);
  return Math.min(1, sum);
}

/** Where it began: the first turn of the window whose abuse is at least half of the strongest. */
function firstHeated(window: readonly Turn[]): Turn {
  const most = window.reduce((strongest, { abuse }) => Math.max(strongest, abuse), 0);
  return window.find(({ abuse }) => abuse >= most / 2) ?? (window[0] as Turn);
}

function reasonsOf(signs: Signs, comments: number): HeatReason[] {
  const reasonOf = (sign: Sign): HeatReason => {
    switch (sign) {
      case "abuse":
        return { sign, comments, worst: signs.abuse.worst };
      case "rising":
        return { sign, before: signs.rising.before, after: signs.rising.after };
      case "pingPong":
        return { sign, between: signs.pingPong.between, answers: signs.pingPong.answers };
      case "secondPerson":
        return { sign, share: signs.secondPerson.share };
      case "speed":
        return { sign, comments, people: signs.speed.people, median: signs.speed.median };
    }
  };
  return SIGNS.filter((sign) => signs[sign].strength >= 0.4)
    .sort((a, b) => WEIGHTS[b] * signs[b].strength - WEIGHTS[a] * signs[a].strength)
    .map(reasonOf);
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
