import type { FieldProblem } from "../problem.ts";
import { LANGUAGES } from "../language.ts";
import type { Language } from "../language.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import type { Texts } from "./en.ts";

const TEXTS: Readonly<Record<Language, Texts>> = { en, de };

/**
 * The texts of a language, also for tags with a region such as `de-AT`; English where we have none.
 * @param language a language tag of BCP 47, in any case.
 */
export function textsFor(language: string): Texts {
  const primary = language.toLowerCase().split("-")[0];
  return TEXTS[LANGUAGES.find((known) => known === primary) ?? "en"];
}

/** What is wrong with a field, in the reader's language where the table has it, else as the check put it. */
export function fieldMessage(texts: Texts, problem: FieldProblem): string {
  for (const key of [`${problem.field}.${problem.code}`, problem.code]) {
    if (Object.hasOwn(texts.fieldProblems, key)) return texts.fieldProblems[key] ?? problem.message;
  }
  return problem.message;
}
