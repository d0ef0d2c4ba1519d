/**
 * The figures of the abuse model on the development data: `npx tsx scripts/judge-report/abuse.ts [--data DIR]`.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { judgeComment } from "../../src/judgement/abuse/judge-comment.ts";
import type { Label } from "../../src/judgement/abuse/labels.ts";
import { lexiconEntry } from "../../src/judgement/abuse/lexicon.ts";
import { loadAbuseModel } from "../../src/judgement/abuse/load-model.ts";
import { labelledExamples } from "../abuse-training/examples.ts";
import { isHeldOut } from "../abuse-training/held-out.ts";
import { calibrationError, rocAuc } from "../abuse-training/metrics.ts";
import { dataDirectory, readLines, readRows } from "../abuse-training/read-data.ts";
import { bootstrap } from "./bootstrap.ts";
import * as made from "./counter-speech.ts";
import fifth from "./fifth-set.json" with { type: "json" };
import { filledWith } from "./filled-with.ts";
import * as fourth from "./fourth-set.ts";
import { FAMILIES, PLACES } from "./names.ts";
import * as news from "./news-comments.ts";
import * as other from "./other-styles.ts";
import * as third from "./third-set.ts";
import { DISGUISES } from "./disguises.ts";
import { pairedSetRows } from "./paired-set.ts";
import { quotationVoiceRows } from "./quotation-voices.ts";
import { FLAGGED, gap, HELD } from "./thresholds.ts";
import { aucRow, intervalRow, printRows, type ReportRow, shareRow, singleRow } from "./row.ts";
import sixth from "./sixth-set.json" with { type: "json" };

interface Case {
  readonly text: string;
  readonly parent?: string | undefined;
  readonly abusive: number;
}

const model = loadAbuseModel();

function score(text: string, parent?: string, label: Label = "abuse"): number {
  return judgeComment(text, { model, parent }).scores[label];
}

/** Measures every figure. `directory` holds the data; throws when it is not there. */
export function abuseReport(directory: string): ReportRow[] {
  const dev = readRows(`${directory}/abuse/dev.jsonl.gz`);
  const from = (source: string, label = "abusive"): Case[] =>
    dev
      .filter((row) => row["source"] === source)
      .map((row) => ({
        text: String(row["text"]),
        parent: row["parent"] as string | undefined,
        abusive: Number(row[label]),
      }));
  const plain = from("wikipedia-nonfuzzed");
  const insults = labelledExamples(directory)
    .filter((example) => example.source === "insults" && isHeldOut(example))
    .map((example) => ({ text: example.text, abusive: example.labels[0] ?? 0 }));
  return [
    separationRow("Wikipedia talk, no context", plain, { note: "plain linear .897", target: ">= .93" }),
    separationRow("Wikipedia talk, parent shown", from("wikipedia-context", "abusive_in_context"), {
      note: "Perspective .799",
      target: ">= .78",
    }),
    separationRow("Wikipedia, identity terms swapped", from("wikipedia-fuzzed"), { target: ">= .93" }),
    separationRow("Insults in blog comments (held out)", insults, { note: "plain linear .907", target: ">= .91" }),
    separationRow("Insults in blog comments, label insult", insults, {
      note: "plain linear .907",
      target: ">= .91",
      label: "insult",
    }),
    separationRow("Emoji-carried abuse", from("hatemoji-check"), { target: "none" }),
    separationRow("Sexism (edos test), label identity attack", from("edos-test", "identity"), {
      target: "none",
      label: "identity_attack",
    }),
    calibrationRow("Calibration error, Wikipedia talk", [plain]),
    calibrationRow("Calibration error, blog comments (held out)", [insults]),
    calibrationRow("Calibration error, blog comments (held out), label insult", [insults], "insult"),
    calibrationRow("Calibration error, both together, each counting half", [plain, insults]),
    ...disguiseRows(insults),
    ...mentionRows(),
    ...quotationVoiceRows(),
    ...otherStyleRows(),
    ...unseenSetRows("Third set", third, {
      innocent: "harmless uses of strong words",
      bare: "short attacks, disguised or without strong words",
    }),
    ...unseenSetRows("Fourth set", fourth, {
      innocent: "harsh, coarse or double-edged and fair",
      bare: "short attacks, many without strong words",
    }),
    ...pairedSetRows("Fifth set", fifth, score),
    ...pairedSetRows("Sixth set", sixth, score),
    ...newsRows(),
    ...groupRows(),
    dictionaryRow(directory),
    timeRow(plain),
    singleRow(
      "Model size, MB",
      readFileSync(new URL("../../src/judgement/abuse/model/abuse.bin", import.meta.url)).length / 1e6,
      "<= 4",
    ),
  ];
}

function separationRow(
  figure: string,
  cases: readonly Case[],
  more: { note?: string; target: string; label?: Label },
): ReportRow {
  const scores = cases.map((one) => score(one.text, one.parent, more.label));
  return aucRow(`${figure}: ROC AUC`, { scores, labels: cases.map((one) => one.abusive) }, more);
}

