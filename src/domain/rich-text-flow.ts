import { findLinks } from "./find-links.ts";
import { commonLook, type Run, sameLook, withText } from "./rich-text.ts";

/**
 * The normal form of a flow of text: white space collapsed and never at the edge of markup, neighbours of one look joined,
 * addresses made links, two line breaks taken as a new paragraph. Gives the paragraphs, none of
 * them blank. In the flow
 * a newline is a line break.
 */
export function paragraphsOf(flow: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [];
  let paragraph: Run[] = [];
  let space = "";
  // Two links to one address stay two where the white space between them is in neither.
  let spaceLink: string | undefined;
  for (const run of flow) {
    for (const part of spaceOut(run.text)) {
      if (part === "") continue;
      if (part.startsWith(" ") || part.startsWith("\n")) {
        spaceLink = space === "" || spaceLink === run.link ? run.link : undefined;
        space += part;
        continue;
      }
      const breaks = space.includes("\n") ? space.split("\n").length - 1 : 0;
      if (breaks > 1 && paragraph.length > 0) {
        paragraphs.push(paragraph);
        paragraph = [];
      }
      const last = paragraph.at(-1);
      if (last !== undefined && space !== "") {
        const { em, strong, struck, code, link: common } = commonLook(last, run);
        const link = common === spaceLink ? spaceLink : undefined;
        append(paragraph, { text: breaks > 0 && !code ? "\n" : " ", em, strong, struck, code, link });
      }
      append(paragraph, withText(run, part));
      space = "";
    }
  }
  if (paragraph.length > 0) paragraphs.push(paragraph);
  return paragraphs
    .filter((runs) => runs.some((run) => /\S/.test(run.text)))
    .map((runs) => runs.flatMap(linkAddresses));
}

/** The words of a text and what is between them at its ends and line breaks; other white space becomes one space. */
function spaceOut(text: string): string[] {
  const collapsed = /[\t\r\f]| {2}/.test(text) ? text.replace(/[ \t\r\f]+/g, " ") : text;
  return collapsed.split(/( ?\n[ \n]*|^ | $)/);
}

/** Adds a run to a paragraph that is being made: `runs` is changed. */
function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last !== undefined && sameLook(last, run)) runs[runs.length - 1] = withText(last, last.text + run.text);
  else runs.push(run);
}

function linkAddresses(run: Run): Run[] {
  if (run.code || run.link !== undefined) return [run];
  const links = findLinks(run.text);
  if (links.length === 0) return [run];
  const parts: Run[] = [];
  let end = 0;
  for (const link of links) {
    if (link.start > end) parts.push(withText(run, run.text.slice(end, link.start)));
    parts.push({ ...withText(run, run.text.slice(link.start, link.end)), link: link.href });
    end = link.end;
  }
  if (end < run.text.length) parts.push(withText(run, run.text.slice(end)));
  return parts;
}

/** How one kind of output writes text and markup. */
export interface RunSyntax {
  readonly open: (mark: Mark) => string;
  readonly close: (mark: Mark) => string;
  /** The text itself; `run.code` is written here too, since nothing nests in code. */
  readonly text: (run: Run, index: number) => string;
}

/** Markup around text; a link is told by its address. */
export type Mark = "struck" | "em" | "strong" | { readonly href: string };

/** Writes runs with well nested markup: what reaches furthest is opened first. */
export function writeRuns(runs: readonly Run[], syntax: RunSyntax): string {
  let out = "";
  const open: Mark[] = [];
  for (const [index, run] of runs.entries()) {
    const wanted = marksOf(run);
    const [only] = wanted;
    if (open.length === 0 && (only === undefined || (wanted.length === 1 && reach(runs, index, only) === index + 1))) {
      const text = syntax.text(run, index);
      out += only === undefined ? text : syntax.open(only) + text + syntax.close(only);
      continue;
    }
    const ended = open.findIndex((mark) => !wanted.some((other) => sameMark(mark, other)));
    if (ended >= 0) for (const mark of open.splice(ended).toReversed()) out += syntax.close(mark);
    const missing = wanted.filter((mark) => !open.some((other) => sameMark(mark, other)));
    const reaches = new Map(missing.map((mark) => [mark, reach(runs, index, mark)]));
    for (const mark of missing.sort((a, b) => (reaches.get(b) ?? 0) - (reaches.get(a) ?? 0))) {
      out += syntax.open(mark);
      open.push(mark);
    }
    out += syntax.text(run, index);
  }
  return open.reduceRight((text, mark) => text + syntax.close(mark), out);
}

function marksOf(run: Run): Mark[] {
  const marks: Mark[] = [];
  if (run.link !== undefined) marks.push({ href: run.link });
  if (run.struck) marks.push("struck");
  if (run.em) marks.push("em");
  if (run.strong) marks.push("strong");
  return marks;
}

function sameMark(a: Mark, b: Mark): boolean {
  return typeof a === "object" && typeof b === "object" ? a.href === b.href : a === b;
}

/** The first run after `index` that no longer has `mark`. */
function reach(runs: readonly Run[], index: number, mark: Mark): number {
  let end = index + 1;
  for (
    let run = runs[end];
    run !== undefined && marksOf(run).some((other) => sameMark(mark, other));
    run = runs[++end]
  );
  return end;
}
