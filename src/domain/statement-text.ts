import { RESTRICTING_KINDS } from "./decisions/kinds.ts";
import type { DecisionKind, RestrictingKind } from "./decisions/kinds.ts";
import { statementDe } from "./messages/statement-de.ts";
import { statementEn } from "./messages/statement-en.ts";
import type { StatementTexts } from "./messages/statement-en.ts";
import type { Language } from "./language.ts";
import type { StatementParts } from "./statement.ts";

/** One section of a statement. */
export interface StatementSection {
  readonly name: keyof StatementTexts["headings"];
  readonly heading: string;
  /** Plain text; paragraphs are parted by line breaks. */
  readonly text: string;
  /** Words of the person concerned, in `comment` only: shown as a quotation. */
  readonly quotation: string | null;
}

/** A statement of reasons in words. */
export interface StatementText {
  readonly title: string;
  readonly sections: readonly StatementSection[];
  /** All of it as plain text, for mail. */
  readonly plain: string;
}

/** What surrounds the facts of a statement. */
export interface StatementFrame {
  readonly language: Language;
  /** Name of the site. */
  readonly site: string;
  /** Until when an appeal is possible (milliseconds since 1970-01-01 UTC); null: it is not. */
  readonly appealUntil: number | null;
}

const TEXTS: Readonly<Record<StatementFrame["language"], StatementTexts>> = { en: statementEn, de: statementDe };

/**
 * A statement of reasons in words, with everything that Regulation (EU) 2022/2065, Article 17(3) asks for: (a) what is
 * restricted, where and for how long, (b) the facts and whether a notice led to it, (c) the use of automated means,
 * (d, e) the ground, (f) how to seek redress. It never says who reported.
 * @throws RangeError for a kind of decision that restricts nobody.
 */
export function statementOfReasons(parts: StatementParts, frame: StatementFrame): StatementText {
  const { kind } = parts;
  if (!isRestricting(kind)) throw new RangeError(`A decision of the kind ${kind} restricts nobody`);
  const t = TEXTS[frame.language];
  const sections: StatementSection[] = [];
  const add = (name: StatementSection["name"], text: string, quotation: string | null = null): void => {
    sections.push({ name, heading: t.headings[name], text, quotation });
  };
  const past = parts.pastCommentsRemoved ? ` ${t.pastRemoved}` : "";
  add("decision", `${t.decision[kind](parts.endsAt)} ${t.scope[parts.scope]}${past}`);
  if (parts.comment !== null) {
    const { number, writtenAt, text } = parts.comment;
    add("comment", t.comment(number, parts.articleTitle, writtenAt), text);
  }
  if (parts.reason !== "") add("reason", parts.reason);
  const { clause, illegal } = parts;
  if (illegal !== undefined) add("law", illegal.law === null ? t.illegalByNotice : t.illegal(illegal.law));
  add("clause", clause === null ? t.noClause : `${t.clause(clause.number, clause.title)}\n${clause.text}`);
  add(
    "origin",
    [
      t.prompted[parts.prompted ?? "none"],
      parts.foundByMachine ? t.found.machine : t.found.people,
      parts.decidedByMachine ? t.decided.machine : t.decided.people,
    ].join(" "),
  );
  const appeal = frame.appealUntil === null ? t.noAppeal : t.appeal(frame.appealUntil);
  add("redress", `${appeal}\n${t.law}`);
  const title = t.titles[kind];
  return { title, sections, plain: plainText(title, t.greeting(frame.site), sections) };
}

function isRestricting(kind: DecisionKind): kind is RestrictingKind {
  return (RESTRICTING_KINDS as readonly DecisionKind[]).includes(kind);
}

function plainText(title: string, greeting: string, sections: readonly StatementSection[]): string {
  const blocks = sections.map(({ heading, text, quotation }) => {
    const quoted = quotation === null ? "" : `\n${quotation.replace(/^/gmu, "> ")}`;
    return `${heading}\n${text}${quoted}`;
  });
  return `${[title, greeting, ...blocks].join("\n\n")}\n`;
}
