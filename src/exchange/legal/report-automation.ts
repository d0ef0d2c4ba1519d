import type { Cell } from "./csv.ts";
import { isoPeriod, isWithin } from "./dates.ts";
import { isOwnInitiative } from "./measure-tally.ts";
import type { Measures } from "./measure-tally.ts";
import type { LegalNotice } from "./report-notices.ts";
import { APPLIES_TO, INDICATOR_COLUMNS } from "./report-table.ts";
import type { ReportFrame } from "./report-table.ts";

/**
 * A random sample of comments on which the machine decided alone and which people looked at afterwards. Without one
 * nothing can honestly be said of its accuracy.
 */
export interface CheckedSample {
  /** Restricted, and rightly so. */
  readonly rightlyRestricted: number;
  readonly wronglyRestricted: number;
  /** Left alone, and rightly so. */
  readonly rightlyLeft: number;
  readonly wronglyLeft: number;
}

const SECTION = "Use of automated means for content moderation";
const NO_SAMPLE = "No sample was checked, or the machine decides nothing by itself.";

/** Part 8 of the harmonised report: what machines did alone. Accuracy, precision and recall in per cent. */
export function automationPart(
  frame: ReportFrame,
  facts: {
    readonly measures: readonly Measures[];
    readonly notices: readonly LegalNotice[];
    readonly sample: CheckedSample | null;
  },
): Cell[][] {
  const { measures } = facts;
  const own = measures.filter(isOwnInitiative);
  const notices = facts.notices
    .filter((one) => isWithin(frame.period, one.at) && one.decidedAt !== null)
    .map((one) => ({ ...one, count: 1 }));
  const flagged = notices.filter(({ trustedFlagger }) => trustedFlagger);
  const rows: Cell[][] = [[...INDICATOR_COLUMNS, "Contextual Information"]];
  const add = (
    part: { applicability: string; scope: string; solely: string; not: string; sample: CheckedSample | null },
    items: readonly { byMachine: boolean; count: number }[],
  ): void => {
    const row = (indicator: string, value: Cell, context: string | null = null): void => {
      const period = isoPeriod(frame.period);
      rows.push([part.applicability, frame.service, period, SECTION, indicator, part.scope, value, context]);
    };
    const count = (alone: boolean): number =>
      items.reduce((sum, one) => (one.byMachine === alone ? sum + one.count : sum), 0);
    row(part.solely, count(true));
    row(part.not, count(false));
    for (const [name, share] of shares(part.sample)) {
      const context = part.sample === null || share === null ? NO_SAMPLE : sampleSize(part.sample);
      row(`Accuracy of the automated means - ${name}`, share, context);
    }
  };
  const ofMeasures = {
    applicability: APPLIES_TO.all,
    solely: "Number of measures solely taken by automated means ",
    not: "Number of measures not taken by automated means",
  };
  const ofNotices = {
    solely: "Number of notices solely processed by automated means ",
    not: "Number of notices not processed by automated means",
    sample: null,
  };
  add({ ...ofMeasures, scope: "Total number", sample: facts.sample }, measures);
  add({ ...ofMeasures, scope: "Own-initiative ", sample: facts.sample }, own);
  add({ ...ofNotices, applicability: APPLIES_TO.hosting, scope: "NAM Total" }, notices);
  add({ ...ofNotices, applicability: APPLIES_TO.platforms, scope: "NAM Trusted Flagger" }, flagged);
  return rows;
}

function shares(sample: CheckedSample | null): [string, number | null][] {
  const s = sample ?? { rightlyRestricted: 0, wronglyRestricted: 0, rightlyLeft: 0, wronglyLeft: 0 };
  const all = s.rightlyRestricted + s.wronglyRestricted + s.rightlyLeft + s.wronglyLeft;
  return [
    ["Accuracy", percent(s.rightlyRestricted + s.rightlyLeft, all)],
    ["Precision", percent(s.rightlyRestricted, s.rightlyRestricted + s.wronglyRestricted)],
    ["Recall", percent(s.rightlyRestricted, s.rightlyRestricted + s.wronglyLeft)],
  ];
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;
}

function sampleSize(sample: CheckedSample): string {
  const size = Object.values(sample).reduce((sum: number, count: number) => sum + count, 0);
  return `In per cent, from a random sample of ${size} comments that people checked.`;
}
