import { hasRole } from "../../domain/person.ts";
import { rulesDifference } from "../../domain/house-rules/differences.ts";
import { clauseOf } from "../../domain/house-rules/versions.ts";
import { Problem } from "../../domain/problem.ts";
import { changeHouseRules, checkedClause, droppedClauses } from "../../service/moderation/change-house-rules.ts";
import type { RulesChange } from "../../service/moderation/change-house-rules.ts";
import { rulesHistory } from "../../service/moderation/house-rules.ts";
import { idParam } from "../pages/article-address.ts";
import { renderClauseForm, renderConsoleRules } from "../views/console/rules-page.ts";
import type { ClauseForm, ClauseValues } from "../views/console/rules-page.ts";
import { answerConsole, fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

/** The form of a clause begins so. */
const EMPTY: ClauseValues = {
  title: "",
  text: "",
  severity: "minor",
  sanction: "none",
  strikeWeight: "1",
  category: "OTHER_VIOLATION_TC",
  keyword: "",
};

/** The house rules with every version. */
export async function consoleRulesPage(request: ConsoleRequest): Promise<Response> {
  return await rulesAnswer(request, null);
}

/** The form for a new clause. */
export async function newClausePage(request: ConsoleRequest): Promise<Response> {
  const version = (await rulesHistory(request.context)).at(-1)?.version ?? 0;
  return await formAnswer(request, { number: null, version, values: EMPTY, problem: null, preview: null });
}

/** The form for another text of a clause. */
export async function changeClausePage(request: ConsoleRequest): Promise<Response> {
  const last = (await rulesHistory(request.context)).at(-1);
  const clause = last === undefined ? undefined : clauseOf(last, idParam(request.c));
  if (clause === undefined) throw new Problem("not-found", "There is no such clause.");
  const { number, ...parts } = clause;
  const values = { ...parts, strikeWeight: String(parts.strikeWeight), keyword: parts.keyword ?? "" };
  return await formAnswer(request, { number, version: last?.version ?? 0, values, problem: null, preview: null });
}

/** Takes the form of a clause: shows how it will look, or makes a new version of the rules. */
export async function takeClause(request: ConsoleRequest): Promise<Response> {
  const { c, context } = request;
  const number = wholeField(request, "number");
  const version = wholeField(request, "version") ?? 0;
  const values = sentValues(request);
  const { keyword, strikeWeight, ...rest } = values;
  const weight = /^\d{1,3}$/u.test(strikeWeight) ? Number(strikeWeight) : Number.NaN;
  const clause = { ...rest, strikeWeight: weight, ...(keyword === "" ? {} : { keyword }) };
  try {
    if (fieldOf(request, "action") === "preview") {
      const preview = checkedClause(await rulesHistory(context), number, clause);
      return await formAnswer(request, { number, version, values, problem: null, preview });
    }
    await change(request, { do: "write", number, clause });
    return c.redirect("/console/rules?saved=1", 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await formAnswer(request, { number, version, values, problem: error, preview: null });
  }
}

/** Drops a clause. */
export async function takeDroppedClause(request: ConsoleRequest): Promise<Response> {
  return await changeNumbered(request, "drop");
}

/** Takes a dropped clause up again. */
export async function takeReturnedClause(request: ConsoleRequest): Promise<Response> {
  return await changeNumbered(request, "bring-back");
}

async function changeNumbered(request: ConsoleRequest, what: "drop" | "bring-back"): Promise<Response> {
  try {
    await change(request, { do: what, number: wholeField(request, "number") ?? 0 });
    return request.c.redirect("/console/rules?saved=1", 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await rulesAnswer(request, error);
  }
}

async function change(request: ConsoleRequest, wanted: RulesChange): Promise<void> {
  const version = wholeField(request, "version") ?? -1;
  await changeHouseRules(request.context, { change: wanted, version, by: request.member.id });
}

async function rulesAnswer(request: ConsoleRequest, problem: Problem | null): Promise<Response> {
  const { c, context, member, view } = request;
  const history = await rulesHistory(context);
  const versions = history.map((one, index) => {
    const before = history[index - 1];
    const difference = before === undefined ? null : rulesDifference(before.clauses, one.clauses);
    return { version: one.version, at: one.at, difference };
  });
  const last = history.at(-1);
  const page = {
    version: last?.version ?? 0,
    clauses: last?.clauses ?? [],
    dropped: droppedClauses(history),
    versions: versions.toReversed(),
    mayChange: hasRole(member.role, "admin"),
    saved: c.req.query("saved") === "1",
    problem,
  };
  return await answerConsole(request, {
    title: view.texts.consoleRules.title,
    place: "rules",
    status: problem?.status ?? 200,
    main: renderConsoleRules(page, view),
  });
}

async function formAnswer(request: ConsoleRequest, form: ClauseForm): Promise<Response> {
  const words = request.view.texts.consoleRules;
  return await answerConsole(request, {
    title: form.number === null ? words.newTitle : words.editTitle(form.number),
    place: "rules",
    status: form.problem?.status ?? 200,
    main: renderClauseForm(form, request.view),
  });
}

function sentValues(request: ConsoleRequest): ClauseValues {
  const sent = (name: keyof ClauseValues): string => fieldOf(request, name).replaceAll("\r\n", "\n");
  return {
    title: sent("title"),
    text: sent("text"),
    severity: sent("severity"),
    sanction: sent("sanction"),
    strikeWeight: sent("strikeWeight"),
    category: sent("category"),
    keyword: sent("keyword"),
  };
}

function wholeField(request: ConsoleRequest, name: string): number | null {
  const text = fieldOf(request, name);
  return /^\d{1,9}$/u.test(text) ? Number(text) : null;
}
