/** The signs of heat in a few successive comments: each from 0 (none) to 1 (full), with what it was seen in. */

/** One comment of a conversation, in the order of posting. */
export interface Turn {
  readonly id: number;
  readonly author: string;
  /** The comment it answers; absent for the first one. */
  readonly parent?: number | undefined;
  /** Posting time in milliseconds since 1970 (UTC). */
  readonly at: number;
  readonly text: string;
  /** Abuse score of the comment, 0-1. */
  readonly abuse: number;
}

/** Longest text that is read, in code units. */
const READ_LENGTH = 5000;

/** Answers in turn, A to B to A: none up to two in a row, full at six. */
export function pingPong(window: readonly Turn[]): {
  strength: number;
  between: readonly [string, string];
  answers: number;
} {
  const byId = new Map(window.map((turn) => [turn.id, turn]));
  const runs = new Map<number, number>();
  let between: readonly [string, string] = ["", ""];
  let longest = 0;
  for (const turn of window) {
    const parent = turn.parent === undefined ? undefined : byId.get(turn.parent);
    if (!parent || parent.author === turn.author) continue;
    const before = parent.parent === undefined ? undefined : byId.get(parent.parent);
    // The run goes on as long as the one answered was itself answering this person.
    const run = before && before.author === turn.author ? (runs.get(parent.id) ?? 1) + 1 : 1;
    runs.set(turn.id, run);
    if (run <= longest) continue;
    longest = run;
    between = [parent.author, turn.author];
  }
  return { strength: unit((longest - 1) / 5), between, answers: longest };
}

/** Later abuse scores above earlier ones: full at a rise of .5 from the first half's mean to the second's. */
export function rising(window: readonly Turn[]): { strength: number; before: number; after: number } {
  const middle = Math.floor(window.length / 2);
  const [before, after] = [mean(window.slice(0, middle)), mean(window.slice(middle))];
  return { strength: window.length < 4 ? 0 : unit((after - before) / 0.5), before, after };
}

function mean(turns: readonly Turn[]): number {
  return turns.length === 0 ? 0 : turns.reduce((sum, { abuse }) => sum + abuse, 0) / turns.length;
}

/** Share of "you" among the words: ordinary up to 2 in 100, full at 8 in 100. */
export function secondPerson(window: readonly Turn[]): { strength: number; share: number } {
  let words = 0;
  let you = 0;
  for (const turn of window) {
    const text = turn.text.slice(0, READ_LENGTH);
    words += text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    you += text.match(/\b(?:you|your|yours|yourself|ur?|ya)\b/giu)?.length ?? 0;
  }
  // Twenty ordinary words more keep a bare "you?" from being all second person.
  return { strength: unit(((you + 0.4) / (words + 20) - 0.02) / 0.06), share: words === 0 ? 0 : you / words };
}

/** Median time between comments: none from ten minutes on, full at half a minute. */
export function speed(window: readonly Turn[]): { strength: number; people: number; median: number } {
  const people = new Set(window.map(({ author }) => author)).size;
  const gaps = window.slice(1).map((turn, at) => Math.max(0, turn.at - (window[at]?.at ?? 0)) / 60_000);
  gaps.sort((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)] ?? 10;
  const strength = window.length < 4 ? 0 : unit(Math.log(10 / Math.max(0.1, median)) / Math.log(20));
  return { strength, people, median };
}

function unit(value: number): number {
  return Math.max(0, Math.min(1, value));
}
