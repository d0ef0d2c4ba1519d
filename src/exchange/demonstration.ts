import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Mark } from "../domain/reaction.ts";
import { STEP_NAMES } from "../domain/screening/finding.ts";
import type { Site } from "../store/sites.ts";
import { editComment } from "../service/edit-comment.ts";
import { listArticles } from "../service/list-articles.ts";
import { postComment } from "../service/post-comment.ts";
import { publishArticle } from "../service/publish-article.ts";
import { react } from "../service/react.ts";
import { removeComment } from "../service/remove-comment.ts";
import type { TellingContext } from "../service/moderation/jobs/telling-context.ts";
import type { Writer } from "../service/service-context.ts";
import { withdrawComment } from "../service/withdraw-comment.ts";
import type { ArticleRow } from "../store/articles.ts";
import { copyPictures, readArticleFolder } from "./article-folder.ts";
import { MODERATION, playScenes, signUp, writerNamed } from "./demonstration-scenes.ts";
import type { Cast } from "./demonstration-scenes.ts";

const MINUTE_MS = 60_000;

/** Minutes that the author of the demonstration took to withdraw or a moderator to remove a comment. */
const TAKEN_DOWN_AFTER = 45;

const COUNT = z.number().int().min(0);

/** Readers of the demonstration, who give marks. */
const READERS = 101;

const REMARK = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  name: z.string(),
  /** Minutes after the article's publication, as everywhere in the file. */
  minutesAfter: z.number(),
  body: z.string(),
  edited: z.object({ earlier: z.string(), minutesAfter: z.number() }).optional(),
  state: z.enum(["withdrawn", "removed"]).optional(),
  /** How many readers gave each mark. */
  marks: z.object({ agree: COUNT, disagree: COUNT, respect: COUNT }).optional(),
});
type Remark = z.infer<typeof REMARK>;

const CONVERSATIONS = z.object({ articles: z.record(z.string(), z.array(REMARK)) });

/** Where the demonstration is written to. */
export interface DemonstrationContext extends TellingContext {
  readonly mediaFolder: string;
}

/**
 * Fills an empty database with the demonstration publication: all of it or nothing. A database that has articles is
 * left alone.
 * @param folder the folder with the articles, `conversation.json` and `moderation.json`.
 */
export async function installDemonstration(context: DemonstrationContext, folder: string): Promise<void> {
  if ((await listArticles(context, { after: null })).articles.length > 0) return;
  const sources = await readArticleFolder(folder);
  const conversations = CONVERSATIONS.parse(await readJson(folder, "conversation.json"));
  const moderation = MODERATION.parse(await readJson(folder, "moderation.json"));
  for (const source of sources) await copyPictures(source, context.mediaFolder);
  await context.store.transaction(async (tx) => {
    // The same use cases as for everybody, but all in this one transaction and each at its own time.
    const store = {
      ...context.store,
      reader: tx,
      transaction: <T>(work: (inner: typeof tx) => Promise<T>) => work(tx),
    };
    const screened = { ...context, store };
    const unscreened = { ...screened, site: () => withoutScreening(context.site()) };
    const cast: Cast = {
      members: await signUp(screened, moderation.members),
      articles: new Map(),
      comments: new Map(),
      decisions: new Map(),
    };
    for (const { publication } of sources) {
      const { article } = await publishArticle(screened, { publication });
      cast.articles.set(article.slug ?? "", article.id);
      await play(unscreened, { article, cast }, conversations.articles[article.slug ?? ""] ?? []);
    }
    await playScenes({ screened, unscreened }, cast, moderation.scenes);
  });
}

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name), "utf8"));
}

/** The conversation is as it is told; only what is to show screening is screened. */
function withoutScreening(site: Site): Site {
  const screening = { ...site.settings.screening, off: [...STEP_NAMES] };
  return { ...site, settings: { ...site.settings, screening } };
}

/** A reader of the demonstration, who only gives marks. */
function reader(number: number): Writer {
  return { member: null, device: { id: `demonstration-reader-${number}` } };
}

/**
 * Gives a remark its marks: agreement from the first readers on, disagreement from the last ones down, and respect
 * across both.
 */
async function playMarks({ marks }: Remark, give: (mark: Mark, reader: number) => Promise<void>): Promise<void> {
  if (marks === undefined) return;
  for (let reader = 1; reader <= marks.agree; reader++) await give("agree", reader);
  for (let reader = 1; reader <= marks.disagree; reader++) await give("disagree", READERS + 1 - reader);
  for (let reader = 1; reader <= marks.respect; reader++) await give("respect", ((reader * 7) % READERS) + 1);
}

/** Posts the remarks of one article as their authors would have, each at its time. */
async function play(
  context: TellingContext,
  { article, cast }: { article: ArticleRow; cast: Cast },
  remarks: readonly Remark[],
): Promise<void> {
  const start = article.published_at ?? context.now();
  const ids = cast.comments;
  const at = (minutes: number): TellingContext => ({ ...context, now: () => start + minutes * MINUTE_MS });
  for (const remark of remarks) {
    const writer = writerNamed(cast, remark.name);
    const { id } = await postComment(at(remark.minutesAfter), {
      articleId: article.id,
      parentId: remark.parent === null ? null : (ids.get(remark.parent) ?? null),
      input: { name: remark.name, email: "", body: remark.edited?.earlier ?? remark.body },
      writer,
      idempotencyKey: `demonstration-${remark.id}`,
    });
    ids.set(remark.id, id);
    if (remark.edited !== undefined) {
      await editComment(at(remark.edited.minutesAfter), { id, body: remark.body, writer });
    }
    await playMarks(remark, async (mark, number) => {
      await react(at(remark.minutesAfter + number), { commentId: id, writer: reader(number), mark, given: true });
    });
  }
  // Only now, when the replies under them are there.
  for (const remark of remarks) {
    const id = ids.get(remark.id);
    if (id === undefined || remark.state === undefined) continue;
    const later = at(remark.minutesAfter + TAKEN_DOWN_AFTER);
    if (remark.state === "removed") await removeComment(later, { id });
    else await withdrawComment(later, { id, writer: writerNamed(cast, remark.name) });
  }
}
