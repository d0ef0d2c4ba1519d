import { DECISION_KINDS, DECISION_RULES } from "../../domain/decisions/kinds.ts";
import { hasRole, MAX_REASON_LENGTH, ROLES } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { grantRole } from "../../service/grant-role.ts";
import { decide } from "../../service/moderation/decide.ts";
import { addNote, readPersonRecord } from "../../service/moderation/read-case.ts";
import { idParam } from "../pages/article-address.ts";
import { renderPersonRecord } from "../views/console/case-page.ts";
import { html } from "../views/html.ts";
import { answerConsole, fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";
import { batchOf, decideForm, decisionForm, isInsert } from "./decision-form.ts";
import { doneNotice } from "./done-notice.ts";

/** What is known of a member. */
export async function personPage(request: ConsoleRequest): Promise<Response> {
  return await personAnswer(request, null);
}

/** Decides on a member. */
export async function takePersonDecision(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const personId = idParam(c);
  if (isInsert(request)) return await personAnswer(request, null);
  try {
    const batch = batchOf(request);
    await decide(context, { decider: member, target: { personId }, input: decisionForm(request), batch });
    return c.redirect(`/console/people/${personId}?batch=${batch}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await personAnswer(request, error);
  }
}

/** Gives a member a role. */
export async function takeRole(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const personId = idParam(c);
  try {
    const role = ROLES.find((known) => known === fieldOf(request, "role"));
    if (role === undefined) throw new Problem("invalid-input", `A role is one of ${ROLES.join(", ")}.`);
    const reason = fieldOf(request, "reason").slice(0, MAX_REASON_LENGTH);
    await grantRole(context, { personId, role, grantedBy: member.id, reason });
    return c.redirect(`/console/people/${personId}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await personAnswer(request, error);
  }
}

/** Adds a note on a member. */
export async function takePersonNote(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const personId = idParam(c);
  await addNote(context, { member, text: fieldOf(request, "text"), commentId: null, personId });
  return c.redirect(`/console/people/${personId}`, 303);
}

async function personAnswer(request: ConsoleRequest, problem: Problem | null): Promise<Response> {
  const { c, context, view } = request;
  const record = await readPersonRecord(context, idParam(c));
  const kinds = DECISION_KINDS.filter(
    (kind) =>
      DECISION_RULES[kind].appliesTo.includes("person") &&
      kind !== "no-action" &&
      (kind !== "remove-picture" || record.picture !== null),
  );
  return await answerConsole(request, {
    title: record.name,
    place: null,
    status: problem?.status ?? 200,
    main: html`${await doneNotice(request)}
    ${renderPersonRecord(record, { form: await decideForm(request, { kinds, problem }), mayGrant: hasRole(request.member.role, "admin") }, view)}`,
  });
}
