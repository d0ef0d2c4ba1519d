import * as z from "zod";
import { DEFAULT_CLAUSE_NUMBERS } from "./house-rules/default-clauses.ts";
import type { ClauseSubject } from "./house-rules/default-clauses.ts";
import { repliesDe } from "./messages/replies-de.ts";
import { repliesEn } from "./messages/replies-en.ts";
import { LANGUAGES } from "./site-settings.ts";

/** A reason that moderators write often: it fills the field, and they go on from there. */
export const SAVED_REPLY = z.strictObject({
  clause: z.number().int().min(1).max(999).describe("Number of the clause that it is about"),
  language: z.enum(LANGUAGES).describe("Language that it is written in"),
  title: z.string().trim().min(1).max(80).describe("What moderators choose it by"),
  text: z.string().trim().min(1).max(2_000).describe("Reason for the person concerned; plain text"),
});

/** A reason that moderators write often. */
export type SavedReply = z.infer<typeof SAVED_REPLY>;

/** The saved replies of one language as they ship, for the shipped clauses. */
export interface ReplyTexts extends Readonly<
  Record<ClauseSubject, readonly (readonly [title: string, text: string])[]>
> {}

const TEXTS: Readonly<Record<(typeof LANGUAGES)[number], ReplyTexts>> = { en: repliesEn, de: repliesDe };

/** The saved replies that ship, in one language, by clause. They apply until a site has its own. */
export function defaultSavedReplies(language: (typeof LANGUAGES)[number]): SavedReply[] {
  return Object.entries(DEFAULT_CLAUSE_NUMBERS).flatMap(([subject, clause]) =>
    TEXTS[language][subject as ClauseSubject].map(([title, text]) => ({ clause, language, title, text })),
  );
}

/**
 * The saved replies for a clause in the person's language, else in the site's.
 * @param replies all replies of a site.
 */
export function repliesFor(
  replies: readonly SavedReply[],
  clause: number,
  languages: { readonly person: SavedReply["language"] | null; readonly site: SavedReply["language"] },
): SavedReply[] {
  const of = (language: SavedReply["language"] | null): SavedReply[] =>
    replies.filter((reply) => reply.clause === clause && reply.language === language);
  const own = of(languages.person);
  return own.length > 0 ? own : of(languages.site);
}
