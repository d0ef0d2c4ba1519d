import * as z from "zod";
import { DEFAULT_CLAUSE_NUMBERS } from "./house-rules/default-clauses.ts";
import type { ClauseSubject } from "./house-rules/default-clauses.ts";
import { repliesDe } from "./messages/replies-de.ts";
import type { ReplyTexts } from "./messages/replies-en.ts";
import { repliesEn } from "./messages/replies-en.ts";
import { LANGUAGES } from "./language.ts";
import type { Language } from "./language.ts";
import { storableText } from "./storable-text.ts";

const written = z.string().transform((value) => storableText(value).trim());

/** A reason that moderators write often: it fills the field, and they go on from there. */
export const SAVED_REPLY = z.strictObject({
  clause: z.number().int().min(1).max(999).describe("Number of the clause that it is about"),
  language: z.enum(LANGUAGES).describe("Language that it is written in"),
  title: written.pipe(z.string().min(1).max(80)).describe("What moderators choose it by"),
  text: written.pipe(z.string().min(1).max(2_000)).describe("Reason for the person concerned; plain text"),
});

/** A reason that moderators write often. */
export type SavedReply = z.infer<typeof SAVED_REPLY>;

const TEXTS: Readonly<Record<Language, ReplyTexts>> = { en: repliesEn, de: repliesDe };

/** The saved replies that ship, in one language, by clause. They apply until a site has its own. */
export function defaultSavedReplies(language: Language): SavedReply[] {
  return Object.entries(DEFAULT_CLAUSE_NUMBERS).flatMap(([subject, clause]) =>
    TEXTS[language][subject as ClauseSubject].map(([title, text]) => ({ clause, language, title, text })),
  );
}

/** The saved replies for a clause in the site's language; where it has none in it, those in any. */
export function repliesFor(
  replies: readonly SavedReply[],
  clause: number,
  language: SavedReply["language"],
): SavedReply[] {
  const ofClause = replies.filter((reply) => reply.clause === clause);
  const own = ofClause.filter((reply) => reply.language === language);
  return own.length > 0 ? own : ofClause;
}
