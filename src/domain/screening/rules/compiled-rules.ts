import { PhraseMatcher } from "../phrases/phrase-matcher.ts";
import { runsAs } from "./lifecycle.ts";
import type { RuleDefinition, ScreeningRule } from "./rule.ts";

/** A rule with its definition of one kind. */
export type RuleOf<K extends RuleDefinition["kind"]> = Omit<ScreeningRule, "definition"> & {
  readonly definition: Extract<RuleDefinition, { kind: K }>;
};

/** One entry of a word list. */
export interface WordEntry {
  readonly rule: RuleOf<"words">;
  readonly entry: string;
  /** It has letters outside of ASCII; a passage without any is then another word ("mose" is not "möse"). */
  readonly accented: boolean;
}

/** The rules of a site, made ready to be applied to many comments. */
export interface CompiledRules {
  readonly words: PhraseMatcher;
  /** By the numbers of `words`. */
  readonly entries: readonly WordEntry[];
  readonly hosts: ReadonlyMap<string, readonly RuleOf<"hosts">[]>;
}

/**
 * Makes rules ready; drafts and retired ones are left out.
 * @param fold what makes a phrase like the words of a normalised text: at least lower case and NFKC (UAX #15).
 */
export function compileRules(rules: readonly ScreeningRule[], fold: (phrase: string) => string): CompiledRules {
  const running = rules.filter(({ state }) => runsAs(state) !== null);
  const entries = running.filter(isOf("words")).flatMap((rule) =>
    rule.definition.entries.map((entry) => ({
      rule,
      entry,
      accented: hasAccents(entry),
    })),
  );
  const hosts = new Map<string, RuleOf<"hosts">[]>();
  for (const rule of running.filter(isOf("hosts"))) {
    for (const host of rule.definition.hosts) hosts.set(host, [...(hosts.get(host) ?? []), rule]);
  }
  return { words: new PhraseMatcher(entries.map(({ entry }) => fold(entry))), entries, hosts };
}

/** Folds a phrase as far as that is possible without knowing look-alikes: NFKC (UAX #15) and lower case. */
export function foldPlainly(phrase: string): string {
  return phrase.normalize("NFKC").toLowerCase();
}

/** Whether a text has Latin letters outside of ASCII. */
export function hasAccents(text: string): boolean {
  return /[^\P{Script=Latin}a-z]/iu.test(text.normalize("NFC"));
}

function isOf<K extends RuleDefinition["kind"]>(kind: K): (rule: ScreeningRule) => rule is RuleOf<K> & ScreeningRule {
  return (rule): rule is RuleOf<K> & ScreeningRule => rule.definition.kind === kind;
}
