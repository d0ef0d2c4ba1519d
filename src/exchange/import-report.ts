/** Something odd in a source that the import dealt with; the operator is told. */
export interface ImportWarning {
  /** Line of the source, from 1; null where no single line is meant. */
  readonly line: number | null;
  /** A sentence without a full stop, in English. */
  readonly text: string;
}

/** Kinds of records that are imported. */
export const RECORD_KINDS = ["articles", "comments"] as const;

/** One of the kinds of records. */
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The most warnings that a report keeps word by word; the rest is counted, so that memory stays flat. */
const KEPT_WARNINGS = 1_000;

/** The most warnings that the plain text shows. */
const SHOWN_WARNINGS = 20;

/**
 * What an import took, what it found there already, and what it left out and why. Every record of the source is counted
 * exactly once: taken, already there, or left out.
 */
export class ImportReport {
  readonly taken: Record<RecordKind, number> = { articles: 0, comments: 0 };
  readonly alreadyThere: Record<RecordKind, number> = { articles: 0, comments: 0 };
  /** Records left out, by reason (a plural noun phrase such as "pingbacks and trackbacks"). */
  readonly leftOut = new Map<string, number>();
  /** Tombstones made so that replies to missing comments keep their place. */
  tombstones = 0;
  readonly warnings: ImportWarning[] = [];
  /** Warnings beyond those that are kept. */
  furtherWarnings = 0;

  /** Counts one record that is not taken. */
  leaveOut(reason: string): void {
    this.leftOut.set(reason, (this.leftOut.get(reason) ?? 0) + 1);
  }

  /** Notes something odd. */
  warn(line: number | null, text: string): void {
    if (this.warnings.length < KEPT_WARNINGS) this.warnings.push({ line, text });
    else this.furtherWarnings++;
  }
}

/**
 * Called now and then with how much is done: bytes of the file while it is read and checked, comments while they are
 * written. `total` is null where it cannot be known.
 */
export type ImportProgress = (phase: "reading" | "writing", done: number, total: number | null) => void;

/** The report as plain text for a terminal, several lines, each ended by a newline. */
export function formatImportReport(report: ImportReport): string {
  const lines = [`Taken: ${counts(report.taken)}`];
  if (report.alreadyThere.articles + report.alreadyThere.comments > 0) {
    lines.push(`Already there: ${counts(report.alreadyThere)}`);
  }
  if (report.tombstones > 0) lines.push(`Placeholders made for missing comments: ${report.tombstones}`);
  if (report.leftOut.size > 0) {
    lines.push("Left out:");
    const reasons = [...report.leftOut].sort(([, a], [, b]) => b - a);
    for (const [reason, count] of reasons) lines.push(`  ${count} × ${reason}`);
  }
  const warnings = report.warnings.length + report.furtherWarnings;
  if (warnings > 0) {
    lines.push(`Warnings: ${warnings}`);
    for (const { line, text } of report.warnings.slice(0, SHOWN_WARNINGS)) {
      lines.push(`  ${line === null ? "" : `line ${line}: `}${text}`);
    }
    const rest = warnings - SHOWN_WARNINGS;
    if (rest > 0) lines.push(`  … and ${rest} more`);
  }
  return `${lines.join("\n")}\n`;
}

function counts(numbers: Readonly<Record<RecordKind, number>>): string {
  return `${count(numbers.articles, "article")}, ${count(numbers.comments, "comment")}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
