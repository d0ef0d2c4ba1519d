import { UNSUBSCRIBE_PATH, unsubscribeHeaders } from "../../delivery/mail/mail-links.ts";
import { excerpt } from "../../domain/excerpt.ts";
import { textsFor } from "../../domain/messages/texts.ts";
import { oneLine } from "../../domain/one-line.ts";
import type { ArticleRow } from "../../store/articles.ts";
import type { CommentRow } from "../../store/comments.ts";
import type { NewMail } from "../../store/mails.ts";
import type { NoticeContext } from "./notice-context.ts";

/** How much of a comment a mail quotes, in UTF-16 code units: what happened, not the conversation. */
export const MAIL_EXCERPT_LENGTH = 280;

/** The mail that tells a guest of an answer. The same answer and wish make the same mail, which is sent once. */
export function answerMail(
  context: NoticeContext,
  args: { followId: number; email: string; comment: CommentRow; article: ArticleRow },
): NewMail {
  const { comment, article, email } = args;
  const { name, settings } = context.site();
  const { mails } = textsFor(settings.language);
  const unsubscribe =
    context.publicUrl + UNSUBSCRIBE_PATH + context.mailLinks.token({ do: "unfollow", email: email.toLowerCase() });
  return {
    siteId: comment.site_id,
    personId: null,
    kind: "reply",
    to: email,
    subject: oneLine(mails.answerSubject(comment.author_name, article.title)),
    text: mails.answerText({
      author: comment.author_name,
      article: article.title,
      excerpt: excerpt(comment.body_html, MAIL_EXCERPT_LENGTH),
      link: `${context.publicUrl}/comments/${comment.id}`,
      site: name,
      unsubscribe,
    }),
    html: null,
    headers: unsubscribeHeaders(unsubscribe),
    key: `reply-${comment.id}-${args.followId}`,
    at: context.now(),
  };
}
