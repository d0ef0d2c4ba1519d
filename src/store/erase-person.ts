import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { engineOf } from "./engine-of.ts";
import { likePattern } from "./like-pattern.ts";
import { dropMentions, eraseMentions } from "./mentions.ts";
import { ofSite } from "./of-site.ts";
import { NO_MAIL_TEXT } from "./retention.ts";
import type { Db } from "./store.ts";

/** Whose traces go. */
export interface Erased {
  readonly siteId: number;
  readonly personId: number;
  /** Every address that was proven to be theirs, in the ways in which it may be written. */
  readonly addresses: readonly string[];
}

/**
 * One step of erasing: changes at most `limit` rows and returns how many it changed; 0 when nothing is left to do. So
 * it can be repeated until it is done, and again after a crash.
 */
export type ErasingStep = (tx: Db, who: Erased, limit: number) => Promise<number>;

/** What belongs to the account alone is deleted. Identities come last: they say whose addresses are to be erased. */
const DELETED: readonly (readonly [table: string, where: (who: Erased) => RawBuilder<unknown>])[] = [
  ["article_author", ({ personId }) => sql`person_id = ${personId}`],
  ["session", ({ personId }) => sql`person_id = ${personId}`],
  ["former_name", ({ personId }) => sql`person_id = ${personId}`],
  ["follow", ({ personId }) => sql`person_id = ${personId}`],
  ["follow", ({ siteId, addresses }) => sql`site_id = ${siteId} and email in ${list(addresses)}`],
  ["notification", ({ personId }) => sql`person_id = ${personId}`],
  ["signal", ({ personId }) => sql`person_id = ${personId}`],
  ["moderator_note", ({ personId }) => sql`person_id = ${personId}`],
  ["suspicion", ({ personId }) => sql`person_id = ${personId} or suspected_id = ${personId}`],
  ["mail", ({ personId }) => sql`person_id = ${personId}`],
  ["mail", ({ siteId, addresses }) => sql`site_id = ${siteId} and lower(to_address) in ${list(addresses)}`],
  ["challenge", ({ siteId, addresses }) => sql`site_id = ${siteId} and ${mentions("data", addresses)}`],
  ["security_event", ({ personId }) => sql`person_id = ${personId}`],
];

/** What others still need keeps its place, and loses what is personal. */
const BLANKED: readonly (readonly [
  table: string,
  set: RawBuilder<unknown>,
  where: (who: Erased) => RawBuilder<unknown>,
])[] = [
  [
    "report",
    sql`note = '', contact = null, by_key = null, person_id = null`,
    ({ personId }) => sql`person_id = ${personId} or by_key = ${`p:${personId}`}`,
  ],
  [
    "appeal",
    sql`words = '', reason = case when reason is null then null else '' end, person_id = null`,
    ({ personId }) => sql`person_id = ${personId}`,
  ],
  [
    "statement",
    sql`parts = '{}', secret_hash = null, person_id = null`,
    ({ personId }) => sql`person_id = ${personId}`,
  ],
  [
    "moderation_case",
    sql`author_name = '', body = ''`,
    ({ personId }) => sql`person_id = ${personId} and comment_id is null and (author_name <> '' or body <> '')`,
  ],
  ["role_grant", sql`reason = ''`, ({ personId }) => sql`person_id = ${personId} and reason <> ''`],
  [
    "comment",
    sql`author_email = null`,
    ({ siteId, addresses }) => sql`site_id = ${siteId} and author_email in ${list(addresses)}`,
  ],
  // Mails to others may quote the person. What has been sent needs no text any more.
  [
    "mail",
    sql.join(Object.entries(NO_MAIL_TEXT).map(([column, value]) => sql`${sql.ref(column)} = ${sql.lit(value)}`)),
    ({ siteId }) => sql`site_id = ${siteId} and state <> 'queued' and (body_text <> '' or subject <> '')`,
  ],
];

/** Every step but the comments and the account itself, in order. */
export const ERASING_STEPS: readonly ErasingStep[] = [
  ...DELETED.map(
    ([table, where]): ErasingStep =>
      (tx, who, limit) =>
        changed(tx, sql`delete from ${sql.table(table)} where id in (${some(table, where(who), limit)}) returning id`),
  ),
  ...BLANKED.map(
    ([table, set, where]): ErasingStep =>
      (tx, who, limit) =>
        changed(
          tx,
          sql`update ${sql.table(table)} set ${set} where id in (${some(table, where(who), limit)}) returning id`,
        ),
  ),
  eraseDecisionTexts,
  eraseMentions,
  eraseMutes,
  eraseMailBlocks,
  eraseAvatar,
];

function some(table: string, where: RawBuilder<unknown>, limit: number): RawBuilder<unknown> {
  return sql`select id from ${sql.table(table)} where ${where} limit ${limit}`;
}

async function changed(tx: Db, statement: RawBuilder<unknown>): Promise<number> {
  return (await statement.execute(tx)).rows.length;
}

/** A list for `in`, which must not be empty. */
function list(values: readonly string[]): RawBuilder<unknown> {
  return sql`(${sql.join(values.length === 0 ? [null] : values)})`;
}

