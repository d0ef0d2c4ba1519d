import { setImmediate } from "node:timers/promises";
import type { CommentState } from "../../domain/comment.ts";
import type { StepName } from "../../domain/screening/finding.ts";
import type { Finding } from "../../domain/screening/finding.ts";
import { conversationNames, NO_NAMES } from "../../domain/screening/phrases/conversation-names.ts";
import { speaksOfIdentity } from "../../domain/screening/phrases/identity-talk.ts";
import type { WatchedName } from "../../domain/screening/phrases/watched-names.ts";
import { screen } from "../../domain/screening/screen.ts";
import type { RecentComment, ScreenedComment } from "../../domain/screening/screened-comment.ts";
import { DEFAULT_SCREENING } from "../../domain/screening/settings.ts";
import { sketchText } from "../../domain/screening/sketch.ts";
import type { TextSketch } from "../../domain/screening/sketch.ts";
import { verdict } from "../../domain/screening/verdict.ts";
import type { VerdictState } from "../../domain/screening/verdict.ts";
import { foldCharacters } from "../../judgement/abuse/fold-characters.ts";
import type { SiteLayer } from "../../judgement/abuse/site-layer.ts";
import { writtenUnder } from "../../store/article-comments.ts";
import type { WrittenComment } from "../../store/article-comments.ts";
import { commentsByIds } from "../../store/comments.ts";
import { loadSiteLayer } from "../learn-from-decisions.ts";
import { foldPhrase, prepareText } from "../prepare-screening.ts";
import type { ScreeningKit } from "../prepare-screening.ts";
import type { ServiceContext } from "../service-context.ts";
import { abuseModel, makeKit } from "./kit.ts";

/** Steps that look at the moment of posting, which nobody kept, or ask somebody else. */
export const NOT_REPLAYED = [
  "standing",
  "slow-mode",
  "flooding",
  "reports",
  "external",
  "spam-service",
] as const satisfies readonly StepName[];

/** Comments that are read at once. */
const AT_ONCE = 200;

/** So many earlier texts of an author are compared with the next one, as when it is posted. */
const LAST_COMMENTS = 20;

/** What screening says today of a comment that was posted before. */
export interface ReplayedComment {
  readonly id: number;
  /** Its number in the conversation, such as `6.1.2`. */
  readonly number: string;
  readonly author: string;
  readonly text: string;
  /** The state that it has. */
  readonly present: CommentState;
  /** What screening would do. */
  readonly state: VerdictState;
  /** Everything found; what is no cause for the state is a note, or only watched. */
  readonly findings: readonly Finding[];
  readonly causes: readonly Finding[];
}

/** How a conversation is screened again. */
export interface Replay {
  readonly articleId: number;
  /** The site's present settings, lists and what it has taught the judge; else what ships. */
  readonly asSite: boolean;
  /** Names that are watched beside those of banned members. */
  readonly watched: readonly string[];
}

/**
 * Screens every comment of an article again, one after the other in the order in which they came, as if its author had
 * written nothing elsewhere. Changes nothing. Steps about the moment (`NOT_REPLAYED`) are left out; withdrawn comments,
 * which have no text, too.
 */
export async function* replayScreening(context: ServiceContext, replay: Replay): AsyncGenerator<ReplayedComment> {
  const screening = replay.asSite ? context.site().settings.screening : DEFAULT_SCREENING;
  const settings = { ...screening, off: [...new Set([...screening.off, ...NOT_REPLAYED])] };
  const watched: WatchedName[] = replay.watched.map((name, index) => ({ personId: -1 - index, name }));
  const kit = await makeKit(context, { settings, names: watched, ownRules: replay.asSite });
  const layer = replay.asSite ? await loadSiteLayer(context) : undefined;
  const authors = new Map<string, Author>();
  const names = new Set<string>();
  for (let afterId = 0; ;) {
    const rows = await writtenUnder(context.store.reader, { articleId: replay.articleId, afterId, limit: AT_ONCE });
    const texts = await textsAnswered(context, rows);
    for (const row of rows) {
      if (row.body_source === "") continue;
      const key = authorKey(row);
      const author = authors.get(key) ?? { published: 0, recent: [] };
      const parent = row.parent_id === null ? null : (texts.get(row.parent_id) ?? null);
      const findings = screen(screenedAgain(kit, { row, author, names, parent, layer }), kit.tools);
      const { state, causes } = verdict(findings, settings);
      names.add(row.author_name);
      authors.set(key, {
        published: author.published + (state === "publish" ? 1 : 0),
        recent: [recentOf(row), ...author.recent].slice(0, LAST_COMMENTS),
      });
      const { id, number, author_name: name, body_source: text, state: present } = row;
      yield { id, number, author: name, text, present, state, findings, causes };
    }
    if (rows.length < AT_ONCE) return;
    afterId = rows.at(-1)?.id ?? afterId;
    await setImmediate();
  }
}

/** What an author has written under this article so far. */
interface Author {
  readonly published: number;
  readonly recent: readonly RecentComment[];
}

function authorKey({ person_id: personId, device_id: deviceId, author_name: name }: WrittenComment): string {
  if (personId !== null) return `person ${personId}`;
  return deviceId === null ? `name ${name}` : `device ${deviceId}`;
}

function screenedAgain(
  kit: ScreeningKit,
  facts: {
    row: WrittenComment;
    author: Author;
    names: ReadonlySet<string>;
    parent: string | null;
    layer: SiteLayer | undefined;
  },
): ScreenedComment {
  const { row, author, parent, layer } = facts;
  const judge = { model: abuseModel(), site: layer };
  const views = prepareText({ text: row.body_source, html: row.body_html, parent, judge }, kit);
  return {
    ...views,
    at: row.created_at,
    author: {
      personId: row.person_id,
      name: row.author_name,
      kind: row.person_id === null ? "guest" : "member",
      published: author.published,
      preModerated: false,
      strikes: 0,
      restriction: null,
    },
    place: { articlePreModerated: false, slowModeSeconds: 0, lastCommentAt: null },
    conversation: speaksOfIdentity(views.normal, kit.tools.names)
      ? conversationNames([...facts.names], { author: row.author_name, fold: foldPhrase })
      : NO_NAMES,
    recent: author.recent,
    counts: { authorMinute: 0, authorTenMinutes: 0, newAuthorsMinute: 0 },
    reports: [],
    external: null,
    spam: null,
  };
}

function recentOf({ id, body_source: body, created_at: at }: WrittenComment): RecentComment {
  const sketch: TextSketch = sketchText(foldCharacters(body).text);
  return { id, byAuthor: true, at, sketch };
}

async function textsAnswered(context: ServiceContext, rows: readonly WrittenComment[]): Promise<Map<number, string>> {
  const ids = [...new Set(rows.flatMap(({ parent_id: id }) => (id === null ? [] : [id])))];
  const answered = await commentsByIds(context.store.reader, context.site().id, ids);
  return new Map(answered.map(({ id, body_source: text }) => [id, text]));
}
