import type {
  AuthorRecord,
  CasePage,
  DecisionLine,
  NoteLine,
  ReportLine,
  RoleGrantLine,
} from "../../domain/case-view.ts";
import { mayHear } from "../../domain/decisions/appeal.ts";
import type { Hearing } from "../../domain/decisions/appeal.ts";
import { restrictionsOf } from "../../domain/decisions/fold-person.ts";
import { CLAIM_MS, mayClaim } from "../../domain/decisions/case.ts";
import { readEvidence, SUSPICION_BANDS } from "../../domain/suspicion.ts";
import { Problem } from "../../domain/problem.ts";
import type { CheckedNotice } from "../../domain/report-input.ts";
import { storableText } from "../../domain/storable-text.ts";
import { articleById } from "../../store/articles.ts";
import { facesOf } from "../../store/avatars.ts";
import { caseById, updateCase } from "../../store/cases.ts";
import type { CaseRow } from "../../store/cases.ts";
import { commentById } from "../../store/comments.ts";
import type { CommentRow } from "../../store/comments.ts";
import { decisionsOnAuthor, decisionsOnComment, decisionById } from "../../store/decisions.ts";
import type { DecisionRow } from "../../store/decisions.ts";
import { insertNote, notesOnComment, notesOnPerson } from "../../store/notes.ts";
import type { ModeratorNoteRow } from "../../store/notes.ts";
import { formerNamesOf } from "../../store/names.ts";
import { moderatorsOf, personById, roleGrantsOf } from "../../store/people.ts";
import { reportOutcomes, reportsOn } from "../../store/reports.ts";
import { firstCommentAt, publishedCount } from "../../store/screening.ts";
import { suspicionById } from "../../store/suspicions.ts";
import { appealById } from "../../store/statements.ts";
import type { AppealRow } from "../../store/statements.ts";
import type { Db } from "../../store/store.ts";
import { directReplies, shownAncestors } from "../../store/threads.ts";
import { articleView } from "../article-view.ts";
import { CommentViewer } from "../comment-view.ts";
import { heatBelow } from "../conversation-heat.ts";
import type { Member, ServiceContext } from "../service-context.ts";
import { precedentsOf } from "../precedents/find-precedents.ts";
import type { Precedents } from "../precedents/find-precedents.ts";
import { decisionLines, Names } from "./decision-lines.ts";
import { caseItems } from "./list-cases.ts";
import { standingOf } from "./standing.ts";

/** Direct replies that are shown with a comment; the others are in the conversation. */
const REPLIES_SHOWN = 10;

/** Decisions of somebody's record that are shown, newest first. */
const DECISIONS_SHOWN = 20;

/** Published comments are counted no further than this; more is simply "many". */
const MOST_COUNTED = 1_000;

/** Everything that a moderator sees of one case. @throws Problem `not-found`. */
export async function readCase(context: ServiceContext, args: { id: number; member: Member }): Promise<CasePage> {
  const db = context.store.reader;
  const site = context.site();
  const row = await caseById(db, site.id, args.id);
  if (row === undefined) throw new Problem("not-found", "There is no such case.");
  const [item] = await caseItems(context, [row]);
  if (item === undefined) throw new Error(`case ${row.id} cannot be shown`);
  const comment = row.comment_id === null ? undefined : await commentById(db, site.id, row.comment_id);
  const article = row.article_id === null ? undefined : await articleById(db, site.id, row.article_id);
  const viewer = new CommentViewer();
  const ancestors = comment === undefined ? [] : await shownAncestors(db, comment.branch_id);
  const replies =
    comment === undefined || comment.reply_count === 0
      ? []
      : await directReplies(db, { parentId: comment.id, after: 0, limit: REPLIES_SHOWN });
  await viewer.learn(db, site.id, [...ancestors, ...replies]);
  const names = new Names(db, site.id);
  const at = context.now();
  const precedents = comment === undefined ? null : await precedentsOf(context, row.id);
  return {
    item,
    article: article === undefined ? null : articleView(article, site.settings, at),
    ancestors: ancestors.map((ancestor) => viewer.view(ancestor)),
    replies: replies.map((reply) => viewer.view(reply)),
    replyCount: comment?.reply_count ?? 0,
    author: await readAuthor(context, { row, comment, names }),
    reports: comment === undefined ? [] : await reportLines(db, comment.id),
    decisions:
      comment === undefined ? [] : await decisionLines(db, await decisionsOnComment(db, comment.id), { names, at }),
    notes: comment === undefined ? [] : await noteLines(await notesOnComment(db, comment.id), names),
    suspicion: await suspicionOf(context, row, names),
    heat: row.queue === "heat" && comment !== undefined ? await heatBelow(context, comment.id) : null,
    precedents: precedents?.lines ?? [],
    departures: precedents === null ? [] : departuresOf(precedents),
    appeal: await appealOf(context, { row, member: args.member, names }),
  };
}

