const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** What is older than this is better told by its date, in milliseconds. */
const RELATIVE_UNTIL = 7 * 86_400_000;

/** English pages write dates the British way, on the server and here. */
function locale(language: string): string {
  return language === "en" ? "en-GB" : language;
}

/**
 * Says a moment as people do: "3 hours ago", and the date when it is longer ago than a week.
 * @param at milliseconds since 1970-01-01 UTC.
 */
export function relativeTime(at: number, now: number, language: string): string {
  const ago = Math.max(0, now - at);
  if (ago >= RELATIVE_UNTIL) return new Intl.DateTimeFormat(locale(language), { dateStyle: "medium" }).format(at);
  const [unit, length] = UNITS.find(([, length]) => ago >= length) ?? ["minute", 60_000];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.floor(ago / length), unit);
}

/** Turns the server's times into the reader's own; the exact one stays as a tooltip. */
export function showRelativeTimes(root: ParentNode, now: number, language: string): void {
  const exact = new Intl.DateTimeFormat(locale(language), { dateStyle: "full", timeStyle: "short" });
  for (const element of root.querySelectorAll<HTMLTimeElement>("time:not([data-fixed])")) {
    const at = Date.parse(element.dateTime);
    const text = relativeTime(at, now, language);
    if (element.textContent === text) continue;
    element.textContent = text;
    element.title = exact.format(at);
  }
}
