import type { CommentView, ThreadNode, ThreadPage } from "../domain/thread-page.ts";
import type { ArticleRow } from "../store/articles.ts";
import { commentById, isVisible } from "../store/comments.ts";
import { shownAncestors } from "../store/threads.ts";
import { CommentViewer } from "./comment-view.ts";
import type { ServiceContext } from "./service-context.ts";

/** A list of comments, and a way to one behind what of the list is left out. */
type Part = Pick<ThreadPage, "roots" | "beyond">;

/**
 * A page of a conversation with the comment that a link names, in its branch: where it is left out, it and whatever it is
 * shown under stand behind the link to the rest of their list.
 * @returns the page as it is when the comment is on it, or there is no such comment in this conversation.
 */
export async function withLinked(
  context: ServiceContext,
  args: { article: ArticleRow; id: number; page: ThreadPage },
): Promise<ThreadPage> {
  if (isOn(args.page.roots, args.id)) return args.page;
  const db = context.store.reader;
  const { id: siteId } = context.site();
  const comment = await commentById(db, siteId, args.id);
  if (comment === undefined || comment.article_id !== args.article.id || !isVisible(comment)) return args.page;
  const rows = [...(await shownAncestors(db, comment.branch_id)), comment];
  const viewer = new CommentViewer();
  await viewer.learn(db, siteId, rows);
  const way = rows.map((row) => ({ comment: viewer.view(row), counts: row.published_at !== null }));
  return { ...args.page, ...leadTo({ roots: args.page.roots }, way) };
}

function isOn(nodes: readonly ThreadNode[], id: number): boolean {
  return nodes.some(({ comment, replies }) => comment.id === id || isOn(replies, id));
}

/** A comment on the way, and whether it is one of those that are counted: placeholders of what was never public are not. */
interface Step {
  readonly comment: CommentView;
  readonly counts: boolean;
}

/** The part with the way in it, from where the way leaves what is there. */
function leadTo(part: Part, way: readonly Step[]): Part {
  const [step, ...rest] = way;
  if (step === undefined) return part;
  const known = part.roots.find(({ comment }) => comment.id === step.comment.id);
  if (known === undefined) return { ...part, beyond: wayTo(step, rest) };
  const { roots: replies, ...below } = leadTo({ roots: known.replies }, rest);
  const more = below.beyond === undefined ? known.more : leftOut(known, rest);
  const node: ThreadNode = { ...known, replies, more, ...below };
  return { ...part, roots: part.roots.map((one) => (one === known ? node : one)) };
}

/** What is shown of a comment that is there for the sake of the last one on the way. */
function wayTo({ comment }: Step, rest: readonly Step[]): ThreadNode {
  const [next, ...further] = rest;
  const all = { count: comment.descendantCount, exact: true, after: 0 };
  const node = { comment, replies: [], more: comment.descendantCount > 0 ? all : null };
  if (next === undefined) return node;
  return { ...node, more: leftOut(node, rest), beyond: wayTo(next, further) };
}

/** What of a list is still left out when the next comment of the way is shown, which says itself what of its own is. */
function leftOut({ more }: ThreadNode, [next]: readonly Step[]): ThreadNode["more"] {
  if (more === null || next === undefined) return more;
  const count = more.count - next.comment.descendantCount - (next.counts ? 1 : 0);
  return count > 0 ? { ...more, count } : null;
}
