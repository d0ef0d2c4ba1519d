/** How the reports of one reporter ended. */
export interface ReportOutcomes {
  readonly upheld: number;
  readonly dismissed: number;
}

/** How far a reporter's reports can be relied on. */
export interface ReporterAccuracy {
  readonly upheld: number;
  readonly decided: number;
  /** Share (0 to 1) that was upheld, drawn towards one half while little is known. */
  readonly estimate: number;
  /** True while too little is known to say anything of this reporter. */
  readonly smallNumbers: boolean;
}

/** Reports that every reporter is thought to have made before, half of them upheld: one report proves nothing. */
const PRIOR_REPORTS = 6;

/** Below this many decided reports nothing is said of a reporter. */
const FEWEST_REPORTS = 5;

/**
 * The accuracy of a reporter: the mean of a Beta distribution that begins at one half (Laplace's rule of succession with
 * a stronger prior), so that it moves slowly at first and is never 0 or 1.
 */
export function reporterAccuracy(outcomes: ReportOutcomes): ReporterAccuracy {
  const { upheld, dismissed } = outcomes;
  const decided = upheld + dismissed;
  return {
    upheld,
    decided,
    estimate: (upheld + PRIOR_REPORTS / 2) / (decided + PRIOR_REPORTS),
    smallNumbers: decided < FEWEST_REPORTS,
  };
}

/**
 * How much a report weighs: 1 for a reporter of whom nothing is known, up to twice as much for one who is always right,
 * and towards nothing for one who is always wrong. Never nothing at all: the next report may be the true one.
 */
export function reportWeight(outcomes: ReportOutcomes): number {
  return 2 * reporterAccuracy(outcomes).estimate;
}
