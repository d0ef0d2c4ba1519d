import { expect, it } from "vitest";
import { accepted } from "../../src/domain/comment-input.ts";
import { Problem } from "../../src/domain/problem.ts";
import { validateReport } from "../../src/domain/report-input.ts";
import { renderReportForm } from "../../src/web/views/report-page.ts";
import { attribute, byId, elementsOf, shownText } from "./html-tree.ts";
import type { Element } from "./html-tree.ts";
import { sampleComment, sampleView } from "./sample-conversation.ts";

/** The form as it comes back after this was sent. */
function refused(clause: string, note: string): Element[] {
  try {
    accepted(validateReport({ clause, note }, [1, 2]));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const clauses = [{ number: 1, title: "Argue with the point" }];
    const form = { comment: sampleComment({ id: 12 }), ticket: "signed", problem, values: { clause, note }, clauses };
    return elementsOf(renderReportForm(form, sampleView()));
  }
  throw new Error("it was taken");
}

function focused(elements: Element[]): (string | undefined)[] {
  return elements
    .filter((element) => attribute(element, "autofocus") !== undefined)
    .map((element) => attribute(element, "name") ?? attribute(element, "role"));
}

it("a report form that was refused comes back with the focus in the field that is wrong, which says so", () => {
  const elements = refused("", "");
  const note = byId(elements, "report-12-note");
  expect(attribute(note, "aria-invalid")).toBe("true");
  expect(attribute(note, "aria-describedby")).toBe("report-12-note-error");
  expect(shownText(byId(elements, "report-12-note-error"))).toBe("Please choose a rule, or say what is wrong.");
  expect(focused(elements)).toEqual(["note"]);
});

it("a rule that there is no more is wrong in the choice of rules", () => {
  const elements = refused("9", "");
  const choice = elements.find((element) => attribute(element, "role") === "radiogroup");
  if (choice === undefined) throw new Error("there is no choice of rules");
  expect(attribute(choice, "aria-invalid")).toBe("true");
  expect(attribute(choice, "aria-describedby")).toBe("report-12-clause-error");
  expect(shownText(byId(elements, "report-12-clause-error"))).toBe("Please choose one of the house rules.");
  expect(focused(elements)).toEqual(["radiogroup"]);
});
