import { Problem } from "../../domain/problem.ts";
import { nextRuleState } from "../../domain/screening/rules/lifecycle.ts";
import type { RuleAction } from "../../domain/screening/rules/lifecycle.ts";
import { RULE_DEFINITION } from "../../domain/screening/rules/rule.ts";
import type { RuleDefinition, ScreeningRule } from "../../domain/screening/rules/rule.ts";
import { allRules, insertRule, ruleById, updateRule } from "../../store/screening-rules.ts";
import type { ScreeningRuleRow } from "../../store/screening-rules.ts";
import type { Db } from "../../store/store.ts";
import { appendLedger } from "../moderation/append-ledger.ts";
import type { ServiceContext } from "../service-context.ts";
import { forgetKits } from "./kit.ts";

/** Most lists that a site can have. */
const MAX_RULES = 200;

/** A rule of a site as it is kept. */
export interface KeptRule extends ScreeningRule {
  /** When it got its present text or state (milliseconds since 1970-01-01 UTC). */
  readonly changedAt: number;
}

/** All rules of the site. */
export async function siteRules(context: ServiceContext): Promise<KeptRule[]> {
  const rows = await allRules(context.store.reader, { siteId: context.site().id, limit: MAX_RULES });
  return rows.map(ruleOf);
}

/** One rule. @throws Problem `not-found`. */
export async function siteRule(context: ServiceContext, id: number): Promise<KeptRule> {
  return ruleOf(await requireRule(context.store.reader, context, id));
}

/**
 * Writes a new rule, a draft; or gives one another definition, after which it is no longer in force. Entered in the
 * ledger.
 * @param args.rule null: a new one. `version` is the one that was read.
 * @param args.definition not yet checked.
 * @param args.by the admin who does it.
 * @returns the rule's id.
 * @throws Problem `invalid-input` with a field for each part that cannot be, `not-found`, `conflict`.
 */
export async function writeRule(
  context: ServiceContext,
  args: { rule: { id: number; version: number } | null; definition: unknown; by: number },
): Promise<number> {
  const { rule, by } = args;
  const definition = checkedDefinition(args.definition);
  const texts = { name: definition.name, definition: JSON.stringify(definition), by_person: by };
  const siteId = context.site().id;
  const id = await context.store.transaction(async (tx) => {
    const at = context.now();
    if (rule !== null) {
      const kept = await requireRule(tx, context, rule.id);
      const version = kept.version + 1;
      await change(tx, context, { kept, seen: rule.version, action: "change", by, changes: { ...texts, version } });
      return kept.id;
    }
    if ((await allRules(tx, { siteId, limit: MAX_RULES })).length >= MAX_RULES) {
      throw new Problem("conflict", `A site has at most ${MAX_RULES} lists.`);
    }
    const fresh = { site_id: siteId, state: "draft", version: 1, created_at: at, changed_at: at } as const;
    const made = await insertRule(tx, { ...fresh, ...texts });
    const body = { rule: made, version: 1, state: "draft", by } as const;
    await appendLedger(tx, context, [{ kind: "screening-rule", at, body }]);
    return made;
  });
  forgetKits(context);
  return id;
}

/**
 * Takes a rule to another stage of its life, with an entry in the ledger.
 * @throws Problem `not-found`, `conflict` where that cannot be done in its present state or somebody changed it.
 */
export async function moveRule(
  context: ServiceContext,
  args: { rule: { id: number; version: number }; action: Exclude<RuleAction, "change">; by: number },
): Promise<void> {
  const { rule, action, by } = args;
  await context.store.transaction(async (tx) => {
    const kept = await requireRule(tx, context, rule.id);
    await change(tx, context, { kept, seen: rule.version, action, by, changes: { by_person: by } });
  });
  forgetKits(context);
}

async function change(
  tx: Db,
  context: ServiceContext,
  step: {
    kept: ScreeningRuleRow;
    seen: number;
    action: RuleAction;
    by: number;
    changes: Parameters<typeof updateRule>[2];
  },
): Promise<void> {
  const { kept, seen, action, by, changes } = step;
  const state = nextRuleState(kept.state, action);
  if (state === undefined) throw new Problem("conflict", `This cannot be done with a list that is ${kept.state}.`);
  const at = context.now();
  const version = changes.version ?? kept.version;
  const done = kept.version === seen && (await updateRule(tx, kept, { ...changes, state, version, changed_at: at }));
  if (!done) throw new Problem("conflict", "Somebody else has changed this list meanwhile.");
  const body = { rule: kept.id, version, state, by };
  await appendLedger(tx, context, [{ kind: "screening-rule", at, body }]);
}

function checkedDefinition(definition: unknown): RuleDefinition {
  const parsed = RULE_DEFINITION.safeParse(definition);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path, code, message }) => ({ field: path.join("."), code, message }));
  throw new Problem("invalid-input", "The list cannot be kept like this.", { fields });
}

async function requireRule(db: Db, context: ServiceContext, id: number): Promise<ScreeningRuleRow> {
  const row = await ruleById(db, context.site().id, id);
  if (row === undefined) throw new Problem("not-found", "There is no such list.");
  return row;
}

function ruleOf({ id, version, state, definition, changed_at: changedAt }: ScreeningRuleRow): KeptRule {
  return { id, version, state, definition: RULE_DEFINITION.parse(JSON.parse(definition)), changedAt };
}
