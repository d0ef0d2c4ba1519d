/** Numbers and dates as one language writes them. Formatters cost much to make and little to use: each is made once. */
export interface Formats {
  readonly number: (value: number) => string;
  /** A share from 0 to 1 as whole per cents: `12%` in English, `12 %` in German. */
  readonly percent: (share: number) => string;
  /** @param at milliseconds since 1970-01-01 UTC. */
  readonly date: (at: number) => string;
  /** As in `dateTime`, for tables: at most three short words. */
  readonly shortDate: (at: number) => string;
  /** Month and year, in UTC. */
  readonly month: (at: number) => string;
  /** Date and time in UTC, and saying so: nobody knows the reader's time zone before a script runs. */
  readonly dateTime: (at: number) => string;
}

/** @param locale a language tag of BCP 47. */
export function formatsFor(locale: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const short = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  const shortDate = new Intl.DateTimeFormat(locale, short);
  const dateTime = new Intl.DateTimeFormat(locale, { ...short, hour: "2-digit", minute: "2-digit" });
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (at) => date.format(at),
    shortDate: (at) => shortDate.format(at),
    month: (at) => month.format(at),
    dateTime: (at) => `${dateTime.format(at)} UTC`,
  };
}
