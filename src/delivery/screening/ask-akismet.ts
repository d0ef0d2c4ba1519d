import type { SpamAnswer } from "../../domain/screening/spam-answer.ts";
import { postBounded } from "./bounded-request.ts";

/** Where Akismet answers (https://akismet.com/developers/detailed-docs/comment-check/). */
export const AKISMET_URL = "https://rest.akismet.com";

const MAX_ANSWER_BYTES = 4 * 1024;

/** An account at Akismet, or at a service that speaks the same protocol. */
export interface AkismetAccount {
  readonly apiKey: string;
  /** Address of the site that the key is for. */
  readonly site: string;
  /** Without a path. */
  readonly baseUrl: string;
  /** For one answer, in milliseconds. */
  readonly timeLimitMs: number;
}

/** What the filter is told of a comment. Null is not sent. */
export interface SpamQuestion {
  readonly text: string;
  /** Address of the article. */
  readonly permalink: string | null;
  readonly authorName: string;
  readonly authorEmail: string | null;
  /** The filter works far better with it; whether a site may pass it on is for its operator to say. */
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly isReply: boolean;
  /** Language of the site, BCP 47. */
  readonly language: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

/** Asks the spam filter about a comment. Never rejects: whatever goes wrong is told as an answer that did not come. */
export async function askAkismet(account: AkismetAccount, question: SpamQuestion): Promise<SpamAnswer> {
  const answer = await postBounded({
    url: `${account.baseUrl}/1.1/comment-check`,
    headers: { "content-type": "application/x-www-form-urlencoded", "user-agent": "Hustings/1 | Akismet/1" },
    body: fieldsOf(account, question).toString(),
    timeLimitMs: account.timeLimitMs,
    maxBytes: MAX_ANSWER_BYTES,
  });
  if (!answer.ok) return { answered: false, why: answer.why };
  switch (answer.text.trim()) {
    case "true":
      // "discard": so clear that nobody needs to look at it.
      return { answered: true, spam: true, blatant: answer.headers.get("x-akismet-pro-tip") === "discard" };
    case "false":
      return { answered: true, spam: false, blatant: false };
    default:
      // "invalid" for a key that is none, or a page of something in between.
      return { answered: false, why: answer.text.trim() === "invalid" ? "refused" : "unreadable" };
  }
}

function fieldsOf({ apiKey, site }: AkismetAccount, question: SpamQuestion): URLSearchParams {
  const fields = {
    api_key: apiKey,
    blog: site,
    blog_lang: question.language,
    blog_charset: "UTF-8",
    comment_type: question.isReply ? "reply" : "comment",
    comment_author: question.authorName,
    comment_author_email: question.authorEmail,
    comment_content: question.text,
    comment_date_gmt: new Date(question.at).toISOString(),
    permalink: question.permalink,
    user_ip: question.ip,
    user_agent: question.userAgent,
  };
  return new URLSearchParams(Object.entries(fields).filter((field): field is [string, string] => field[1] !== null));
}
