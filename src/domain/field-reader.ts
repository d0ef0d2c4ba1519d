import { type FieldProblem, Problem } from "./problem.ts";

/**
 * Reads known fields out of data that a person wrote, and collects what is wrong with them instead of stopping at the
 * first. Every reader gives null for a field that is absent, empty or refused.
 */
export class FieldReader {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #path: string;
  readonly #problems: FieldProblem[];

  /** `data` should be an object; anything else is refused as the field `path`. */
  constructor(data: unknown, path = "", problems: FieldProblem[] = []) {
    this.#path = path;
    this.#problems = problems;
    const isObject = typeof data === "object" && data !== null && !Array.isArray(data);
    this.#values = new Map(isObject ? Object.entries(data) : []);
    if (!isObject) {
      const field = path === "" ? "front-matter" : path.slice(0, -1);
      problems.push({ field, code: "not-fields", message: "Here should be lines of the form `name: value`." });
    }
  }

  refuse(name: string, code: string, message: string): void {
    this.#problems.push({ field: this.#path + name, code, message });
  }

  /** Refuses fields with other names: most of them are slips of the pen that would silently do nothing. */
  only(names: readonly string[]): void {
    for (const name of this.#values.keys()) {
      if (!names.includes(name)) this.refuse(name, "unknown-field", `There is no field "${name}".`);
    }
  }

  /** Text of at most `max` UTF-16 units, trimmed, in one line. Numbers are taken as they were meant: as text. */
  text(name: string, options: { max: number; required?: boolean }): string | null {
    const value = this.#values.get(name) ?? "";
    if (typeof value !== "string" && typeof value !== "number") {
      this.refuse(name, "not-text", "This should be text.");
      return null;
    }
    const text = String(value).normalize("NFC").replace(/\s+/g, " ").trim();
    if (text === "" && options.required === true) this.refuse(name, "required", "This must not be empty.");
    if (text.length > options.max) this.refuse(name, "too-long", `This has at most ${options.max} characters.`);
    return text === "" || text.length > options.max ? null : text;
  }

  /** Texts of at most `max` UTF-16 units each, one or several; null where the field is absent. */
  texts(name: string, options: { max: number; most: number }): string[] | null {
    const value = this.#values.get(name) ?? null;
    if (value === null) return null;
    const items: unknown[] = Array.isArray(value) ? value : [value];
    const fits = items.every(
      (item) => (typeof item === "string" || typeof item === "number") && String(item).length <= options.max,
    );
    if (fits && items.length <= options.most) return items.map((item) => String(item).trim());
    this.refuse(name, "not-texts", `This should be at most ${options.most} texts of ${options.max} characters each.`);
    return null;
  }

  /** An instant written by RFC 3339, or a date, which stands for its midnight in UTC; in milliseconds since 1970. */
  instant(name: string): number | null {
    const text = this.text(name, { max: 40 });
    if (text === null) return null;
    const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:\d\d))?$/i.exec(text);
    const [, date = "", time = "00:00", zone = "Z"] = parts ?? [];
    const instant = Date.parse(`${date}T${time}${zone.toUpperCase()}`);
    if (parts === null || Number.isNaN(instant) || !isDay(date)) {
      this.refuse(name, "not-a-date", "Write a date as 2026-03-14, with a time as 2026-03-14T09:30Z.");
      return null;
    }
    return instant;
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | null {
    const text = this.text(name, { max: 100 });
    const found = choices.find((choice) => choice === text);
    if (text !== null && found === undefined)
      this.refuse(name, "not-a-choice", `Choose one of: ${choices.join(", ")}.`);
    return found ?? null;
  }

  wholeNumber(name: string, { min, max }: { min: number; max: number }): number | null {
    const value = this.#values.get(name) ?? null;
    if (value === null) return null;
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    this.refuse(name, "not-a-number", `This should be a whole number from ${min} to ${max}.`);
    return null;
  }

  /** Fields within a field; their problems are told as `name.inner`. */
  inner(name: string): FieldReader | null {
    const value = this.#values.get(name) ?? null;
    return value === null ? null : new FieldReader(value, `${this.#path}${name}.`, this.#problems);
  }

  /** Takes over the field problems of a `Problem` that `check` throws. */
  attempt(check: () => unknown): void {
    try {
      check();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const { field, code, message } of error.fields) this.refuse(field, code, message);
    }
  }

  /** Throws `Problem("invalid-input")` with all that was refused, if anything was. */
  throwIfRefused(detail: string): void {
    if (this.#problems.length > 0) throw new Problem("invalid-input", detail, { fields: this.#problems });
  }
}

/** False for days that no calendar has, which `Date` takes for days of the next month. */
function isDay(date: string): boolean {
  const instant = Date.parse(`${date}T00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date);
}
