import type { AbuseView } from "../domain/screening/abuse-view.ts";
import { findLinks } from "../domain/find-links.ts";
import { compileNames } from "../domain/screening/phrases/watched-names.ts";
import type { WatchedName } from "../domain/screening/phrases/watched-names.ts";
import { compileRules } from "../domain/screening/rules/compiled-rules.ts";
import type { ScreeningRule } from "../domain/screening/rules/rule.ts";
import type { ScreenedComment, ScreenedLink } from "../domain/screening/screened-comment.ts";
import { sketchText } from "../domain/screening/sketch.ts";
import type { ScreeningSettings } from "../domain/screening/settings.ts";
import type { ScreeningTools } from "../domain/screening/step.ts";
import { unescapeHtml } from "../domain/escape-html.ts";
import { foldCharacters } from "../judgement/abuse/fold-characters.ts";
import { judgeComment } from "../judgement/abuse/judge-comment.ts";
import type { AbuseModel } from "../judgement/abuse/model.ts";
import { normalise } from "../judgement/abuse/normalise.ts";
import type { SiteLayer } from "../judgement/abuse/site-layer.ts";
import { Vocabulary } from "../judgement/abuse/vocabulary.ts";

/** What screening the comments of one site needs; worth keeping, as making it takes some milliseconds. */
export interface ScreeningKit {
  readonly tools: ScreeningTools;
  /** Words for whose sake a disguise is undone: ordinary ones, and those of the site's lists. */
  readonly vocabulary: Vocabulary;
}

/** What of a screened comment follows from its text alone. */
export type TextViews = Pick<ScreenedComment, "text" | "normal" | "language" | "links" | "sketch" | "abuse">;

/** What is needed to look at a text. */
export interface TextToScreen {
  /** As written. */
  readonly text: string;
  /** As rendered by `renderMarkdown`. */
  readonly html: string;
  /** The comment answered, as written; what is quoted from it is not the author's own. */
  readonly parent: string | null;
  /** The judge of abuse and what the site taught it; null to do without. */
  readonly judge: { readonly model: AbuseModel; readonly site?: SiteLayer | undefined } | null;
}

/** Makes a site's rules and names ready. Needed anew only when one of them, or a setting, has changed. */
export function screeningKit(options: {
  readonly settings: ScreeningSettings;
  readonly rules: readonly ScreeningRule[];
  readonly names: readonly WatchedName[];
  readonly model: AbuseModel;
}): ScreeningKit {
  const { settings, rules, names, model } = options;
  return {
    tools: { settings, rules: compileRules(rules, foldPhrase), names: compileNames(names, foldPhrase) },
    vocabulary: withListedWords(model.vocabulary, rules),
  };
}

/** Folds a phrase as the normalised views of texts are folded, so that the two can be compared. */
export function foldPhrase(phrase: string): string {
  return foldCharacters(phrase).text;
}

/** Prepares a text: normalised view, language, links, sketch and the judge's view. Pure; linear in the text. */
export function prepareText({ text, html, parent, judge }: TextToScreen, { vocabulary }: ScreeningKit): TextViews {
  const normal = normalise(text, vocabulary);
  const judgement =
    judge === null ? null : judgeComment(text, { model: judge.model, parent: parent ?? undefined, site: judge.site });
  const abuse: AbuseView | null = judgement;
  return {
    text,
    normal,
    language: judgement?.language ?? "und",
    links: linksOf(text, html),
    sketch: sketchText(normal.text),
    abuse,
  };
}

const HREF = /<a href="([^"]*)"/gu;

/** The links that readers will see, with their place where the text shows the address. */
function linksOf(text: string, html: string): ScreenedLink[] {
  if (!html.includes("<a ")) return [];
  const places = new Map<string, { start: number; end: number }[]>();
  for (const { href, start, end } of findLinks(text)) {
    const known = places.get(href);
    if (known === undefined) places.set(href, [{ start, end }]);
    else known.push({ start, end });
  }
  const used = new Map<string, number>();
  return [...html.matchAll(HREF)].map((match) => {
    const href = unescapeHtml(match[1] ?? "");
    const next = used.get(href) ?? 0;
    used.set(href, next + 1);
    return { href, passage: places.get(href)?.[next] ?? null };
  });
}

/** Disguises are undone only where a known word comes out; a site's listed words are to be known as well. */
function withListedWords(vocabulary: Vocabulary, rules: readonly ScreeningRule[]): Vocabulary {
  const words = rules
    .flatMap(({ definition }) => (definition.kind === "words" ? definition.entries : []))
    .flatMap((entry) => foldPhrase(entry).split(/[^\p{L}\p{N}*]+/u))
    // An open end leaves a word that may stand by itself; a gap in the middle does not.
    .map((word) => word.replaceAll(/^\*|\*$/gu, ""))
    .filter((word) => word.length >= 4 && !word.includes("*"));
  if (words.length === 0) return vocabulary;
  const extended = new Vocabulary(Uint8Array.from(vocabulary.bits));
  for (const word of words) extended.add(word);
  return extended;
}
