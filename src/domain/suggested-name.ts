import { MAX_NAME_LENGTH } from "./comment.ts";
import { validateComment } from "./comment-input.ts";

/**
 * A display name that somebody else (a provider, a publisher) says a person has, as it may be used here.
 * @returns null where what was said is no text, empty, or made of what no name is made of.
 */
export function suggestedName(said: unknown): string | null {
  if (typeof said !== "string") return null;
  // Cut at whole characters: half of a surrogate pair is no text.
  const short = Array.from(said.slice(0, MAX_NAME_LENGTH * 4)).reduce(
    (kept, character) => (kept.length + character.length > MAX_NAME_LENGTH ? kept : kept + character),
    "",
  );
  const checked = validateComment({ name: short, body: "x" });
  return checked.ok ? checked.value.name : null;
}

/** An address that somebody else vouches for; null where it is none. */
export function vouchedEmail(said: unknown): string | null {
  if (typeof said !== "string") return null;
  const checked = validateComment({ name: "x", email: said, body: "x" });
  return checked.ok ? checked.value.email : null;
}
