import { describe, expect, it } from "vitest";
import { Problem } from "../../src/domain/problem.ts";
import { renderFormFragment, renderFormPage } from "../../src/web/views/form-page.ts";
import type { CommentForm } from "../../src/web/views/comment-form.ts";
import { attribute, byId, classed, elementsOf, named, shownText, textOf } from "./html-tree.ts";
import type { Element } from "./html-tree.ts";
import { sampleArticle, sampleComment, sampleView } from "./sample-conversation.ts";

const TYPED = { name: "Ida", email: "ida@home.example", body: "\n  first line\nsecond line\n" };
const reply = sampleComment({ id: 12, number: "6.1", author: "Nils" });

function form(more: Partial<CommentForm> = {}, article = sampleArticle()): Element[] {
  const given: CommentForm = {
    purpose: { kind: "reply", to: reply },
    ticket: "signed",
    values: TYPED,
    problem: null,
    previewHtml: null,
    nudge: null,
    bar: null,
    typed: true,
    whoMayPost: "anyone",
    memberName: null,
    ...more,
  };
  return elementsOf(renderFormFragment(article, given, sampleView()));
}

function refusal(field: string, code: string): Problem {
  return new Problem("invalid-input", "no", { fields: [{ field, code, message: "As the check put it." }] });
}

/** What a form says that was refused for now. */
function alert(seconds: number): string {
  const problem = new Problem("too-many-requests", "no", { retryAfter: seconds });
  return form({ problem })
    .filter((element) => attribute(element, "role") === "alert")
    .map((element) => shownText(element))
    .join("");
}

describe("a comment form", () => {
  it("leaves a text that is too long to the server: browsers cut off what is pasted without a word", () => {
    expect(named(form(), "textarea").map((field) => attribute(field, "maxlength"))).toEqual([undefined]);
  });

  it("gives back what was typed, to the letter", () => {
    const elements = form();
    expect(textOf(byId(elements, "reply-12-body"))).toBe(TYPED.body);
    expect(attribute(byId(elements, "reply-12-name"), "value")).toBe(TYPED.name);
    expect(attribute(byId(elements, "reply-12-email"), "value")).toBe(TYPED.email);
  });

  it("sends its ticket, the trap and what is to be done", () => {
    const elements = form();
    const sent = named(elements, "input", "textarea", "button").map((field) => attribute(field, "name"));
    expect(new Set(sent)).toEqual(new Set(["body", "name", "email", "tellMe", "website", "ticket", "action"]));
    const ticket = named(elements, "input").find((field) => attribute(field, "name") === "ticket");
    expect(ticket && attribute(ticket, "value")).toBe("signed");
    expect(named(elements, "button").map((button) => attribute(button, "value"))).toEqual(["post", "preview"]);
    expect(attribute(byId(elements, "reply-12"), "action")).toBe("/comments/12/reply");
  });

  it("keeps the trap away from people", () => {
    const elements = form();
    const trap = byId(elements, "reply-12-website");
    expect(attribute(trap, "tabindex")).toBe("-1");
    expect(attribute(classed(elements, "trap")[0] as never, "aria-hidden")).toBe("true");
  });

  it("ties each complaint to its field, in the reader's words where there are some", () => {
    const elements = form({ problem: refusal("name", "required") });
    const field = byId(elements, "reply-12-name");
    expect(attribute(field, "aria-invalid")).toBe("true");
    expect(attribute(field, "aria-describedby")).toBe("reply-12-name-error reply-12-name-hint");
    expect(shownText(byId(elements, "reply-12-name-error"))).toBe("Please enter the name to show above your comment.");
    expect(attribute(byId(elements, "reply-12-body"), "aria-invalid")).toBeUndefined();
    expect(shownText(byId(form({ problem: refusal("body", "odd") }), "reply-12-body-error"))).toBe(
      "As the check put it.",
    );
  });

  it("comes back with the focus in the first field that is wrong, as the form has them", () => {
    const message = "As the check put it.";
    const fields = ["name", "body"].map((field) => ({ field, code: "required", message }));
    const elements = form({ problem: new Problem("invalid-input", "no", { fields }) });
    const focused = elements.filter((element) => attribute(element, "autofocus") !== undefined);
    expect(focused.map((element) => attribute(element, "id"))).toEqual(["reply-12-body"]);
    expect(attribute(byId(elements, "reply-12-name"), "aria-invalid")).toBe("true");
    expect(form().filter((element) => attribute(element, "autofocus") !== undefined)).toEqual([]);
  });

  it("says when to try again", () => {
    expect(alert(1)).toContain("Try again in 1 second.");
    expect(alert(600)).toContain("Try again in 10 minutes.");
  });

  it("shows a preview under the writer's name", () => {
    const preview = classed(form({ previewHtml: "<p>As it <em>will</em> look</p>" }), "preview")[0];
    expect(preview && shownText(preview)).toBe("Preview Ida As it will look");
    const empty = classed(form({ previewHtml: "" }), "preview")[0];
    expect(empty && shownText(empty)).toBe("Preview Write something to see how it will look.");
  });

  it("asks an editor for the text alone", () => {
    const elements = form({ purpose: { kind: "edit", comment: reply } });
    expect(named(elements, "input").map((field) => attribute(field, "name"))).toEqual(["ticket"]);
  });

  it("gives way to a notice on a closed article, but never takes away what was typed", () => {
    const closed = sampleArticle({ closed: true });
    expect(named(form({ values: { name: "", email: "", body: "" } }, closed), "form")).toEqual([]);
    const late = form({ problem: new Problem("article-closed", "no") }, closed);
    expect(textOf(byId(late, "reply-12-body"))).toBe(TYPED.body);
  });

  it("shows on its page what is answered", () => {
    const page = elementsOf(
      renderFormPage(
        sampleArticle(),
        {
          purpose: { kind: "reply", to: reply },
          ticket: "t",
          values: TYPED,
          problem: null,
          previewHtml: null,
          nudge: null,
          bar: null,
          typed: true,
          whoMayPost: "anyone",
          memberName: null,
        },
        sampleView(),
      ),
    );
    expect(shownText(byId(page, "comment-12"))).toContain("I slept well.");
    expect(shownText(named(page, "h1")[0] as never)).toBe("Reply to Nils, comment 6.1");
  });
});
