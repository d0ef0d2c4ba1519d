import { renderMarkdown } from "../src/domain/markdown.ts";
import { conversationNames } from "../src/domain/screening/phrases/conversation-names.ts";
import type { ScreeningRule } from "../src/domain/screening/rules/rule.ts";
import { screen } from "../src/domain/screening/screen.ts";
import type { ScreenedComment } from "../src/domain/screening/screened-comment.ts";
import { SCREENING_SETTINGS } from "../src/domain/screening/settings.ts";
import { sketchText } from "../src/domain/screening/sketch.ts";
import { verdict } from "../src/domain/screening/verdict.ts";
import { loadAbuseModel } from "../src/judgement/abuse/load-model.ts";
import { foldPhrase, prepareText, screeningKit } from "../src/service/prepare-screening.ts";
import { atMost, median, told } from "./row.ts";
import type { Row } from "./row.ts";

const COMMENTS = 1_000;
const ROUNDS = 5;
const ENTRIES = 2_000;
const NAMES = 200;
const RECENT = 50;

const WORDS =
  "the harbour council said that winter swimming costs more than it brings and nobody asked those who use baths every morning before work because they were told to wait until spring while another report was written by people from outside town who never saw water so we ask again what was decided when where are figures".split(
    " ",
  );

/** Screening of ordinary comments on one core, with full lists; and of one long comment, to see whether it is linear. */
export function benchScreening(): Promise<Row[]> {
  const model = loadAbuseModel();
  const settings = SCREENING_SETTINGS.parse({});
  const kit = screeningKit({ settings, rules: rules(), names: names(), model });
  const recent = Array.from({ length: RECENT }, (_, id) => ({
    id,
    byAuthor: id % 2 === 0,
    at: id,
    sketch: sketchText(sentences(id + 77, 70)),
  }));
  const one = (text: string, html: string, judged: boolean): number => {
    const views = prepareText({ text, html, parent: null, judge: judged ? { model } : null }, kit);
    const comment: ScreenedComment = { ...STRANGER, ...views, recent };
    return verdict(screen(comment, kit.tools), settings).causes.length;
  };
  const texts = Array.from({ length: COMMENTS }, (_, i) => sentences(i, 30 + (i % 90)));
  const pages = texts.map(renderMarkdown);
  const all = (judged: boolean): (() => void) => {
    return () => texts.forEach((text, i) => one(text, pages[i] ?? "", judged));
  };
  const each = (milliseconds: number): number => milliseconds / COMMENTS;
  const plain = each(cpuOf(all(false)));
  const long = sentences(5, 40_000);
  const growth =
    cpuOf(() => one(long, "", false)) / (10 * cpuOf(() => one(long.slice(0, long.length / 10), "", false)));
  return Promise.resolve([
    atMost("screening", `a comment, ${ENTRIES} words, ${NAMES} names, without the judge of abuse`, plain, 0.5, "ms"),
    told("screening", "the same with the judge of abuse", each(cpuOf(all(true))), "ms"),
    told(
      "screening",
      "against rendering the same comments",
      plain / each(cpuOf(() => texts.forEach(renderMarkdown))),
      "×",
    ),
    atMost("screening", `per character, ${long.length} characters against a tenth of them`, growth, 2, "×"),
  ]);
}

/** Processor time of `work` in milliseconds: the middle of several rounds after one that warms up. */
function cpuOf(work: () => unknown): number {
  work();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return median(rounds);
}

function sentences(seed: number, length: number): string {
  let state = seed * 7919 + 13;
  const words = Array.from({ length }, (_, i) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const word = WORDS[(state >>> 8) % WORDS.length] ?? "";
    return i % 13 === 12 ? `${word}.` : word;
  });
  if (seed % 5 === 0) words.push("https://figures.example/baths");
  return words.join(" ");
}

/** Lists as long as they may be, whose entries begin like words of the texts. */
function rules(): ScreeningRule[] {
  const entries = Array.from({ length: ENTRIES }, (_, i) => {
    const word = WORDS[i % WORDS.length] ?? "";
    return i % 3 === 0 ? `${word} ${word}${i}` : `${word.slice(0, 5)}x${i}${i % 2 === 0 ? "*" : ""}`;
  });
  const definition = {
    kind: "words" as const,
    name: "List",
    clause: 1,
    weight: "hold" as const,
    language: null,
    entries,
  };
  return [{ id: 1, version: 1, state: "live", definition }];
}

function names(): { personId: number; name: string }[] {
  return Array.from({ length: NAMES }, (_, i) => ({ personId: i, name: `Mara${i} Fenwick${i}` }));
}

const STRANGER = {
  at: Date.UTC(2031, 4, 6),
  author: {
    personId: null,
    name: "A reader",
    kind: "guest" as const,
    published: 0,
    preModerated: false,
    strikes: 0,
    restriction: null,
  },
  place: { articlePreModerated: false, slowModeSeconds: 0, lastCommentAt: null },
  conversation: conversationNames(["Orla Prendick", "Tam", "Ida of the Quay"], {
    author: "A reader",
    fold: foldPhrase,
  }),
  counts: { authorMinute: 0, authorTenMinutes: 0, newAuthorsMinute: 0 },
  reports: [],
  external: null,
  spam: null,
};
