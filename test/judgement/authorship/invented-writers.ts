/** Invented people with habits of their own, for tests: sentences put together from small stocks, no real text. */

import type { Account } from "../../../src/judgement/authorship/read-accounts.ts";
import { random } from "../../../scripts/authorship/random.ts";

const OPENERS = [
  "I think",
  "I guess",
  "maybe",
  "well,",
  "honestly",
  "the way I see it",
  "to be fair",
  "as far as I know",
];
const SUBJECTS = [
  "the council",
  "this bridge",
  "our ferry",
  "the mayor",
  "that garden",
  "the late train",
  "my neighbour",
];
const VERBS = ["needs", "does not need", "could use", "never had", "really wants", "was promised", "has lost"];
const OBJECTS = ["more light", "a new roof", "some patience", "better signs", "an honest answer", "a coat of paint"];
const LINKS = ["because", "although", "since", "and", "but", "so"];
const PET_WORDS = ["frankly", "alot", "tho", "whilst", "reckon", "anyways", "kinda", "indeed", "bloody", "definately"];

interface Manner {
  readonly smallI: boolean;
  readonly end: string;
  readonly pet: string;
  readonly smiley: string;
  readonly comma: string;
  readonly noApostrophe: boolean;
  readonly opener: string;
  readonly link: string;
  readonly hour: number;
}

function pick<T>(items: readonly T[], next: () => number): T {
  return items[Math.floor(next() * items.length)] as T;
}

function mannerOf(person: number): Manner {
  const next = random(person * 7919 + 13);
  return {
    smallI: next() < 0.4,
    end: pick([".", "..", "!", "...", "!!", "."], next),
    pet: pick(PET_WORDS, next),
    smiley: pick(["", "", ":)", ":-)", ";)", "^^", "lol"], next),
    comma: pick([", ", ",", " , ", " - "], next),
    noApostrophe: next() < 0.4,
    opener: pick(OPENERS, next),
    link: pick(LINKS, next),
    hour: Math.floor(next() * 24),
  };
}

/** Some comments of an invented person under a name. The same `person` writes in the same manner under any name. */
export function inventedAccount(person: number, account: string, how: { comments: number; seed: number }): Account {
  const manner = mannerOf(person);
  const next = random(person * 104_729 + how.seed);
  const comments = Array.from({ length: how.comments }, (_, day) => {
    const hour = (manner.hour + Math.floor(next() * 5)) % 24;
    const date = `2031-03-${String((day % 27) + 1).padStart(2, "0")}T${String(hour).padStart(2, "0")}:15Z`;
    return { text: Array.from({ length: 3 }, () => sentence(manner, next)).join(" "), at: date };
  });
  return { account, comments };
}

function sentence(manner: Manner, next: () => number): string {
  const opener = next() < 0.5 ? manner.opener : pick(OPENERS, next);
  const link = next() < 0.6 ? manner.link : pick(LINKS, next);
  const clause = (): string => `${pick(SUBJECTS, next)} ${pick(VERBS, next)} ${pick(OBJECTS, next)}`;
  const pet = next() < 0.5 ? ` ${manner.pet}` : "";
  let text = `${opener} ${clause()}${pet}${manner.comma}${link} I don't see why ${clause()}`;
  if (manner.smallI) text = text.replaceAll(/\bI\b/gu, "i");
  else text = text.charAt(0).toUpperCase() + text.slice(1);
  if (manner.noApostrophe) text = text.replaceAll("'", "");
  return `${text}${manner.end}${manner.smiley && next() < 0.4 ? ` ${manner.smiley}` : ""}`;
}
