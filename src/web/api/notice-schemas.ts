import * as z from "zod";
import { DECISION_KINDS } from "../../domain/decisions/kinds.ts";
import { DECISION_NOTICE_KINDS, NOTICE_KINDS } from "../../domain/notice.ts";
import { MAIL_RHYTHMS } from "../../domain/person.ts";
import type { NoticeView } from "../../service/notices/read-notices.ts";
import { instant } from "./json.ts";
import { INSTANT } from "./schemas.ts";

const SHOWN = { id: z.int().min(1), at: INSTANT, read: z.boolean() };

const COMMENT_NOTICE = z
  .strictObject({
    ...SHOWN,
    kind: z.enum(NOTICE_KINDS).describe("Why the member is told"),
    comment: z.strictObject({ id: z.int(), number: z.string(), author: z.string(), excerpt: z.string() }),
    article: z.strictObject({ id: z.int(), title: z.string() }),
  })
  .meta({ id: "CommentNotice" });

const DECISION_NOTICE = z
  .strictObject({
    ...SHOWN,
    kind: z.enum(DECISION_NOTICE_KINDS).describe("What happened"),
    statement: z
      .strictObject({ id: z.int(), kind: z.enum(DECISION_KINDS), articleTitle: z.string().nullable() })
      .describe("Of the decision, see `/statements/{id}`"),
  })
  .meta({ id: "DecisionNotice" });

/** A notice, of a comment or of a decision about the member. */
export const NOTICE = z.union([COMMENT_NOTICE, DECISION_NOTICE]).meta({ id: "Notice" });

/** What a member has decided about notices. */
export const PREFERENCES_JSON = z
  .strictObject({
    mail: z.enum(MAIL_RHYTHMS).describe("How soon notices are sent by e-mail"),
    replies: z.boolean().describe("Of replies to one's comments"),
    mentions: z.boolean().describe("Of comments that mention one"),
    follows: z.boolean().describe("Of new comments where one follows"),
  })
  .meta({ id: "Preferences" });

/** How many notices are unread. */
export const UNREAD = z.strictObject({ unread: z.int().min(0) }).meta({ id: "Unread" });

/** Whether somebody follows. */
export const FOLLOWING = z.strictObject({ following: z.boolean() }).meta({ id: "Following" });

/** A notice as it is answered. */
export function noticeJson(notice: NoticeView): z.input<typeof NOTICE> {
  const at = instant(notice.at);
  if (!("statement" in notice)) return { ...notice, at };
  const { id, parts } = notice.statement;
  return { ...notice, at, statement: { id, kind: parts.kind, articleTitle: parts.articleTitle } };
}
