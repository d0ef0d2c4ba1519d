import type { FigureView } from "../../../domain/audit-view.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";

/** One row of the chart. */
export interface IntervalRow {
  readonly label: string;
  readonly figure: FigureView;
  /** Drawn with emphasis. */
  readonly differs: boolean;
  /** Drawn with a broken line: it rests on small numbers. */
  readonly weak: boolean;
  /** What is usual for all others, as a mark of its own; null for none. */
  readonly usual: number | null;
}

/** Which part of the numbers a chart shows, and what its ends and its middle are called. */
export interface ChartScale {
  readonly from: number;
  readonly to: number;
  /** Where a line is drawn through all rows. */
  readonly zero: number;
  readonly ends: readonly [string, string];
  readonly name: (value: number) => string;
}

/**
 * Figures with their intervals as a chart (a forest plot), one row each. All lengths are shares of the width, so that it
 * fits every screen. Not read aloud: the table beside it says the same in words.
 */
export function intervalChart(rows: readonly IntervalRow[], scale: ChartScale): Html {
  return html`<div class="chart" aria-hidden="true">
    ${rows.map((row) => html`<span class="label">${row.label}</span>${plot(row, scale)}`)}
    <span></span>
    <span class="axis"
      ><span>${scale.ends[0]}</span><span>${scale.name(scale.zero)}</span><span>${scale.ends[1]}</span></span
    >
  </div>`;
}

function plot({ figure, differs, weak, usual }: IntervalRow, scale: ChartScale): Html {
  const at = (value: number): string => {
    const inside = Math.max(scale.from, Math.min(scale.to, value));
    return `${(((inside - scale.from) / (scale.to - scale.from)) * 100).toFixed(2)}%`;
  };
  const zero = at(scale.zero);
  const kind = `interval${differs ? " differs" : ""}${weak ? " weak" : ""}`;
  return html`<svg width="100%" height="24" focusable="false">
    <line class="zero" x1="${zero}" x2="${zero}" y1="0" y2="24" />
    ${usual !== null && html`<line class="usual" x1="${at(usual)}" x2="${at(usual)}" y1="2" y2="22" />`}
    <line class="${kind}" x1="${at(figure.low)}" x2="${at(figure.high)}" y1="12" y2="12" />
    <circle class="${kind}" cx="${at(figure.value)}" cy="12" r="4.5" />
  </svg>`;
}

/** The smallest scale around 0, in round steps up to 100, that holds all of these figures. */
export function scaleAround(figures: readonly FigureView[]): number {
  const most = Math.max(0, ...figures.flatMap(({ low, high }) => [-low, high]));
  return [10, 25, 50].find((end) => most <= end) ?? 100;
}
