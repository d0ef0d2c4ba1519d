import { Problem } from "../../domain/problem.ts";
import { defaultSavedReplies, repliesFor, SAVED_REPLY } from "../../domain/saved-reply.ts";
import type { SavedReply } from "../../domain/saved-reply.ts";
import { LANGUAGES } from "../../domain/language.ts";
import {
  deleteSavedReply,
  insertSavedReplies,
  MOST_SAVED_REPLIES,
  savedReplies,
  updateSavedReply,
} from "../../store/saved-replies.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";
import { currentRules } from "./house-rules.ts";

/** A saved reply with its id; null for one that ships and that the site has not made its own. */
export type KeptReply = SavedReply & { readonly id: number | null };

/** Every saved reply of the site, in all languages, by clause; those that ship until it has its own. */
export async function readSavedReplies(context: ServiceContext): Promise<KeptReply[]> {
  return await repliesOf(context.store.reader, context.site().id);
}

/** The saved replies that a decision can be given: those of the clauses that hold now, in the site's language. */
export async function repliesToChoose(context: ServiceContext): Promise<SavedReply[]> {
  const site = context.site().settings.language;
  const replies = await readSavedReplies(context);
  const { clauses } = await currentRules(context);
  return clauses.flatMap(({ number }) => repliesFor(replies, number, site));
}

/** Makes the replies that ship the site's own. Where it has some, nothing happens. */
export async function adoptReplies(context: ServiceContext): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    if ((await savedReplies(tx, siteId)).length > 0) return;
    await insertSavedReplies(
      tx,
      shipped().map((reply) => ({ ...reply, site_id: siteId })),
    );
  });
}

/**
 * Adds a saved reply, or changes the one with this id.
 * @throws Problem `invalid-input`, `not-found`, `conflict` when there are as many as can be.
 */
export async function saveReply(
  context: ServiceContext,
  args: { id: number | null; reply: Readonly<Record<keyof SavedReply, unknown>> },
): Promise<void> {
  const siteId = context.site().id;
  const parsed = SAVED_REPLY.safeParse(args.reply);
  if (!parsed.success) throw invalid(parsed.error.issues.map((issue) => issue.path.join(".")));
  const reply = parsed.data;
  const { clauses } = await currentRules(context);
  if (!clauses.some(({ number }) => number === reply.clause)) throw invalid(["clause"]);
  await context.store.transaction(async (tx) => {
    if (args.id !== null) {
      if (!(await updateSavedReply(tx, { siteId, id: args.id, changes: reply }))) throw noReply();
      return;
    }
    const known = await repliesOf(tx, siteId);
    if (known.length >= MOST_SAVED_REPLIES) throw new Problem("conflict", "There are as many saved replies as can be.");
    const adopted = known.every(({ id }) => id === null) ? shipped() : [];
    await insertSavedReplies(
      tx,
      [...adopted, reply].map((one) => ({ ...one, site_id: siteId })),
    );
  });
}

/** Deletes a saved reply. Without any of its own a site has those that ship. */
export async function dropReply(context: ServiceContext, id: number): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction((tx) => deleteSavedReply(tx, { siteId, id }));
}

async function repliesOf(db: Db, siteId: number): Promise<KeptReply[]> {
  const own = await savedReplies(db, siteId);
  if (own.length === 0) return shipped().map((reply) => ({ ...reply, id: null }));
  return own.flatMap(({ id, clause, title, text, language: kept }) => {
    const language = LANGUAGES.find((known) => known === kept);
    return language === undefined ? [] : [{ id, clause, title, text, language }];
  });
}

function shipped(): SavedReply[] {
  return LANGUAGES.flatMap((language) => defaultSavedReplies(language));
}

function invalid(fields: readonly string[]): Problem {
  const message = "Please give a clause, a title of at most 80 and a text of at most 2,000 characters.";
  return new Problem("invalid-input", message, {
    fields: [...new Set(fields)].map((field) => ({ field, code: "invalid", message })),
  });
}

function noReply(): Problem {
  return new Problem("not-found", "There is no such saved reply.");
}