/** What is to be said of each decision that would depart from how like cases were decided. */
function departuresOf({ departures }: Precedents): CasePage["departures"] {
  const kinds = { publish: departures.published, reject: departures.rejected, remove: departures.removed } as const;
  return Object.entries(kinds).flatMap(([kind, { departs, practice }]) => (departs ? [{ kind, practice }] : []));
}

/** What moderators know of a member. @throws Problem `not-found`. */
export async function readPersonRecord(context: ServiceContext, personId: number): Promise<AuthorRecord> {
  const db = context.store.reader;
  const siteId = context.site().id;
  return await authorRecord(context, { personId, deviceId: null, name: "", names: new Names(db, siteId) });
}

/**
 * Says that somebody is looking at a case, for some minutes. A courtesy: it keeps nobody from deciding.
 * @returns false when somebody else is looking at it, or whoever does may not decide it: an appeal against their own
 * decision.
 */
export async function claimCase(context: ServiceContext, args: { id: number; member: Member }): Promise<boolean> {
  const site = context.site();
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const row = await caseById(tx, site.id, args.id);
    if (row === undefined) throw new Problem("not-found", "There is no such case.");
    const facts = {
      state: row.state,
      version: row.version,
      claimedBy: row.claimed_by,
      claimedUntil: row.claimed_until,
    };
    if (!mayClaim(facts, args.member.id, at)) return false;
    if (row.appeal_id !== null && !(await mayAnswer(tx, { row, member: args.member }))) return false;
    await updateCase(tx, row.id, { state: "claimed", claimed_by: args.member.id, claimed_until: at + CLAIM_MS });
    return true;
  });
}

/** Adds a note that only moderators see. @throws Problem `invalid-input`, `not-found`. */
export async function addNote(
  context: ServiceContext,
  args: { member: Member; text: string; commentId: number | null; personId: number | null },
): Promise<void> {
  const text = storableText(args.text).trim();
  if (text === "" || text.length > 4_000) {
    const message = "Please write a note of at most 4,000 characters.";
    throw new Problem("invalid-input", message, { fields: [{ field: "text", code: "required", message }] });
  }
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const { commentId, personId, member } = args;
    if (commentId !== null && (await commentById(tx, siteId, commentId)) === undefined) throw nothing();
    if (personId !== null && (await personById(tx, siteId, personId)) === undefined) throw nothing();
    await insertNote(tx, { siteId, personId, commentId, byPerson: member.id, text, at: context.now() });
  });
}

function nothing(): Problem {
  return new Problem("not-found", "There is nothing here to write a note on.");
}

async function readAuthor(
  context: ServiceContext,
  args: { row: CaseRow; comment: CommentRow | undefined; names: Names },
): Promise<AuthorRecord> {
  const { row, comment, names } = args;
  const personId = comment?.person_id ?? row.person_id;
  const deviceId = personId === null ? (comment?.device_id ?? null) : null;
  const record = await authorRecord(context, {
    personId,
    deviceId,
    name: comment?.author_name ?? row.author_name,
    names,
  });
  return record;
}

async function authorRecord(
  context: ServiceContext,
  args: { personId: number | null; deviceId: string | null; name: string; names: Names },
): Promise<AuthorRecord> {
  const { personId, deviceId, names } = args;
  const db = context.store.reader;
  const siteId = context.site().id;
  const scope = { siteId, personId, deviceId };
  const person = personId === null ? undefined : await personById(db, siteId, personId);
  if (personId !== null && person === undefined) throw new Problem("not-found", "There is no such person.");
  const at = context.now();
  const standing = await standingOf(db, { personId, deviceId }, at);
  const former = person === undefined ? [] : await formerNamesOf(db, person.id);
  return {
    personId,
    name: person?.name ?? args.name,
    role: person?.role ?? null,
    grants: person === undefined ? [] : await grantLines(db, person.id, names),
    memberSince: person?.created_at ?? null,
    picture: person === undefined ? null : ((await facesOf(db, siteId, [person.id]))[0]?.avatar ?? null),
    firstSeen: await firstCommentAt(db, scope),
    commentCount: await publishedCount(db, scope, MOST_COUNTED),
    strikes: standing.strikes,
    restrictions: restrictionsOf(standing, at),
    formerNames: former.map(({ name, until }) => ({ name, until })),
    decisions: await recordLines(db, await decisionsOnAuthor(db, scope), { names, at }),
    notes: person === undefined ? [] : await noteLines(await notesOnPerson(db, person.id), names),
  };
}

