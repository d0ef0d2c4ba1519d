import { hasRole } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { RULE_ACTIONS } from "../../domain/screening/rules/lifecycle.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import { backTestRule, foundSoFar } from "../../service/screening/back-test-rule.ts";
import type { RuleBackTest } from "../../service/screening/back-test-rule.ts";
import { moveRule, siteRule, siteRules, writeRule } from "../../service/screening/site-rules.ts";
import type { KeptRule } from "../../service/screening/site-rules.ts";
import { abuseDrift, resetSiteModel, siteModelHistory } from "../../service/site-models.ts";
import { idParam } from "../pages/article-address.ts";
import { renderListForm } from "../views/console/list-form.ts";
import type { ListValues } from "../views/console/list-form.ts";
import { renderLists, renderList } from "../views/console/screening-page.ts";
import { answerConsole, fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

const EMPTY: ListValues = {
  kind: "words",
  name: "",
  entries: "",
  hosts: "",
  language: "",
  clause: "",
  weight: "hold",
};

/** All lists, and what the site taught its judge of abuse. */
export async function screeningPage(request: ConsoleRequest): Promise<Response> {
  return await listsAnswer(request, null);
}

/** One list: what is in it, what it found, what can be done with it. */
export async function listPage(request: ConsoleRequest): Promise<Response> {
  return await listAnswer(request, { backTest: null, problem: null });
}

/** The form for a new list. */
export async function newListPage(request: ConsoleRequest): Promise<Response> {
  return await formAnswer(request, { rule: null, values: EMPTY, problem: null });
}

/** The form for changing a list. */
export async function changeListPage(request: ConsoleRequest): Promise<Response> {
  const rule = await siteRule(request.context, idParam(request.c));
  return await formAnswer(request, { rule, values: valuesOf(rule), problem: null });
}

/** Takes the form of a list. */
export async function takeList(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const id = Number(fieldOf(request, "id"));
  const kept = fieldOf(request, "id") === "" ? null : await siteRule(context, id);
  const values = sentValues(request);
  const rule = kept === null ? null : { id: kept.id, version: Number(fieldOf(request, "version")) };
  try {
    const written = await writeRule(context, { rule, definition: definitionOf(values), by: member.id });
    return c.redirect(`/console/screening/${written}?saved=1`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return await formAnswer(request, { rule: kept, values, problem: error });
  }
}

/** Takes a list to another stage of its life. */
export async function takeListAction(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const id = idParam(c);
  const action = RULE_ACTIONS.find((known) => known === fieldOf(request, "action"));
  if (action === undefined || action === "change") throw new Problem("invalid-input", "Please choose what to do.");
  try {
    await moveRule(context, { rule: { id, version: Number(fieldOf(request, "version")) }, action, by: member.id });
    return c.redirect(`/console/screening/${id}?saved=1`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "not-found") throw error;
    return await listAnswer(request, { backTest: null, problem: error });
  }
}

/** Tries a list on past comments. Changes nothing; sent as a form because it takes work. */
export async function takeBackTest(request: ConsoleRequest): Promise<Response> {
  try {
    const backTest = await backTestRule(request.context, idParam(request.c));
    return await listAnswer(request, { backTest, problem: null });
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "not-found") throw error;
    return await listAnswer(request, { backTest: null, problem: error });
  }
}

/** Lets the site's judge of abuse begin again. */
export async function takeReset(request: ConsoleRequest): Promise<Response> {
  const { c, context, member, view } = request;
  const reason = fieldOf(request, "reason").trim().slice(0, 500);
  if (reason === "") {
    const message = view.texts.consoleScreening.needsReason;
    const fields = [{ field: "reason", code: "required", message }];
    return await listsAnswer(request, new Problem("invalid-input", message, { fields }));
  }
  await resetSiteModel(context, { kind: "abuse", reason, by: member.id });
  return c.redirect("/console/screening?reset=1", 303);
}

async function listsAnswer(request: ConsoleRequest, problem: Problem | null): Promise<Response> {
  const { c, context, member, view } = request;
  const page = {
    rules: await siteRules(context),
    drift: await abuseDrift(context),
    versions: await siteModelHistory(context, "abuse"),
    mayChange: hasRole(member.role, "admin"),
    reset: c.req.query("reset") === "1",
    problem,
  };
  return await answerConsole(request, {
    title: view.texts.consoleScreening.title,
    place: "screening",
    status: problem?.status ?? 200,
    main: renderLists(page, view),
  });
}

async function listAnswer(
  request: ConsoleRequest,
  shown: { backTest: RuleBackTest | null; problem: Problem | null },
): Promise<Response> {
  const { c, context, member, view } = request;
  const rule = await siteRule(context, idParam(c));
  const runs = rule.state === "shadow" || rule.state === "live";
  const page = {
    rule,
    soFar: runs ? await foundSoFar(context, rule) : null,
    mayChange: hasRole(member.role, "admin"),
    saved: c.req.query("saved") === "1",
    ...shown,
  };
  return await answerConsole(request, {
    title: rule.definition.name,
    place: "screening",
    status: shown.problem?.status ?? 200,
    main: renderList(page, view),
  });
}

async function formAnswer(
  request: ConsoleRequest,
  form: { rule: KeptRule | null; values: ListValues; problem: Problem | null },
): Promise<Response> {
  const { view, context } = request;
  const words = view.texts.consoleScreening;
  const { clauses } = await currentRules(context);
  const version = fieldOf(request, "version") || String(form.rule?.version ?? 0);
  return await answerConsole(request, {
    title: form.rule === null ? words.newTitle : words.editTitle(form.rule.definition.name),
    place: "screening",
    status: form.problem?.status ?? 200,
    main: renderListForm({ ...form, version, clauses }, view),
  });
}

function valuesOf({ definition }: KeptRule): ListValues {
  const { kind, name, clause, weight } = definition;
  const common = { ...EMPTY, kind, name, weight, clause: clause === null ? "" : String(clause) };
  return definition.kind === "words"
    ? { ...common, entries: definition.entries.join("\n"), language: definition.language ?? "" }
    : { ...common, hosts: definition.hosts.join("\n") };
}

function sentValues(request: ConsoleRequest): ListValues {
  const sent = (name: keyof ListValues): string => fieldOf(request, name).replaceAll("\r\n", "\n");
  return {
    kind: sent("kind") === "hosts" ? "hosts" : "words",
    name: sent("name"),
    entries: sent("entries"),
    hosts: sent("hosts"),
    language: sent("language"),
    clause: sent("clause"),
    weight: sent("weight"),
  };
}

/** A definition that is yet to be checked. */
function definitionOf({ kind, name, entries, hosts, language, clause, weight }: ListValues): unknown {
  const common = { kind, name, weight, clause: clause === "" ? null : Number(clause) };
  if (kind === "hosts") return { ...common, hosts: linesOf(hosts) };
  return { ...common, entries: linesOf(entries), language: language === "" ? null : language };
}

/** Each once. */
function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}
