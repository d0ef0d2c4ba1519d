import type { Run } from "./rich-text.ts";

/** Words that hold no sign of markup. */
const WORDS = /^[\p{L}\p{N}](?:[\p{L}\p{N} ,.'’–-]*[\p{L}\p{N}])?$/u;

/** Begins and ends with a letter or digit, on one line. */
const FIRM_ENDS = /^[\p{L}\p{N}](?:[^\n]*[\p{L}\p{N}])?$/u;

/** An address without a character that Markdown or its search for addresses would look at twice. */
const PLAIN_ADDRESS = /^https?:\/\/[a-z0-9.-]+\/(?:[\w./%~=#+?-]*[\w/])?$/;

/**
 * True where the Markdown of a paragraph surely says what its runs say, so that nobody needs to render it to see: every
 * emphasis and every link stands between white space or before a sign of the sentence. Signs of emphasis can then only
 * open and only close (CommonMark 0.31.2, 6.2). False means that it is not known.
 */
export function isSurelyRead(runs: readonly Run[]): boolean {
  return runs.every((run, index) => {
    if (isUnmarked(run)) return true;
    return isFirm(run) && isBefore(runs[index - 1]) && isAfter(runs[index + 1]);
  });
}

function isFirm(run: Run): boolean {
  if (run.code || run.struck) return false;
  if (run.link === undefined) return run.em !== run.strong && FIRM_ENDS.test(run.text);
  if (run.em || run.strong || !PLAIN_ADDRESS.test(run.link)) return false;
  return run.text === run.link || WORDS.test(run.text);
}

function isUnmarked(run: Run): boolean {
  return run.link === undefined && !run.em && !run.strong && !run.struck && !run.code;
}

function isBefore(run: Run | undefined): boolean {
  return run === undefined || (isUnmarked(run) && /[ \n]$/.test(run.text));
}

function isAfter(run: Run | undefined): boolean {
  return run === undefined || (isUnmarked(run) && /^[.,;!?]?(?:[ \n]|$)/.test(run.text));
}