/**
 * The newest decisions of a record. What a ban removed is told with the ban: a line for each comment, and for each that a
 * reversal brought back, would leave no room for anything else.
 */
async function recordLines(
  db: Db,
  rows: readonly DecisionRow[],
  { names, at }: { names: Names; at: number },
): Promise<DecisionLine[]> {
  const bans = new Map(rows.flatMap(({ id, kind, batch }) => (kind === "ban" && batch !== null ? [[batch, id]] : [])));
  const removed = new Map(
    rows.flatMap(({ id, kind, batch }) => {
      const ban = kind === "remove" ? bans.get(batch ?? "") : undefined;
      return ban === undefined ? [] : [[id, ban]];
    }),
  );
  const listed = rows.filter(({ id, reverses_id: reverses }) => !removed.has(id) && !removed.has(reverses ?? 0));
  const lines = await decisionLines(db, listed.toReversed().slice(0, DECISIONS_SHOWN), { names, at });
  const counts = [...removed.values()];
  return lines.map((line) => ({ ...line, removedWith: counts.filter((ban) => ban === line.id).length }));
}

async function grantLines(db: Db, personId: number, names: Names): Promise<RoleGrantLine[]> {
  const rows = await roleGrantsOf(db, personId);
  await names.learn(rows.map((row) => row.granted_by));
  return rows.map(({ role, granted_by: by, at, reason }) => ({ role, by: names.of(by), at, reason }));
}

async function noteLines(rows: readonly ModeratorNoteRow[], names: Names): Promise<NoteLine[]> {
  await names.learn(rows.map((row) => row.by_person));
  return rows.map((row) => ({ by: names.of(row.by_person) ?? "", text: row.text, at: row.at }));
}

async function reportLines(db: Db, commentId: number): Promise<ReportLine[]> {
  const rows = await reportsOn(db, commentId);
  const outcomes = await reportOutcomes(
    db,
    rows.flatMap((row) => (row.by_key === null ? [] : [row.by_key])),
  );
  return rows.map((row) => {
    const known = row.by_key === null ? undefined : outcomes.get(row.by_key);
    const decided = known === undefined ? 0 : known.upheld + known.dismissed;
    const notice = row.contact === null ? null : (JSON.parse(row.contact) as CheckedNotice);
    return {
      kind: row.kind,
      clause: row.clause,
      note: row.note,
      law: notice?.law ?? null,
      sender: notice?.name ?? null,
      state: row.state,
      at: row.created_at,
      accuracy: known === undefined || decided === 0 ? null : { upheld: known.upheld, decided },
    };
  });
}

async function suspicionOf(context: ServiceContext, row: CaseRow, names: Names): Promise<CasePage["suspicion"]> {
  if (row.suspicion_id === null) return null;
  const suspicion = await suspicionById(context.store.reader, row.site_id, row.suspicion_id);
  const band = SUSPICION_BANDS.find((known) => known === suspicion?.band);
  if (suspicion === undefined || band === undefined) return null;
  await names.learn([suspicion.suspected_id]);
  return {
    suspectedId: suspicion.suspected_id,
    suspectedName: names.of(suspicion.suspected_id) ?? "",
    band,
    state: suspicion.state,
    evidence: readEvidence(suspicion.evidence),
  };
}

async function mayAnswer(db: Db, { row, member }: { row: CaseRow; member: Member }): Promise<boolean> {
  const found = await appealed(db, row);
  return found !== null && (await hearingOf(db, found, member)).allowed;
}

async function appealOf(
  context: ServiceContext,
  args: { row: CaseRow; member: Member; names: Names },
): Promise<CasePage["appeal"]> {
  const { row, member, names } = args;
  const db = context.store.reader;
  const found = await appealed(db, row);
  if (found === null) return null;
  const { made, decision } = found;
  const [against] = await decisionLines(db, [decision], { names, at: context.now() });
  if (against === undefined) return null;
  return { words: made.words, dueAt: made.due_at, against, hearing: await hearingOf(db, found, member) };
}

/** An appeal and what it is against. */
interface Appealed {
  readonly made: AppealRow;
  readonly decision: DecisionRow;
}

async function appealed(db: Db, { site_id: siteId, appeal_id: id }: CaseRow): Promise<Appealed | null> {
  const made = id === null ? undefined : await appealById(db, siteId, id);
  const decision = made === undefined ? undefined : await decisionById(db, siteId, made.decision_id);
  return made === undefined || decision === undefined ? null : { made, decision };
}

async function hearingOf(db: Db, { made, decision }: Appealed, member: Member): Promise<Hearing> {
  const moderators = await moderatorsOf(db, made.site_id);
  return mayHear({ firstDecider: decision.by_person, appellant: made.person_id, moderators }, member.id);
}
