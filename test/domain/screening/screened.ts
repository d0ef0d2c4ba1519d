import { NO_NAMES } from "../../../src/domain/screening/phrases/conversation-names.ts";
import { compileNames } from "../../../src/domain/screening/phrases/watched-names.ts";
import type { WatchedName } from "../../../src/domain/screening/phrases/watched-names.ts";
import { compileRules, foldPlainly } from "../../../src/domain/screening/rules/compiled-rules.ts";
import type { RuleDefinition, ScreeningRule } from "../../../src/domain/screening/rules/rule.ts";
import type { NormalView } from "../../../src/domain/screening/normal-view.ts";
import type { ScreenedComment } from "../../../src/domain/screening/screened-comment.ts";
import { SCREENING_SETTINGS } from "../../../src/domain/screening/settings.ts";
import type { ScreeningSettings } from "../../../src/domain/screening/settings.ts";
import { sketchText } from "../../../src/domain/screening/sketch.ts";
import type { ScreeningTools } from "../../../src/domain/screening/step.ts";

/** A view in which only case is folded, so that each unit comes from itself. */
export function plainView(text: string): NormalView {
  const lower = Array.from(text, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign));
  const starts = Uint32Array.from({ length: text.length }, (_, i) => i);
  return { text: lower.join(""), starts, ends: starts.map((start) => start + 1) };
}

/** A comment of somebody who has long been here, about whom nothing is known but what is given. */
export function screened(text: string, facts: Partial<ScreenedComment> = {}): ScreenedComment {
  return {
    text,
    normal: plainView(text),
    language: "en",
    at: Date.UTC(2031, 4, 6, 9, 30),
    author: {
      personId: 7,
      name: "Mara Fenwick",
      kind: "member",
      published: 200,
      preModerated: false,
      strikes: 0,
      restriction: null,
    },
    place: { articlePreModerated: false, slowModeSeconds: 0, lastCommentAt: null },
    conversation: NO_NAMES,
    links: [],
    sketch: sketchText(text),
    recent: [],
    counts: { authorMinute: 0, authorTenMinutes: 0, newAuthorsMinute: 0 },
    abuse: null,
    reports: [],
    external: null,
    spam: null,
    ...facts,
  };
}

/** Tools of a site with these settings, rules and names; the rest as shipped. */
export function toolsWith(
  options: {
    settings?: Partial<ScreeningSettings>;
    rules?: readonly ScreeningRule[];
    names?: readonly WatchedName[];
  } = {},
): ScreeningTools {
  return {
    settings: SCREENING_SETTINGS.parse(options.settings ?? {}),
    rules: compileRules(options.rules ?? [], foldPlainly),
    names: compileNames(options.names ?? [], foldPlainly),
  };
}

/** A live rule that holds; what is given is changed. */
export function wordRule(
  entries: string[],
  change: Partial<Extract<RuleDefinition, { kind: "words" }>> & Partial<Pick<ScreeningRule, "id" | "state">> = {},
): ScreeningRule {
  const { id = 1, state = "live", ...definition } = change;
  return {
    id,
    version: 2,
    state,
    definition: {
      kind: "words",
      name: "House list",
      clause: 1,
      weight: "hold",
      language: null,
      entries,
      ...definition,
    },
  };
}
