import type { DataItem, DataSection } from "../domain/own-data.ts";
import { DATA_SECTIONS } from "../domain/own-data.ts";
import type { CommentRow } from "../store/comments.ts";
import { avatarOf, pictureFile } from "../store/avatars.ts";
import { identitiesOf } from "../store/identities.ts";
import {
  articlesByOwner,
  decisionsOn,
  followsOf,
  mentionsOfOwner,
  mutesOf,
  ownAppeals,
  ownComments,
  ownReactions,
  ownReports,
  ownSignals,
  revisionsOfAll,
  rowsOfMember,
} from "../store/own-data.ts";
import type { Owner, Part } from "../store/own-data.ts";
import { personById } from "../store/people.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import type { Db } from "../store/store.ts";
import { keysOf } from "./service-context.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/** Rows that are read at once: what a download holds in memory, however much there is to hand out. */
const PIECE = 500;

/** Notes that a member takes their data away, for their account's history. Guests have none. */
export async function beginExport(context: ServiceContext, writer: Writer): Promise<void> {
  const { member } = writer;
  if (member === null) return;
  await context.store.transaction((tx) =>
    recordSecurityEvent(tx, {
      siteId: context.site().id,
      personId: member.id,
      kind: "data-downloaded",
      at: context.now(),
    }),
  );
}

/**
 * Everything that is kept of a person, part by part, in small pieces: of a member what belongs to the account, and of a
 * device what was written on it without signing in.
 */
export async function* readOwnData(
  context: ServiceContext,
  writer: Writer,
): AsyncGenerator<{ section: DataSection; items: AsyncGenerator<DataItem> }> {
  const owner: Owner = {
    siteId: context.site().id,
    personId: writer.member?.id ?? null,
    deviceId: writer.device?.id ?? null,
    keys: keysOf(writer),
  };
  for (const section of DATA_SECTIONS) yield { section, items: READERS[section](context, owner) };
}

type Reader = (context: ServiceContext, owner: Owner) => AsyncGenerator<DataItem>;

/** A reader of a table: `read` gives a piece of rows after an id, `item` says what is handed out of a row. */
function rows<Row extends { id: number }>(
  read: (db: Db, owner: Owner, part: Part) => Promise<Row[]>,
  item: (row: Row) => DataItem["fields"],
): Reader {
  return async function* (context, owner) {
    for await (const piece of pieces(context, owner, read)) {
      for (const row of piece) yield { fields: item(row) };
    }
  };
}

async function* pieces<Row extends { id: number }>(
  context: ServiceContext,
  owner: Owner,
  read: (db: Db, owner: Owner, part: Part) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after = -1;
  for (;;) {
    const piece = await read(context.store.reader, owner, { after, limit: PIECE });
    const last = piece.at(-1);
    if (last === undefined) return;
    yield piece;
    after = last.id;
  }
}

