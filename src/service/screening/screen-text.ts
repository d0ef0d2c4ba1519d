import { measuresAt } from "../../domain/decisions/measures.ts";
import type { Standing } from "../../domain/decisions/fold-person.ts";
import type { Finding } from "../../domain/screening/finding.ts";
import { screen } from "../../domain/screening/screen.ts";
import type { ScreenedComment } from "../../domain/screening/screened-comment.ts";
import { sketchText } from "../../domain/screening/sketch.ts";
import { verdict } from "../../domain/screening/verdict.ts";
import type { Verdict } from "../../domain/screening/verdict.ts";
import { foldCharacters } from "../../judgement/abuse/fold-characters.ts";
import { lastCommentsOf, publishedCount } from "../../store/screening.ts";
import type { AuthorScope } from "../../store/screening.ts";
import type { SiteLayer } from "../../judgement/abuse/site-layer.ts";
import { loadSiteLayer } from "../learn-from-decisions.ts";
import { prepareText } from "../prepare-screening.ts";
import type { ScreeningKit } from "../prepare-screening.ts";
import type { ServiceContext } from "../service-context.ts";
import { abuseModel, kitOf } from "./kit.ts";
import { newcomersOf } from "./newcomers.ts";

/** So many of the author's last comments are compared with the new one and counted. */
const LAST_COMMENTS = 20;

/** Further than this an author's published comments are not counted: nothing asks for more. */
const MOST_COUNTED = 50;

/** A text that is about to be posted, and who and where. */
export interface TextToPost {
  readonly text: string;
  readonly html: string;
  /** The text of the comment answered; null for a new thread. */
  readonly parent: string | null;
  readonly authorName: string;
  readonly author: AuthorScope;
  readonly standing: Standing;
  readonly article: { readonly id: number; readonly measures: string | null };
  readonly rootId: number | null;
  /** The comment that is revised: it is not compared with itself. */
  readonly revises?: number;
}

/** What screening found in a text, and what follows. */
export interface Screened {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  /** The author has published little here so far. */
  readonly newcomer: boolean;
}

/** Screens one text as it would be posted now. Nothing is kept. */
export async function screenText(context: ServiceContext, post: TextToPost): Promise<Screened> {
  const kit = await kitOf(context);
  const settings = context.site().settings.screening;
  const at = context.now();
  const db = context.store.reader;
  const known = post.author.personId !== null || post.author.deviceId !== null;
  const last = known ? await lastCommentsOf(db, post.author, LAST_COMMENTS) : [];
  const earlier = last.filter(({ id }) => id !== post.revises);
  const published = known ? await publishedCount(db, post.author, MOST_COUNTED) : 0;
  const layer = await loadSiteLayer(context);
  const comment = screenedComment(kit, { post, at, earlier, published, newcomers: newcomersOf(context.store), layer });
  const findings = screen(comment, kit.tools);
  return { findings, verdict: verdict(findings, settings), newcomer: published < settings.newAuthorBelow };
}

function screenedComment(
  kit: ScreeningKit,
  facts: {
    post: TextToPost;
    at: number;
    earlier: readonly { id: number; article_id: number; body_source: string; created_at: number }[];
    published: number;
    newcomers: { lately: (articleId: number, now: number) => number };
    layer: SiteLayer | undefined;
  },
): ScreenedComment {
  const { post, at, earlier, published } = facts;
  const { standing, article, text, html, parent } = post;
  const measures = measuresAt(article.measures, post.rootId, at);
  const within = (seconds: number): number =>
    earlier.filter(({ created_at: time }) => at - time < seconds * 1000).length;
  const restriction = standing.ban ?? standing.timeOut;
  return {
    ...prepareText({ text, html, parent, judge: { model: abuseModel(), site: facts.layer } }, kit),
    at,
    author: {
      personId: post.author.personId,
      name: post.authorName,
      kind: post.author.personId === null ? "guest" : "member",
      published,
      preModerated: standing.preModerated !== null,
      strikes: standing.strikes,
      restriction: restriction === null ? null : { until: restriction.until },
    },
    place: {
      articlePreModerated: measures.preModerated,
      slowModeSeconds: measures.slowSeconds ?? 0,
      lastCommentAt: earlier.find(({ article_id: id }) => id === article.id)?.created_at ?? null,
    },
    recent: earlier.map(({ id, body_source: body, created_at: time }) => ({
      id,
      byAuthor: true,
      at: time,
      sketch: sketchText(foldCharacters(body).text),
    })),
    counts: {
      authorMinute: within(60),
      authorTenMinutes: within(600),
      newAuthorsMinute: facts.newcomers.lately(article.id, at),
    },
    reports: [],
    external: null,
    spam: null,
  };
}
