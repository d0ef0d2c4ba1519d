import type { Finding, StepName } from "./finding.ts";
import type { CompiledNames } from "./phrases/watched-names.ts";
import type { CompiledRules } from "./rules/compiled-rules.ts";
import type { ScreenedComment } from "./screened-comment.ts";
import type { ScreeningSettings } from "./settings.ts";

/** What the steps of one site work with; the same for many comments. */
export interface ScreeningTools {
  readonly settings: ScreeningSettings;
  readonly rules: CompiledRules;
  readonly names: CompiledNames;
}

/** One step: a pure function that adds findings. Its time grows linearly with the comment. */
export interface ScreeningStep {
  readonly name: StepName;
  /** For the operator's paper, in English. */
  readonly looksAt: string;
  readonly find: (comment: ScreenedComment, tools: ScreeningTools) => Finding[];
}
