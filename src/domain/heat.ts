/**
 * Why a conversation is called heated. `author` is whoever the caller says has written a turn: a key while it is
 * reckoned, a name when it is shown.
 */
export type HeatReason =
  /** Abuse in several of the last comments; `worst`: the two highest scores, 0-1. */
  | { readonly sign: "abuse"; readonly comments: number; readonly worst: readonly [number, number] }
  /** Mean abuse scores (0-1) of the earlier and of the later half. */
  | { readonly sign: "rising"; readonly before: number; readonly after: number }
  /** Two people answer each other: how often in turn. */
  | { readonly sign: "pingPong"; readonly between: readonly [string, string]; readonly answers: number }
  /** Share (0-1) of "you" and its forms among all words. */
  | { readonly sign: "secondPerson"; readonly share: number }
  /** Comments by so many people; the median time from one to the next, in minutes. */
  | { readonly sign: "speed"; readonly comments: number; readonly people: number; readonly median: number };

/** A comment of a heated exchange. */
export interface HeatTurn {
  readonly id: number;
  readonly number: string;
  readonly author: string;
  /** When it was written (milliseconds since 1970-01-01 UTC). */
  readonly at: number;
  readonly excerpt: string;
  /** Abuse score, 0-1. */
  readonly abuse: number;
}

/** The heat of an exchange, as moderators see it: a score of the conversation, of no comment and of nobody. */
export interface HeatView {
  /** At its last comment and at its hottest, 0-1. */
  readonly score: number;
  readonly peak: number;
  readonly hot: boolean;
  /** Strongest first. */
  readonly reasons: readonly HeatReason[];
  /** The comment where it began; null where it was never hot. */
  readonly began: number | null;
  /** The latest comments, in the order of posting. */
  readonly turns: readonly HeatTurn[];
  /** The pause of slow mode that is offered, in seconds; null while the exchange is cool. */
  readonly offer: number | null;
}
