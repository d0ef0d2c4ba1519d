import { EXTERNAL_REPLY } from "../../domain/screening/external-answer.ts";
import type { ExternalAnswer } from "../../domain/screening/external-answer.ts";
import { postBounded } from "./bounded-request.ts";
import { signatureHeaders } from "./sign-request.ts";

const MAX_ANSWER_BYTES = 64 * 1024;

/** The publisher's own screening service. */
export interface ScreeningWebhook {
  readonly url: string;
  readonly secret: string;
  /** For one answer, in milliseconds: a comment waits for its screening, and its author with it. */
  readonly timeLimitMs: number;
}

/** What the service is told. Neither addresses nor anything else that names the author. */
export interface WebhookQuestion {
  readonly site: number;
  readonly article: { readonly id: number; readonly url: string | null; readonly title: string };
  readonly comment: {
    /** As written; passages in the answer are UTF-16 units of it. */
    readonly text: string;
    /** BCP 47; `und` where it could not be told. */
    readonly language: string;
    readonly parent: string | null;
  };
  readonly author: { readonly kind: "guest" | "member"; readonly published: number; readonly strikes: number };
}

/**
 * Asks the publisher's screening service about a comment, with a signed request (see `signatureHeaders`). It answers
 * with JSON, `{"findings": [{"weight", "note", "clause"?, "start"?, "end"?, "strength"?}]}`, or with nothing. Never
 * rejects: whatever goes wrong is told as an answer that did not come.
 * @param message.id names this question; the same when it is asked again.
 * @param message.at milliseconds since 1970-01-01 UTC.
 */
export async function askScreeningWebhook(
  webhook: ScreeningWebhook,
  question: WebhookQuestion,
  message: { readonly id: string; readonly at: number },
): Promise<ExternalAnswer> {
  const body = JSON.stringify({ type: "comment.screening", ...question });
  const answer = await postBounded({
    url: webhook.url,
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...signatureHeaders({ ...message, body }, webhook.secret),
    },
    body,
    timeLimitMs: webhook.timeLimitMs,
    maxBytes: MAX_ANSWER_BYTES,
  });
  if (!answer.ok) return { answered: false, why: answer.why };
  return readReply(answer.text);
}

function readReply(text: string): ExternalAnswer {
  if (text.trim() === "") return { answered: true, findings: [] };
  try {
    return { answered: true, ...EXTERNAL_REPLY.parse(JSON.parse(text)) };
  } catch {
    return { answered: false, why: "unreadable" };
  }
}