const READERS: Readonly<Record<DataSection, Reader>> = {
  profile: async function* (context, owner) {
    const site = context.site();
    const person =
      owner.personId === null ? undefined : await personById(context.store.reader, site.id, owner.personId);
    if (person === undefined) return;
    const { id, name, bio, role, state, preferences } = person;
    const picture = await avatarOf(context.store.reader, id);
    yield {
      fields: {
        id,
        site: site.name,
        name,
        bio,
        role,
        state,
        preferences,
        ...(picture === undefined || picture.type === null ? {} : { picture: pictureFile({ type: picture.type }) }),
        createdAt: date(person.created_at),
        until: date(person.leaves_at),
      },
    };
  },
  articles: rows(articlesByOwner, ({ title, url, at }) => ({ article: title, link: url, createdAt: date(at) })),
  formerNames: rows(rowsOfMember("former_name"), ({ name, until }) => ({ name, until: date(until) })),
  identities: async function* (context, owner) {
    if (owner.personId === null) return;
    for (const { kind, label, created_at: created, used_at: used } of await identitiesOf(
      context.store.reader,
      owner.personId,
    )) {
      yield { fields: { kind, label, createdAt: date(created), usedAt: date(used) } };
    }
  },
  sessions: rows(rowsOfMember("session"), (row) => ({
    kind: row.kind,
    label: row.label,
    way: row.way,
    origin: row.origin,
    createdAt: date(row.created_at),
    usedAt: date(row.used_at),
    until: date(row.ended_at ?? row.expires_at),
  })),
  comments: async function* (context, owner) {
    for await (const piece of pieces(context, owner, ownComments)) {
      const ids = piece.map(({ id }) => id);
      const revisions = await revisionsOfAll(context.store.reader, ids);
      for (const row of piece) {
        yield {
          fields: commentFields(row),
          html: row.body_html,
          revisions: revisions
            .filter((revision) => revision.comment_id === row.id)
            .map((revision) => ({
              replacedAt: new Date(revision.replaced_at),
              text: revision.body_source,
              html: revision.body_html,
            })),
        };
      }
    }
  },
  mentions: rows(mentionsOfOwner, ({ id, written, created_at: at }) => ({
    name: written,
    link: `/comments/${id}`,
    createdAt: date(at),
  })),
  reactions: rows(ownReactions, ({ id, mark, created_at: at }) => ({
    marks: mark,
    link: `/comments/${id}`,
    createdAt: date(at),
  })),
  follows: rows(followsOf, (row) => ({
    article: row.article_title,
    link: row.root_id === null ? null : `/comments/${row.root_id}`,
    createdAt: date(row.created_at),
  })),
  mutes: rows(mutesOf, ({ name, at }) => ({ name, createdAt: date(at) })),
  notices: rows(rowsOfMember("notification"), (row) => ({
    kind: row.kind,
    link: row.comment_id === null ? null : `/comments/${row.comment_id}`,
    details: row.data,
    createdAt: date(row.at),
    readAt: date(row.read_at),
  })),
  mails: rows(rowsOfMember("mail"), (row) => ({
    kind: row.kind,
    address: row.to_address,
    subject: row.subject,
    text: row.body_text,
    state: row.state,
    createdAt: date(row.created_at),
    sentAt: date(row.sent_at),
  })),
  reports: rows(ownReports, (row) => ({
    kind: row.kind,
    link: `/comments/${row.comment_id}`,
    clause: row.clause,
    text: row.note,
    details: row.contact,
    state: row.state,
    answer: row.outcome,
    createdAt: date(row.created_at),
    closedAt: date(row.closed_at),
  })),
  decisions: rows(decisionsOn, (row) => ({
    kind: row.kind,
    link: row.comment_id === null ? null : `/comments/${row.comment_id}`,
    clause: row.clause,
    reason: row.reason,
    details: row.parts,
    createdAt: date(row.at),
    until: date(row.ends_at),
  })),
  appeals: rows(ownAppeals, (row) => ({
    text: row.words,
    state: row.state,
    answer: row.reason,
    createdAt: date(row.at),
    closedAt: date(row.decided_at),
  })),
  signals: rows(ownSignals, (row) => ({
    kind: row.kind,
    details: row.hash,
    firstAt: date(row.first_at),
    lastAt: date(row.last_at),
    until: date(row.expires_at),
  })),
  securityEvents: rows(rowsOfMember("security_event"), (row) => ({
    kind: row.kind,
    details: row.data,
    createdAt: date(row.at),
  })),
};

function commentFields(row: CommentRow & { article_title: string; article_url: string }): DataItem["fields"] {
  return {
    id: row.id,
    article: row.article_title,
    link: row.article_url,
    number: row.number,
    inReplyTo: row.parent_id,
    state: row.state,
    name: row.author_name,
    address: row.author_email,
    text: row.body_source,
    createdAt: date(row.created_at),
    publishedAt: date(row.published_at),
    editedAt: date(row.edited_at),
  };
}

function date(at: number): Date;
function date(at: number | null): Date | null;
function date(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
