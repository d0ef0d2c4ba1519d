import type { FindingView, Passage } from "../../domain/case-view.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** A text with the passages that findings point at marked; overlapping passages become one mark. */
export function markedText(text: string, findings: readonly FindingView[]): Html {
  return markedPassages(
    text,
    findings.flatMap(({ passage }) => (passage === null ? [] : [passage])),
  );
}

/** A text with passages of it marked. */
export function markedPassages(text: string, marked: readonly Passage[]): Html {
  const passages = joined(marked.map((passage) => clipped(passage, text.length)));
  const parts: Html[] = [];
  let at = 0;
  for (const { start, end } of passages) {
    parts.push(html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return html`${parts}${text.slice(at)}`;
}

function clipped({ start, end }: Passage, length: number): Passage {
  return { start: Math.max(0, Math.min(start, length)), end: Math.max(0, Math.min(end, length)) };
}

function joined(passages: readonly Passage[]): Passage[] {
  const result: Passage[] = [];
  for (const passage of passages.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (passage.end <= passage.start) continue;
    if (last !== undefined && passage.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, passage.end) };
    } else {
      result.push(passage);
    }
  }
  return result;
}
