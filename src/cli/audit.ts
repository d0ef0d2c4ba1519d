import type { AuditView, DifferenceView } from "../domain/audit-view.ts";
import { auditEn } from "../domain/messages/audit-en.ts";
import { Problem } from "../domain/problem.ts";
import { auditSite } from "../service/audit/audit-site.ts";
import { AUDITED_MS } from "../service/audit/keep-audit.ts";
import { nameAudit } from "../service/audit/name-audit.ts";
import { withContext } from "./open-context.ts";

const DAY_MS = 24 * 60 * 60_000;

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
    const from = options.from === undefined ? until - AUDITED_MS : dayOf(options.from);
    const found = await auditSite(context, { from, until });
    output.write(auditReport(await nameAudit(context, found, context.now())));
  });
}

/** An audit as plain text, in lines of sentences. */
export function auditReport(audit: AuditView): string {
  const words = auditEn;
  const lines = [
    words.period(audit.cases, audit.from, audit.until - 1),
    ...(audit.cut ? [words.cut] : []),
    words.judgedBy(audit.model),
    words.intervals,
  ];
  const part = (title: string, sentences: readonly string[], none: string): void => {
    lines.push("", title, ...(sentences.length === 0 ? [`  ${none}`] : sentences.map((sentence) => `  ${sentence}`)));
  };
  part(
    words.moderators,
    audit.moderators.map((one) => differenceLine(one.name, one)),
    words.noCases,
  );
  part(
    words.groups,
    audit.groups.map((one) => differenceLine(words.groupNames[one.name], one)),
    words.noCases,
  );
  part(
    words.appeals,
    audit.appeals.map(({ name, appeals, overturned, rate, usual, differs, smallNumbers }) => {
      const range = words.interval(words.share(rate.low), words.share(rate.high));
      const says = smallNumbers
        ? words.smallNumbers
        : differs
          ? words.overturned(rate.value > (usual ?? 0))
          : words.noDifference;
      const others = usual === null ? "" : `, ${words.usual(usual)}`;
      return `${name}: ${overturned} of ${appeals} overturned (${range}${others}): ${says}`;
    }),
    words.noAppeals,
  );
  part(
    words.pairs,
    [
      ...audit.pairs.map(({ published, takenAway, likeness, sameModerator }) => {
        const by = sameModerator ? words.bySame : words.byTwo;
        return `case ${published.caseId} ${words.published}, case ${takenAway.caseId} ${words.takenAway}, ${by} (${words.alike(likeness)})`;
      }),
      ...(audit.pairCount > audit.pairs.length ? [words.pairsShown(audit.pairs.length, audit.pairCount)] : []),
    ],
    words.noPairs,
  );
  return [...lines, "", audit.finding ? words.finding : words.silent, ""].join("\n");
}

function differenceLine(name: string, { cases, others, points, differs, smallNumbers }: DifferenceView): string {
  const words = auditEn;
  if (others === 0) return `${name}: ${words.alone}, ${words.caseCount(cases)}`;
  const says = smallNumbers ? words.smallNumbers : differs ? words.differs(points.value) : words.noDifference;
  const range = words.interval(words.points(points.low), words.points(points.high));
  return `${name}: ${says} (${range} points), ${words.caseCount(cases)}`;
}

function dayOf(text: string): number {
  const at = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new Problem("invalid-input", `${text} is no day; a day looks like 2026-03-31.`);
  return at;
}
