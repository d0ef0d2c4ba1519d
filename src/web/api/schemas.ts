import * as z from "zod";
import { COMMENT_STATES, PAGE_BUDGET, SORTS } from "../../domain/comment.ts";
import { BADGES } from "../../domain/person.ts";
import { PROBLEMS } from "../../domain/problem.ts";
import type { ProblemCode } from "../../domain/problem.ts";
import { MARKS } from "../../domain/reaction.ts";
import type { CommentTreeJson } from "./json.ts";

/** The schemas that several operations share. `meta.id` is the name in the OpenAPI document. */

const FIRST_COMMENT = "2031-04-06T09:30:00.000Z";

/** An instant in UTC (RFC 3339). */
export const INSTANT = z.iso.datetime().meta({ examples: [FIRST_COMMENT] });

const COUNT = z.int().min(0);

/** An id in an address: a whole number from 1 on, written without zeros in front. */
export const ID_IN_PATH = z
  .string()
  .regex(/^[1-9]\d{0,14}$/u)
  .transform(Number)
  .meta({ type: "integer", minimum: 1, pattern: undefined, examples: [17] });

/** The parameters of every address with one id. */
export const ID_PARAMS = z.strictObject({ id: ID_IN_PATH });

/** A cursor that is a whole number. */
export const NUMBER_CURSOR = z
  .string()
  .regex(/^\d{1,15}$/u, "Must be a whole number")
  .transform(Number)
  .meta({ type: "integer", minimum: 0, pattern: undefined });

/** The order of the roots. */
export const SORT = z.enum(SORTS);

/** A picture of an article. */
export const IMAGE = z
  .strictObject({
    src: z.string(),
    alt: z.string(),
    caption: z.string().nullable(),
    credit: z.string().nullable(),
  })
  .meta({ id: "Image" });

const ARTICLE_FIELDS = {
  id: z.int().min(1),
  url: z.string().describe("Where the article is read"),
  page: z.string().describe("Where the conversation is read on this server"),
  title: z.string(),
  standfirst: z.string().nullable(),
  author: z.string().nullable(),
  publishedAt: INSTANT.nullable(),
  image: IMAGE.nullable(),
  slug: z.string().nullable().describe("Last part of the address, where the article is hosted here"),
  commentCount: COUNT.describe("Published comments"),
  closed: z.boolean().describe("True when new comments are refused"),
  version: COUNT.describe("Grows with every public change of the article or its conversation"),
};

/** An article without its text. */
export const ARTICLE = z.strictObject(ARTICLE_FIELDS).meta({ id: "Article" });

/** An article with its text. */
export const ARTICLE_WITH_BODY = z
  .strictObject({
    ...ARTICLE_FIELDS,
    bodyHtml: z.string().nullable().describe("The text, where the article is hosted here"),
  })
  .meta({ id: "ArticleWithBody" });

/** How many people gave each mark. */
const MARK_COUNTS = z.strictObject({ agree: COUNT, disagree: COUNT, respect: COUNT }).meta({ id: "MarkCounts" });

const COMMENT_FIELDS = {
  id: z.int().min(1),
  parentId: z.int().nullable().describe("The comment that this one answers; null for a root"),
  number: z
    .string()
    .regex(/^\d+(\.\d+)*$/u)
    .meta({ description: "Place in the conversation as shown", examples: ["6.1.1.2"] }),
  depth: z.int().min(1).describe("True depth; 1 for a root"),
  level: z.int().min(1).describe("Depth as shown: deep replies share one flat list"),
  state: z.enum(COMMENT_STATES).describe("Text and author are empty unless the comment is published"),
  author: z.string(),
  personId: z.int().nullable().describe("The member who wrote it; null for guests"),
  badge: z.enum(BADGES).nullable().describe("Null for most; `author` of this very article, or `staff`"),
  memberSince: INSTANT.nullable().describe("When the member who wrote it became one; null for guests"),
  avatar: z.string().nullable().describe("Address of the member's picture on this server; null: none, or a drawn one"),
  html: z.string().describe("Safe HTML; mentions are links to the members' pages, with their names of today"),
  createdAt: INSTANT,
  editedAt: INSTANT.nullable(),
  inReplyTo: z
    .strictObject({ id: z.int(), author: z.string(), number: z.string() })
    .nullable()
    .describe("Whom it answers, where that is not the comment it stands under"),
  marks: MARK_COUNTS,
  score: COUNT.describe("Rank in the order `best`: lower 95 % bound of the share of respect, in millionths"),
  replyCount: COUNT.describe("Direct replies that everybody can see"),
  descendantCount: COUNT.describe("All replies that stand below it"),
};

