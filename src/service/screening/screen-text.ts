import { measuresAt } from "../../domain/decisions/measures.ts";
import type { CommentState } from "../../domain/comment.ts";
import { STEP_NAMES } from "../../domain/screening/finding.ts";
import type { Finding } from "../../domain/screening/finding.ts";
import { conversationNames, NO_NAMES } from "../../domain/screening/phrases/conversation-names.ts";
import type { ConversationNames } from "../../domain/screening/phrases/conversation-names.ts";
import { speaksOfIdentity } from "../../domain/screening/phrases/identity-talk.ts";
import { screen } from "../../domain/screening/screen.ts";
import type { RecentComment, ScreenedComment } from "../../domain/screening/screened-comment.ts";
import { verdict } from "../../domain/screening/verdict.ts";
import type { Verdict } from "../../domain/screening/verdict.ts";
import { authorsAround } from "../../store/authors-around.ts";
import { lastCommentsOf, newcomersSince, publishedCount } from "../../store/screening.ts";
import type { AuthorScope } from "../../store/screening.ts";
import type { Db } from "../../store/store.ts";
import { loadSiteLayer } from "../learn-from-decisions.ts";
import { foldPhrase, prepareText } from "../prepare-screening.ts";
import type { ScreeningKit, TextViews } from "../prepare-screening.ts";
import type { ServiceContext } from "../service-context.ts";
import { askServices, NOT_ASKED } from "./ask-services.ts";
import { abuseModel, kitOf } from "./kit.ts";
import { likeTexts } from "./like-texts.ts";
import { sketchOf } from "./sketches.ts";
import type { TextToPost } from "./text-to-post.ts";

/** So many of the author's last comments are compared with the new one and counted. */
const LAST_COMMENTS = 20;

/** Comments of others are compared for so long: what comes in a wave comes within days. */
const COMPARED_FOR_MS = 7 * 24 * 60 * 60_000;

/** The time in which comments of newcomers are counted. */
const MINUTE_MS = 60_000;

/** What screening found in a text, and what follows. */
export interface Screened {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  /** The author has published little here so far. */
  readonly newcomer: boolean;
  /** By what like texts are found; null where the text is too short to be compared. */
  readonly textKey: number | null;
}

/** What comes of a text where the site has turned all of screening off. */
const NOTHING_SCREENED: Screened = {
  findings: [],
  verdict: { state: "publish", causes: [] },
  newcomer: false,
  textKey: null,
};

/**
 * Screens one text as it would be posted now. Nothing is kept.
 * @param how.ask whether other services are asked, too.
 */
export async function screenText(
  context: ServiceContext,
  post: TextToPost,
  how: { readonly ask: boolean },
): Promise<Screened> {
  const settings = context.site().settings.screening;
  if (STEP_NAMES.every((name) => settings.off.includes(name))) return NOTHING_SCREENED;
  const kit = await kitOf(context);
  const at = context.now();
  const db = context.store.reader;
  const known = post.author.personId !== null || post.author.deviceId !== null;
  const last = known ? await lastCommentsOf(db, post.author, LAST_COMMENTS) : [];
  const earlier = last.filter(({ id }) => id !== post.revises);
  const published = await publishedOf(db, post.author, {
    last,
    most: Math.max(settings.newAuthorBelow, settings.firstComments),
  });
  const layer = await loadSiteLayer(context);
  const newcomer = published < settings.newAuthorBelow;
  const raid = { articleId: post.article.id, since: at - MINUTE_MS, limit: settings.raidPerMinute };
  const newcomers = newcomer && raid.limit > 0 ? await newcomersSince(db, raid) : 0;
  const { text: written, html, parent } = post;
  const text = prepareText({ text: written, html, parent, judge: { model: abuseModel(), site: layer } }, kit);
  const textKey = text.sketch.letters >= settings.alikeLetters ? (text.sketch.hashes[0] ?? null) : null;
  const compared = textKey !== null && settings.othersCopies > 0;
  const others = compared ? await likeTexts(db, { ...post, textKey, since: at - COMPARED_FOR_MS }) : [];
  const conversation = await namesAround(context, post, { text, kit });
  const comment = screenedComment(text, { post, at, earlier, published, newcomers, others, conversation });
  const answers = how.ask ? await askServices(context, post, comment) : NOT_ASKED;
  const findings = screen({ ...comment, ...answers }, kit.tools);
  return { findings, verdict: verdict(findings, settings), newcomer, textKey };
}

/**
 * How many comments of an author are public, counted no further than anybody asks for. The last comments mostly tell.
 */
async function publishedOf(
  db: Db,
  author: AuthorScope,
  known: { last: readonly { state: CommentState }[]; most: number },
): Promise<number> {
  const { last, most } = known;
  const published = last.filter(({ state }) => state === "published").length;
  return last.length < LAST_COMMENTS || published >= most ? published : await publishedCount(db, author, most);
}

/** What the others are called with whom the author talks; nobody asks where the text says nothing of who somebody is. */
async function namesAround(
  context: ServiceContext,
  post: TextToPost,
  { text, kit }: { text: TextViews; kit: ScreeningKit },
): Promise<ConversationNames> {
  if (!speaksOfIdentity(text.normal, kit.tools.names)) return NO_NAMES;
  const names = await authorsAround(context.store.reader, { articleId: post.article.id, parentId: post.parentId });
  return conversationNames(names, { author: post.authorName, fold: foldPhrase });
}

function screenedComment(
  text: TextViews,
  facts: {
    post: TextToPost;
    at: number;
    earlier: readonly { id: number; article_id: number; body_source: string; created_at: number }[];
    published: number;
    newcomers: number;
    others: readonly RecentComment[];
    conversation: ConversationNames;
  },
): ScreenedComment {
  const { post, at, earlier, published } = facts;
  const { standing, article } = post;
  const measures = measuresAt(article.measures, post.rootId, at);
  const within = (seconds: number): number =>
    earlier.filter(({ created_at: time }) => at - time < seconds * 1000).length;
  const restriction = standing.ban ?? standing.timeOut;
  return {
    ...text,
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
    conversation: facts.conversation,
    recent: [
      ...earlier.map(({ id, body_source: body, created_at: time }) => ({
        id,
        byAuthor: true,
        at: time,
        sketch: sketchOf(body),
      })),
      ...facts.others,
    ],
    counts: {
      authorMinute: within(60),
      authorTenMinutes: within(600),
      newAuthorsMinute: facts.newcomers,
    },
    reports: [],
    ...NOT_ASKED,
  };
}