function mentions(column: string, words: readonly string[]): RawBuilder<unknown> {
  if (words.length === 0) return sql`1 = 0`;
  const each = words.map((word) => sql`lower(${sql.ref(column)}) like ${likePattern(word.toLowerCase())} escape '!'`);
  return sql`(${sql.join(each, sql` or `)})`;
}

/** The reasons, and the salt without which the ledger's hashes of them say nothing: nobody can try known texts on those. */
async function eraseDecisionTexts(tx: Db, { personId }: Erased, limit: number): Promise<number> {
  const [data, salted] =
    engineOf(tx) === "postgres"
      ? [sql`(data::jsonb - 'salt')::text`, sql`data::jsonb ->> 'salt' is not null`]
      : [sql`json_remove(data, '$.salt')`, sql`data ->> '$.salt' is not null`];
  const where = sql`person_id = ${personId} and (reason <> '' or internal_note <> '' or ${salted})`;
  return await changed(
    tx,
    sql`update decision set reason = '', internal_note = '', data = ${data}
        where id in (${some("decision", where, limit)}) returning id`,
  );
}

async function eraseMutes(tx: Db, { personId }: Erased): Promise<number> {
  await tx
    .deleteFrom("mute")
    .where((e) => e.or([e("person_id", "=", personId), e("muted_id", "=", personId)]))
    .execute();
  return 0;
}

async function eraseMailBlocks(tx: Db, { siteId, addresses }: Erased): Promise<number> {
  if (addresses.length === 0) return 0;
  await tx.deleteFrom("mail_block").where("site_id", "=", siteId).where("address", "in", addresses).execute();
  return 0;
}

async function eraseAvatar(tx: Db, { personId }: Erased): Promise<number> {
  await tx.deleteFrom("avatar").where("person_id", "=", personId).execute();
  return 0;
}

/** Marks of a member, to be anonymised one by one. */
export async function marksOfMember(
  tx: Db,
  args: { byKey: string; limit: number },
): Promise<{ comment_id: number; mark: "agree" | "disagree" | "respect" }[]> {
  return await tx
    .selectFrom("reaction")
    .select(["comment_id", "mark"])
    .where("by_key", "=", args.byKey)
    .limit(args.limit)
    .execute();
}

/** Gives one mark to nobody in particular: it is still counted. */
export async function anonymiseMark(
  tx: Db,
  args: { commentId: number; mark: "agree" | "disagree" | "respect"; byKey: string; newKey: string },
): Promise<void> {
  await tx
    .updateTable("reaction")
    .set({ by_key: args.newKey })
    .where("comment_id", "=", args.commentId)
    .where("mark", "=", args.mark)
    .where("by_key", "=", args.byKey)
    .execute();
}

/** Takes a comment from its author; what else quotes it loses the name, and where `text` goes, the words, too. */
export async function detachComment(tx: Db, commentId: number, options: { text: boolean }): Promise<void> {
  const gone = { author_name: "", author_email: null, person_id: null, device_id: null, badge: null };
  const noText = { body_source: "", body_html: "", text_key: null };
  await tx
    .updateTable("comment")
    .set(options.text ? { ...gone, ...noText } : gone)
    .where("id", "=", commentId)
    .execute();
  await tx
    .updateTable("moderation_case")
    .set(options.text ? { author_name: "", body: "" } : { author_name: "" })
    .where("comment_id", "=", commentId)
    .execute();
  await tx.deleteFrom("notification").where("comment_id", "=", commentId).execute();
  await tx.deleteFrom("moderator_note").where("comment_id", "=", commentId).execute();
  if (!options.text) return;
  await sql`delete from case_text where rowid in (select id from moderation_case where comment_id = ${commentId})`.execute(
    tx,
  );
  await tx.deleteFrom("revision").where("comment_id", "=", commentId).execute();
  await dropMentions(tx, commentId);
  await tx.deleteFrom("finding").where("comment_id", "=", commentId).execute();
  await tx.updateTable("report").set({ note: "" }).where("comment_id", "=", commentId).execute();
}

/** Members of a site whose account is due to be deleted, or whose deletion was interrupted. */
export async function dueToLeave(db: Db, args: { siteId: number; at: number; limit: number }): Promise<number[]> {
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("leaves_at", "is not", null)
    .where("leaves_at", "<=", args.at)
    .where(ofSite(args.siteId))
    .orderBy("leaves_at")
    .limit(args.limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Comments of a member, of whatever state, at most `limit`. */
export async function someCommentsOf(tx: Db, args: { siteId: number; personId: number; limit: number }) {
  return await tx
    .selectFrom("comment")
    .selectAll()
    .where("person_id", "=", args.personId)
    .where("site_id", "=", args.siteId)
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

/** Deletes the ways in which a member signed in: the last step. */
export async function deleteIdentitiesOf(tx: Db, personId: number): Promise<void> {
  await tx.deleteFrom("identity").where("person_id", "=", personId).execute();
}

/** Deletes the style profile of a member, unless they are banned: then it stays until the day set for it. */
export async function deleteStyleProfile(tx: Db, personId: number): Promise<void> {
  await tx.deleteFrom("style_profile").where("person_id", "=", personId).where("banned", "=", 0).execute();
}
