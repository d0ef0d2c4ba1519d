/**
 * Templates that are safe by construction: whatever is put into html`…` is escaped, unless it is itself the result of
 * html`…`. Attribute values in templates are always double-quoted, so that one escape rule serves text and attributes.
 */

/** What may be put into a template. `null`, `undefined` and `false` come out as nothing. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

let make: (text: string) => Html;

/** HTML that is safe to send. Only html`…`, `rawHtml` and `jsonScript` make it. */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static {
    make = (text) => new Html(text);
  }

  /** The HTML itself. */
  toString(): string {
    return this.#text;
  }
}

const SPECIAL = /[&<>"']/;
const ALL_SPECIAL = /[&<>"']/g;
const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => REFERENCES[character] ?? character) : text;
}

function render(value: HtmlValue): string {
  if (typeof value === "string") return escape(value);
  if (value instanceof Html) return value.toString();
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "number") return String(value);
  let text = "";
  for (const part of value) text += render(part);
  return text;
}

/** Templates are indented for us, not for browsers; what is put into them is never touched. Done once a template. */
const compacted = new WeakMap<TemplateStringsArray, readonly string[]>();

function compact(strings: TemplateStringsArray): readonly string[] {
  let parts = compacted.get(strings);
  if (parts === undefined) {
    parts = strings.map((part) => part.replaceAll(/\s*\n\s*/gu, "\n"));
    compacted.set(strings, parts);
  }
  return parts;
}

/** The template tag. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = compact(strings);
  let text = parts[0] ?? "";
  for (let index = 0; index < values.length; index++) {
    text += render(values[index]) + (parts[index + 1] ?? "");
  }
  return make(text);
}

/** HTML that was sanitised before it was stored. The only way around escaping: every use is to be looked at. */
export function rawHtml(sanitised: string): Html {
  return make(sanitised);
}

/**
 * A data block (`<script type="application/ld+json">`). Characters that could end the element or open a comment in it
 * are written as JSON escapes (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
 */
export function jsonScript(value: unknown): Html {
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, jsonEscape);
  return make(`<script type="application/ld+json">${json}</script>`);
}

function jsonEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
