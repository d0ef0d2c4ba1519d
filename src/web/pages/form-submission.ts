import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { Problem } from "../../domain/problem.ts";
import type { FieldProblem } from "../../domain/problem.ts";
import type { Writer } from "../../service/service-context.ts";
import { actingWriter, actorOf } from "../request-actor.ts";
import { readFields } from "../request-body.ts";
import { authorize, limitedBy } from "../security/actor.ts";
import type { Actor } from "../security/actor.ts";
import { requireOwnForm } from "../security/request-source.ts";
import type { LimitedAct } from "../security/rate-limits.ts";
import type { WebContext } from "../web-context.ts";

/** Cookie that proves, where a browser says nothing of a form's origin, that the form was shown to the same browser. */
export const FORM_COOKIE = "hustings_form";

/** What a comment form was filled in with. */
export interface FormValues {
  readonly name: string;
  readonly email: string;
  readonly body: string;
  /** A guest wants to be told of answers by mail. */
  readonly tellMe?: boolean;
}

/** A form that was sent in, its guards passed or the reason why not. */
export interface Submission {
  /** Any field of the form; empty when it was not sent. */
  readonly field: (name: string) => string;
  /** Every value of a field that is sent several times, such as boxes that were ticked. */
  readonly fields: (name: string) => readonly string[];
  readonly values: FormValues;
  readonly preview: boolean;
  readonly actor: Actor;
  readonly writer: () => Writer;
  /** Idempotency key: the form's nonce. */
  readonly nonce: string;
  /** Why the form has to be shown again before anything is done; null when it may be acted on. */
  readonly refusal: Problem | null;
}

/**
 * Reads a form and applies every guard that all forms share: where it comes from, its ticket, the trap for programs,
 * the limits. A refusal is returned, not thrown, so that the form comes back with what was typed.
 * @param options.fragment the form was sent by a script of ours, perhaps from an embed on another origin.
 * @param options.composed a text is written in the form, for which a person needs some seconds. A button, an address
 *   that the browser fills in or a code that is pasted needs none.
 * @param options.bare the form has no fields: nothing that a program could fill in, and no ticket on public pages.
 * @throws Problem `unsupported-media-type`, `too-large`, `bad-request`: nothing typed can be shown again.
 */
export async function readSubmission(
  c: Context,
  context: WebContext,
  options: { fragment: boolean; limit: LimitedAct; composed?: boolean; bare?: boolean },
): Promise<Submission> {
  const actor = await actorOf(c, context);
  const sent = await readFields(c);
  const field = (name: string): string => sent.get(name) ?? "";
  const values = { name: field("name"), email: field("email"), body: field("body"), tellMe: field("tellMe") !== "" };
  const preview = field("action") === "preview";
  const ticket = context.tickets.read(field("ticket"));
  const refusal = await refusalOf(() => {
    if (options.fragment) authorize(actor, "anybody", true);
    else requireOwnForm(actor.source, ticket !== null && getCookie(c, FORM_COOKIE) === ticket.nonce);
    if (preview || options.bare === true) return;
    if (field("website") !== "") {
      throw new Problem("not-allowed", "The field that people do not see was filled in. Please leave it empty.");
    }
    if (ticket === null) {
      throw new Problem("bad-request", "Please check your text once more and post it.");
    }
    if (options.composed === true && context.now() - ticket.issuedAt < context.minFillMs) {
      throw new Problem("too-many-requests", "That was very quick. Please check your text and post it again.", {
        retryAfter: Math.ceil(context.minFillMs / 1000),
      });
    }
  });
  const limited =
    refusal ?? (await refusalOf(() => context.limits.count(preview ? "act" : options.limit, limitedBy(actor))));
  const acting = actingWriter(c, context, { actor, seed: ticket?.nonce ?? null, form: !options.fragment });
  return {
    field,
    fields: (name) => sent.getAll(name),
    values,
    preview,
    actor,
    writer: () => {
      const writer = acting.writer();
      acting.giveToken();
      return writer;
    },
    nonce: ticket?.nonce ?? "",
    refusal: limited,
  };
}

/** Runs `check`; what it refuses is returned, defects are thrown. */
async function refusalOf(check: () => void | Promise<void>): Promise<Problem | null> {
  try {
    await check();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** The fields of a refusal, by which the form marks what to correct. */
export function fieldProblems(problem: Problem | null): readonly FieldProblem[] {
  return problem?.fields ?? [];
}

/** Gives the browser the form's nonce, for browsers that do not say where a form comes from. */
export function giveFormCookie(c: Context, { publicUrl }: Pick<WebContext, "publicUrl">, nonce: string): void {
  const secure = publicUrl.startsWith("https:");
  setCookie(c, FORM_COOKIE, nonce, { path: "/", httpOnly: true, sameSite: "Strict", secure, maxAge: 86_400 });
}
