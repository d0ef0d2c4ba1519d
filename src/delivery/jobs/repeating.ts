import { Cron } from "croner";

/** Key of the one row that a repeating job has, whatever the number of nodes. */
export const REPEATING_KEY = "repeating";

/**
 * Jobs that come again, by kind, with when: cron expressions (minute, hour, day, month, weekday) in UTC, so that no
 * change of the clocks skips or doubles one.
 */
export const REPEATING_JOBS: Readonly<Record<string, string>> = {
  "clean-up": "17 3 * * *",
  "audit-sites": "47 3 * * *",
};

/**
 * The next time a cron expression means after `at` (both milliseconds since 1970-01-01 UTC).
 * @throws Error for an expression that never comes again.
 */
export function nextRun(expression: string, at: number): number {
  const next = new Cron(expression, { timezone: "UTC" }).nextRun(new Date(at));
  if (next === null) throw new Error(`the times of ${expression} never come`);
  return next.getTime();
}
