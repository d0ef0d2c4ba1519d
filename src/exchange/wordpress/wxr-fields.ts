import type { WxrComment } from "./wxr-record.ts";

const DATE = /^\d{4}-\d\d-\d\d[ T](?:[01]\d|2[0-3]):\d\d:\d\d$/u;

/**
 * A date as WordPress writes it (`2014-01-14 17:32:12`), read as UTC.
 * @returns milliseconds since 1970-01-01 UTC; null for the zero date and for anything that is no date.
 */
export function parseWordPressDate(text: string): number | null {
  if (!DATE.test(text)) return null;
  const at = Date.parse(`${text.slice(0, 10)}T${text.slice(11)}Z`);
  // The 31st of February is no date, and not the 3rd of March.
  return new Date(at).getUTCDate() === Number(text.slice(8, 10)) ? at : null;
}

/** What `wp:comment_approved` may be, and the state that it means; `spam` is left out. */
const STATES: Readonly<Record<string, WxrComment["state"]>> = {
  "1": "published",
  approve: "published",
  approved: "published",
  "0": "held",
  hold: "held",
  trash: "removed",
  "post-trashed": "removed",
};

/** The state of a comment; undefined for spam and what plug-ins have invented. */
export function commentState(approved: string): WxrComment["state"] | undefined {
  return Object.hasOwn(STATES, approved) ? STATES[approved] : undefined;
}

/** Why comments of this type are left out; null for those that people have written. */
export function leftOutType(type: string): string | null {
  switch (type) {
    case "":
    case "comment":
      return null;
    case "pingback":
    case "trackback":
      return "pingbacks and trackbacks";
    default:
      return `comments of the plug-in type "${type.slice(0, 40)}"`;
  }
}

/** A whole number greater than 0 that JavaScript can hold; null for anything else. */
export function parseId(text: string): number | null {
  if (!/^\d{1,16}$/u.test(text)) return null;
  const id = Number(text);
  return id > 0 && Number.isSafeInteger(id) ? id : null;
}