/** A comment alone. */
export const COMMENT = z.strictObject(COMMENT_FIELDS).meta({ id: "Comment" });

const MORE = z
  .strictObject({
    count: z.int().min(1),
    exact: z.boolean().describe("False: at least so many, in the middle of a list of more than 2,000"),
    after: COUNT,
  })
  .nullable()
  .describe("Set where replies are left out: how many, each with all below it, and `after` for /comments/{id}/replies")
  .meta({ id: "More" });

/** A comment with those of its replies that fit into the answer. */
export const COMMENT_TREE: z.ZodType<CommentTreeJson> = z.strictObject({
  ...COMMENT_FIELDS,
  get replies(): z.ZodType<readonly CommentTreeJson[]> {
    return z.array(COMMENT_TREE);
  },
  more: MORE,
});
// `meta` would name a copy, and the replies would stay nameless.
z.globalRegistry.add(COMMENT_TREE, { id: "CommentTree" });

/** A neighbour in the list that a comment stands in. */
const SIBLING = z.strictObject({ id: z.int(), number: z.string() }).nullable();

/** One page of a conversation. */
export const THREAD_PAGE = z
  .strictObject({
    article: ARTICLE,
    sort: SORT,
    comments: z.array(COMMENT_TREE),
    next: z.string().nullable().describe("`after` of the next page; null on the last"),
  })
  .meta({ id: "ThreadPage", description: `At most ${PAGE_BUDGET} comments, replies included` });

/** One comment in its surroundings. */
export const COMMENT_PAGE = z
  .strictObject({
    article: ARTICLE,
    ancestors: z.array(COMMENT).describe("The comments it is shown under, outermost first"),
    comment: COMMENT_TREE,
    previousSibling: SIBLING,
    nextSibling: SIBLING,
  })
  .meta({ id: "CommentPage" });

/** A further part of the list under one comment. */
export const BRANCH_PAGE = z
  .strictObject({ article: ARTICLE, parent: COMMENT, replies: z.array(COMMENT_TREE), more: MORE })
  .meta({ id: "BranchPage", description: `At most ${PAGE_BUDGET} replies` });

/** One's own comment, just after something was done with it. */
export const OWN_COMMENT = z
  .strictObject({
    comment: COMMENT,
    editableUntil: INSTANT.nullable().describe("Null when it cannot be edited any more"),
  })
  .meta({ id: "OwnComment" });

/** Parameters of an address with a comment and a mark. */
export const MARK_PARAMS = z.strictObject({ id: ID_IN_PATH, mark: z.enum(MARKS) });

/** What giving a mark or taking it back led to. */
export const REACTION = z
  .strictObject({ mark: z.enum(MARKS), given: z.boolean(), marks: MARK_COUNTS, score: COUNT })
  .meta({ id: "Reaction" });

/** `application/problem+json` (RFC 9457). */
export const PROBLEM = z
  .strictObject({
    type: z.string().meta({ examples: ["urn:hustings:problem:not-found"] }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().describe("What to do, for a person"),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]).describe("Stable; for programs"),
    fields: z
      .array(z.strictObject({ field: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .describe("What is wrong with each field, with stable codes"),
    requestId: z.string(),
  })
  .meta({ id: "Problem" });
