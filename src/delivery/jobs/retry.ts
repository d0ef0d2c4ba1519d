const MINUTE_MS = 60_000;

/** How long to wait after each failed attempt, in minutes: at once most faults are short, a day later few are. */
const PAUSES_MINUTES = [1, 5, 20, 60, 240, 720, 1_440] as const;

/** No failed attempt is followed by a longer wait than this, in milliseconds. */
export const LONGEST_PAUSE_MS = Math.max(...PAUSES_MINUTES) * MINUTE_MS;

/**
 * How long to wait before a job is tried again, in milliseconds; null when it has been tried often enough.
 * @param attempts how often it has been tried, from 1.
 */
export function pauseAfter(attempts: number): number | null {
  const pause = PAUSES_MINUTES[attempts - 1];
  return pause === undefined ? null : pause * MINUTE_MS;
}

/** Thrown by a job that no further attempt can mend. */
export class Hopeless extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "Hopeless";
  }
}
