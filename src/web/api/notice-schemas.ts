import * as z from "zod";
import { NOTICE_KINDS } from "../../domain/notice.ts";
import { MAIL_RHYTHMS } from "../../domain/person.ts";
import type { NoticeView } from "../../service/notices/read-notices.ts";
import { instant } from "./json.ts";
import { INSTANT } from "./schemas.ts";

/** A notice. */
export const NOTICE = z
  .strictObject({
    id: z.int().min(1),
    kind: z.enum(NOTICE_KINDS).describe("Why the member is told"),
    at: INSTANT,
    read: z.boolean(),
    comment: z.strictObject({ id: z.int(), number: z.string(), author: z.string(), excerpt: z.string() }),
    article: z.strictObject({ id: z.int(), title: z.string() }),
  })
  .meta({ id: "Notice" });

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
  return { ...notice, at: instant(notice.at) };
}
