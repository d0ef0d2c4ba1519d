import { Problem } from "../../domain/problem.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import { adoptReplies, dropReply, readSavedReplies, saveReply } from "../../service/moderation/saved-replies.ts";
import { renderReplies } from "../views/console/replies-page.ts";
import { answerConsole, fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

/** The saved replies of the site. */
export async function repliesPage(request: ConsoleRequest): Promise<Response> {
  return await repliesAnswer(request, null);
}

/** Adds, changes or deletes a saved reply. */
export async function takeReply(request: ConsoleRequest): Promise<Response> {
  const { c, context } = request;
  const sent = fieldOf(request, "id");
  const id = /^[1-9]\d{0,14}$/u.test(sent) ? Number(sent) : null;
  try {
    if (id !== null && fieldOf(request, "action") === "delete") {
      await dropReply(context, id);
      return c.redirect("/console/replies?done=deleted", 303);
    }
    const { clause, language, title, text } = valuesOf(request);
    await saveReply(context, { id, reply: { clause: Number(clause), language, title, text } });
    return c.redirect("/console/replies?done=saved", 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await repliesAnswer(request, error);
  }
}

/** Makes the replies that ship the site's own. */
export async function takeAdoption({ c, context }: ConsoleRequest): Promise<Response> {
  await adoptReplies(context);
  return c.redirect("/console/replies", 303);
}

function valuesOf(request: ConsoleRequest) {
  const field = (name: string): string => fieldOf(request, name);
  return {
    id: field("id"),
    clause: field("clause"),
    language: field("language"),
    title: field("title"),
    text: field("text"),
  };
}

async function repliesAnswer(request: ConsoleRequest, problem: Problem | null): Promise<Response> {
  const { c, context, view } = request;
  const { clauses } = await currentRules(context);
  const replies = await readSavedReplies(context);
  const done = (["saved", "deleted"] as const).find((known) => known === c.req.query("done")) ?? null;
  const { language } = context.site().settings;
  const values = problem === null ? { ...valuesOf(request), language } : valuesOf(request);
  const title = view.texts.moderating.manageReplies;
  const main = renderReplies(replies, { clauses, problem, values, done }, view);
  return await answerConsole(request, { title, place: "replies", status: problem?.status ?? 200, main });
}