/** Over one set, or over several that count alike. */
function calibrationRow(figure: string, sets: readonly (readonly Case[])[], label: Label = "abuse"): ReportRow {
  const all = sets.flatMap((cases) =>
    cases.map(({ text, parent, abusive }) => ({
      score: score(text, parent, label),
      abusive,
      weight: 1 / cases.length,
    })),
  );
  const pick = (picked: readonly number[]): number =>
    calibrationError(
      picked.map((i) => all[i]?.score ?? 0),
      picked.map((i) => all[i]?.abusive ?? 0),
      { weights: picked.map((i) => all[i]?.weight ?? 0) },
    );
  return intervalRow(figure, bootstrap(all.length, pick), { target: "<= .05" });
}

/** Strong words of the abusive comments disguised; the harmless comments stay as they are. */
function disguiseRows(cases: readonly Case[]): ReportRow[] {
  const hits = cases.filter(
    (one) => one.abusive === 0 || /[a-z]/i.test(disguised(one.text, (word) => `\u0000${word}`)),
  );
  const able = hits.filter((one) => one.abusive === 0 || disguised(one.text, () => "\u0000").includes("\u0000"));
  const auc = (change: (text: string) => string): number =>
    rocAuc(
      able.map((one) => score(one.abusive === 1 ? change(one.text) : one.text)),
      able.map((one) => one.abusive),
    );
  const base = auc((text) => text);
  const rows = Object.entries(DISGUISES).map(([name, change]) => {
    const value = base - auc((text) => disguised(text, change));
    return singleRow(`Loss of AUC when strong words are disguised: ${name}`, value, "<= .05");
  });
  const recall = (change: (text: string) => string): number => {
    const abusive = able.filter((one) => one.abusive === 1);
    return abusive.filter((one) => score(change(one.text)) >= FLAGGED).length / abusive.length;
  };
  const plainRecall = recall((text) => text);
  const names = Object.values(DISGUISES);
  const mean = names.reduce((sum, change) => sum + recall((text) => disguised(text, change)), 0) / names.length;
  return [...rows, singleRow("Loss of recall at .5 when disguised, mean", plainRecall - mean, "<= .05")];
}

function disguised(text: string, change: (word: string, turn: number) => string): string {
  let turn = 0;
  return text.replace(/[A-Za-z]{3,}/g, (word) => {
    const entry = lexiconEntry(word.toLowerCase());
    if (entry === undefined || !entry.strong) return word;
    turn += 1;
    return change(word.toLowerCase(), turn);
  });
}

function crossed(templates: readonly string[], attacks: readonly string[] = [""]): string[] {
  return templates.flatMap((template, t) =>
    attacks.flatMap((attack, a) =>
      [0, 1, 2].map((n) => {
        const g = made.GROUPS[(t * 7 + a * 5 + n * 3) % made.GROUPS.length] ?? "";
        return made.fill(template, { x: attack.replaceAll("{g}", g), g });
      }),
    ),
  );
}

function below(text: string): boolean {
  return score(text) < FLAGGED;
}

function mentionRows(): ReportRow[] {
  return [
    shareRow(
      "Quoted counter-speech recognised as not abusive",
      crossed(made.QUOTED_OBJECTIONS, made.ATTACKS).map(below),
      { note: "Perspective .16", target: ">= .80" },
    ),
    shareRow("Counter-speech without marks recognised as not abusive", crossed(made.REFERRED_OBJECTIONS).map(below), {
      note: "Perspective .18",
      target: ">= .80",
    }),
    shareRow(
      "Real abuse near quotations still flagged",
      crossed(made.REAL_ABUSE, made.ATTACKS).map((text) => !below(text)),
      { target: "no loss" },
    ),
    shareRow(
      "The same attacks alone flagged",
      crossed(["{x}"], made.ATTACKS).map((text) => !below(text)),
      { target: "none" },
    ),
  ];
}

/** Attacks and groups that fill the templates of a set: a group as a noun and as an adjective. */
interface FilledWith {
  readonly ATTACKS: readonly string[];
  readonly GROUPS: readonly (readonly [string, string])[];
}

/** Every template with every attack, or with three groups where it takes none. */
function spelledOut(templates: readonly string[], set: FilledWith): string[] {
  const fill = (template: string, index: number, attack = ""): string =>
    filledWith(template, set.GROUPS[index % set.GROUPS.length] ?? ["", ""], attack);
  return templates.flatMap((template, t) => {
    if (template.includes("{x}")) return set.ATTACKS.map((attack, a) => fill(template, t * 7 + a * 5, attack));
    return template.includes("{") ? [0, 1, 2].map((n) => fill(template, t * 7 + n * 11)) : [template];
  });
}

