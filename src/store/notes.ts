import type { Selectable } from "kysely";
import type { ModeratorNoteTable } from "./schema/moderation.ts";
import type { Db } from "./store.ts";

/** A row of the table `moderator_note`. */
export type ModeratorNoteRow = Selectable<ModeratorNoteTable>;

/** Keeps a note that only moderators see. */
export async function insertNote(
  tx: Db,
  note: {
    siteId: number;
    personId: number | null;
    commentId: number | null;
    byPerson: number | null;
    text: string;
    at: number;
  },
): Promise<void> {
  await tx
    .insertInto("moderator_note")
    .values({
      site_id: note.siteId,
      person_id: note.personId,
      comment_id: note.commentId,
      by_person: note.byPerson,
      text: note.text,
      at: note.at,
    })
    .execute();
}

/** Notes on a person, newest first. */
export async function notesOnPerson(db: Db, personId: number): Promise<ModeratorNoteRow[]> {
  return await db
    .selectFrom("moderator_note")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}

/** Notes on a comment, oldest first. */
export async function notesOnComment(db: Db, commentId: number): Promise<ModeratorNoteRow[]> {
  return await db
    .selectFrom("moderator_note")
    .selectAll()
    .where("comment_id", "=", commentId)
    .orderBy("id")
    .limit(50)
    .execute();
}
