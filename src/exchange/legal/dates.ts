/** A day in UTC as ISO 8601 writes it, YYYY-MM-DD. @param at milliseconds since 1970-01-01 UTC. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The beginning of a day in UTC that is written YYYY-MM-DD (milliseconds since 1970-01-01 UTC); null for anything else. */
export function dayAt(text: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Date and time in UTC as RFC 3339 writes them, to the second; empty for null. */
export function isoTime(at: number | null): string {
  return at === null ? "" : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** A part of time; `until` is not in it. Milliseconds since 1970-01-01 UTC. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** True where a time lies in the period. */
export function isWithin(period: Period, at: number): boolean {
  return at >= period.from && at < period.until;
}

/** A period by its first and last day, YYYY-MM-DD/YYYY-MM-DD (ISO 8601). */
export function isoPeriod(period: Period): string {
  return `${isoDay(period.from)}/${isoDay(period.until - 1)}`;
}

/** Milliseconds as hours with one decimal; null stays null. */
export function hours(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 360_000) / 10;
}
