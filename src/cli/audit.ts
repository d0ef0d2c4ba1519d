import { Problem } from "../domain/problem.ts";
import { auditSite } from "../service/audit-site.ts";
import type { SiteAudit } from "../service/audit-site.ts";
import { withContext } from "./open-context.ts";

const DAY_MS = 24 * 60 * 60_000;

/** The period where none is given, in days. */
const USUAL_DAYS = 365;

/** Contradictions that are listed; the number of all is told. */
const LISTED = 20;

/**
 * `hustings audit`: looks for a double standard in what moderators decided, and prints what it found.
 * @throws Problem `invalid-input` for a day that is none.
 */
export async function printAudit(
  options: { from?: string; until?: string },
  output: { write(text: string): unknown },
): Promise<void> {
  await withContext(async (context) => {
    const until = options.until === undefined ? context.now() : dayOf(options.until) + DAY_MS;
    const from = options.from === undefined ? until - USUAL_DAYS * DAY_MS : dayOf(options.from);
    output.write(auditReport(await auditSite(context, { from, until })));
  });
}

/** An audit as plain text, in lines of sentences. */
export function auditReport({ from, until, cut, model, audit }: SiteAudit): string {
  const lines = [
    `Cases about comments that moderators decided from ${day(from)} to ${day(until - 1)}: ${audit.cases}`,
    ...(cut ? ["There were more; the newest were looked at."] : []),
    `How bad a comment is was judged by ${model}, without what this site taught it.`,
  ];
  const part = (title: string, sentences: readonly string[], none: string): void => {
    lines.push("", title, ...(sentences.length === 0 ? [`  ${none}`] : sentences.map((sentence) => `  ${sentence}`)));
  };
  part(
    "Moderators, given what was said (no ranking: in the order of names)",
    audit.moderators.map(({ sentence }) => sentence),
    "No cases.",
  );
  part(
    "Groups of authors, given what they wrote",
    audit.groups.map(({ sentence }) => sentence),
    "No cases.",
  );
  part(
    "Appeals",
    audit.appeals.map(({ sentence }) => sentence),
    "Nobody appealed.",
  );
  const pairs = audit.contradictions.length;
  part(
    pairs === 0
      ? "Near-identical comments that were decided oppositely"
      : `Near-identical comments that were decided oppositely: ${pairs}`,
    [
      ...audit.contradictions.slice(0, LISTED).map(({ published, takenAway, likeness, sameModerator }) => {
        const by = sameModerator ? "by the same moderator" : "by two moderators";
        return `case ${published} published, case ${takenAway} taken away, ${by} (${Math.round(likeness * 100)} % alike)`;
      }),
      ...(pairs > LISTED ? [`and ${pairs - LISTED} more`] : []),
    ],
    "None.",
  );
  const verdict = audit.finding
    ? "Something differs beyond chance; the sentences above say what. It may have reasons that no figure knows."
    : "Nothing differs beyond chance. With few cases that says little.";
  return [...lines, "", verdict, ""].join("\n");
}

function dayOf(text: string): number {
  const at = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new Problem("invalid-input", `${text} is no day; a day looks like 2026-03-31.`);
  return at;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
