import type { AppealState } from "../../domain/decisions/appeal.ts";
import { median } from "../../domain/median.ts";
import type { Cell } from "./csv.ts";
import { hours, isoPeriod, isWithin } from "./dates.ts";
import { APPLIES_TO, INDICATOR_COLUMNS, NOT_KEPT } from "./report-table.ts";
import type { ReportFrame } from "./report-table.ts";

/** A complaint about a decision: an appeal. Times are milliseconds since 1970-01-01 UTC. */
export interface LegalComplaint {
  /** What the decision restricts against which somebody complains; `none`: it is a warning. */
  readonly about: "visibility" | "provision" | "account" | "none";
  readonly at: number;
  readonly dueAt: number;
  /** Null: not answered yet. Of one that is moot: when it was closed, which was no answer. */
  readonly decidedAt: number | null;
  readonly state: AppealState;
  /** Whether it led to a restriction that was not there before. */
  readonly newRestriction: boolean;
}

const OMITTED = "Not answered by the end of the period although the answer was due.";
const IN_HOURS = "In hours, from arrival to answer.";

type Scope = readonly [scope: string, value: (complaints: readonly LegalComplaint[]) => Cell, context?: string];

const TOTAL: Scope = ["Total number", (complaints) => complaints.length];
const ANSWERS: readonly Scope[] = [
  ["Decisions upheld", (complaints) => ended(complaints, "upheld")],
  ["Decisions partially reversed", (complaints) => ended(complaints, "changed")],
  ["Decisions reversed", (complaints) => ended(complaints, "reversed")],
  [
    "Median time",
    (complaints) =>
      hours(
        median(
          complaints.flatMap(({ at, decidedAt, state }) =>
            decidedAt === null || state === "moot" ? [] : [decidedAt - at],
          ),
        ),
      ),
    IN_HOURS,
  ],
];

/**
 * Kinds of complaints in the order of the template: what they are about, `unknown` where comments know no such
 * restriction, null where such complaints do not come through the software.
 */
const KINDS: readonly (readonly [indicator: string, about: LegalComplaint["about"] | "unknown" | null])[] = [
  ["Complaint regarding a decision to remove or disable access to or restrict visibility of information", "visibility"],
  ["Complaint regarding a decision to suspend or terminate the provision of the service", "provision"],
  ["Complaint regarding a decision to suspend or terminate an account ", "account"],
  ["Complaint regarding a decision to restrict the ability to monetise information", "unknown"],
  ["Complaint regarding a decision not to take action on a notice submitted in accordance with Article 16", null],
  [
    "Complaint regarding a decision not to take action on a notice submitted by a Trusted Flagger in accordance with Article 16",
    null,
  ],
];

/** Part 7 of the harmonised report: complaints and how they ended. Times are in hours. */
export function complaintsPart(frame: ReportFrame, all: readonly LegalComplaint[]): Cell[][] {
  const complaints = all.filter(({ at }) => isWithin(frame.period, at));
  const omitted: Scope = [
    "Decision omitted",
    (some) =>
      some.filter(({ decidedAt, dueAt }) => (decidedAt ?? Infinity) >= frame.period.until && dueAt < frame.period.until)
        .length,
    OMITTED,
  ];
  const rows: Cell[][] = [[...INDICATOR_COLUMNS, "Contextual Information"]];
  const add = (section: string, indicator: string, scopes: readonly Scope[], some: readonly LegalComplaint[]): void => {
    for (const [scope, value, context] of scopes) {
      const first = rows.length === 1 ? APPLIES_TO.all : APPLIES_TO.platforms;
      const shown = context === undefined ? null : context;
      rows.push([first, frame.service, isoPeriod(frame.period), section, indicator, scope, value(some), shown]);
    }
  };
  const internal = "Internal complaints mechanism";
  add(
    internal,
    "Number of complaints submitted to the internal-complaints mechanism",
    [TOTAL, ...ANSWERS, omitted],
    complaints,
  );
  add(
    internal,
    "Number of restrictions newly imposed as a result of an internal complaint",
    [TOTAL],
    complaints.filter(({ newRestriction }) => newRestriction),
  );
  for (const [indicator, about] of KINDS) {
    add(
      internal,
      indicator,
      about === null ? [TOTAL, ...ANSWERS].map(([scope]) => notKept(scope)) : [TOTAL, ...ANSWERS],
      complaints.filter((complaint) => complaint.about === about),
    );
  }
  add(
    "Out-of-court dispute settlement bodies",
    "Number of disputes submitted to out-of-court dispute settlement bodies",
    [TOTAL, ...ANSWERS, omitted, ["Percentage of outcomes implemented", () => null] as const].map(([scope]) =>
      notKept(scope),
    ),
    [],
  );
  for (const what of [
    "provision of manifestly illegal content ",
    "provision of manifestly unfounded notices",
    "provision of manifestly unfounded complaints",
  ]) {
    add(
      "Suspensions imposed on repeated offenders",
      `Number of suspensions enacted for the ${what}`,
      [notKept("Total number")],
      [],
    );
  }
  return rows;
}

function notKept(scope: string): Scope {
  return [scope, () => null, NOT_KEPT];
}

function ended(complaints: readonly LegalComplaint[], state: AppealState): number {
  return complaints.filter((complaint) => complaint.state === state).length;
}