function setRows(name: string, set: FilledWith) {
  return {
    harmless: (figure: string, templates: readonly string[], target = "none"): ReportRow =>
      shareRow(`${name}: ${figure} recognised as not abusive`, spelledOut(templates, set).map(below), {
        target,
      }),
    abusive: (figure: string, templates: readonly string[], from = FLAGGED): ReportRow =>
      shareRow(
        `${name}: ${figure} ${from === FLAGGED ? "flagged" : `scored ${String(from)} or more`}`,
        spelledOut(templates, set).map((text) => score(text) >= from),
        { target: "none" },
      ),
    groups: (templates: readonly string[]): ReportRow => {
      const rates = set.GROUPS.map(
        (group) => templates.filter((template) => !below(filledWith(template, group))).length / templates.length,
      );
      return singleRow(`${name}: neutral sentences flagged, worst group minus best`, gap(rates), "<= .02");
    },
  };
}

function otherStyleRows(): ReportRow[] {
  const { harmless, abusive, groups } = setRows("Other styles", other);
  return [
    harmless("quoted counter-speech", other.QUOTED, ">= .80"),
    harmless("counter-speech without marks", other.REFERRED, ">= .80"),
    abusive("the same attacks alone", ["{x}"]),
    abusive("real abuse near quotations or other sentences", other.NEAR),
    harmless("denials", other.DENIED),
    harmless("what is said of oneself", other.SELF),
    harmless("harmless uses of strong words", other.HARMLESS),
    abusive("plain abuse, much of it without strong words", other.ABUSE),
    groups(other.NEUTRAL),
  ];
}

/** An invented set that was written before the rules it measures. */
interface UnseenSet extends FilledWith {
  readonly OTHERS: readonly string[];
  readonly OWN_VOICE: readonly string[];
  readonly INNOCENT: readonly string[];
  readonly BARE: readonly string[];
  readonly NEUTRAL: readonly string[];
}

function unseenSetRows(name: string, set: UnseenSet, kinds: { innocent: string; bare: string }): ReportRow[] {
  const { harmless, abusive, groups } = setRows(name, set);
  return [
    harmless("quoted counter-speech", set.OTHERS, ">= .80"),
    abusive("the attacks alone", ["{x}"]),
    abusive("the attacks in one's own voice around quotations", set.OWN_VOICE),
    abusive("the attacks alone", ["{x}"], HELD),
    abusive("the attacks in one's own voice around quotations", set.OWN_VOICE, HELD),
    harmless(kinds.innocent, set.INNOCENT),
    abusive(kinds.bare, set.BARE),
    abusive(kinds.bare, set.BARE, HELD),
    groups(set.NEUTRAL),
  ];
}

function held(texts: readonly string[]): boolean[] {
  return texts.map((text) => score(text) >= HELD);
}

function newsRows(): ReportRow[] {
  const names = [
    ...PLACES.flatMap((name) => [`I grew up in ${name}.`, `${name} is lovely in spring.`]),
    ...FAMILIES.flatMap((name) => [`Mr ${name} said so.`, `The ${name} family moved away in May.`]),
  ];
  const none = { target: "none" };
  return [
    shareRow("Under news: harsh but fair comments held", held(news.HARSH_BUT_FAIR), none),
    shareRow("Under news: coarse but harmless comments held", held(news.COARSE), none),
    shareRow("Under news: sober comments held", held(news.SOBER), none),
    shareRow("Under news: attacks held", held(news.ATTACKS), none),
    singleRow("Names of places and families flagged, in sentences", names.filter((text) => !below(text)).length, "0"),
  ];
}

function groupRows(): ReportRow[] {
  const rates = made.GROUPS.map((g) => {
    const flagged = made.NEUTRAL.filter((template) => score(made.fill(template, { g })) >= FLAGGED);
    return flagged.length / made.NEUTRAL.length;
  });
  const scores = made.GROUPS.map(
    (g) => made.NEUTRAL.reduce((sum, t) => sum + score(made.fill(t, { g })), 0) / made.NEUTRAL.length,
  );
  return [
    singleRow("Neutral sentences naming a group flagged, worst group minus best", gap(rates), "<= .02"),
    singleRow("Mean score of neutral sentences, worst group minus best", gap(scores), "none"),
  ];
}

function dictionaryRow(directory: string): ReportRow {
  let flagged = 0;
  for (const word of readLines(`${directory}/abuse/english-words.txt.gz`)) {
    if (lexiconEntry(word) === undefined && score(word) >= FLAGGED) flagged += 1;
  }
  return singleRow("Dictionary words outside the lexicon flagged", flagged, "0");
}

function timeRow(cases: readonly Case[]): ReportRow {
  for (const one of cases.slice(0, 300)) score(one.text);
  // Time of this process alone; other programs still take its caches, so the best of three rounds is nearest to the truth.
  const rounds = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    for (const one of cases) score(one.text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / cases.length;
  });
  return singleRow("Milliseconds per comment (Wikipedia talk)", Math.min(...rounds), "<= .3");
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(printRows(abuseReport(dataDirectory())));
}
