const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** What is older than this is better told by its date, in milliseconds. */
const RELATIVE_UNTIL = 7 * 86_400_000;

/**
 * Says a moment as people do: "3 hours ago", and the date when it is longer ago than a week.
 * @param at milliseconds since 1970-01-01 UTC.
 */
export function relativeTime(at: number, now: number, language: string): string {
  const ago = Math.max(0, now - at);
  if (ago >= RELATIVE_UNTIL) return new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(at);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [unit, length] = UNITS.find(([, length]) => ago >= length) ?? ["second", Infinity];
  return format.format(-Math.floor(ago / length), unit);
}

/** The page's language as this reader writes it: `en` becomes `en-GB` for somebody who prefers that. */
export function readerLanguage(page: string, preferred: readonly string[]): string {
  return preferred.find((tag) => tag.toLowerCase().split("-")[0] === page) ?? page;
}

/** Turns the server's times into the reader's own; the exact one stays as a tooltip. */
export function showRelativeTimes(root: ParentNode, now: number, language: string): void {
  const exact = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
  for (const element of root.querySelectorAll<HTMLTimeElement>("time:not([data-fixed])")) {
    const at = Date.parse(element.dateTime);
    const text = relativeTime(at, now, language);
    if (element.textContent === text) continue;
    element.textContent = text;
    element.title = exact.format(at);
  }
}
