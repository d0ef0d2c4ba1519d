import { describe, expect, it } from "vitest";
import { renderItems } from "../../src/web/views/comment.ts";
import type { CommentSetting } from "../../src/web/views/comment.ts";
import { renderThread } from "../../src/web/views/thread.ts";
import type { ThreadNode } from "../../src/domain/thread-page.ts";
import { attribute, byId, classed, elementsOf, named, shownText } from "./html-tree.ts";
import type { Element } from "./html-tree.ts";
import { sampleNode, samplePage, sampleRoots, sampleView } from "./sample-conversation.ts";

const view = sampleView();

function rendered(nodes: readonly ThreadNode[], setting: Partial<CommentSetting> = {}): Element[] {
  const items = renderItems(nodes, { view, closed: false, onPage: new Set(), ...setting }, null);
  return elementsOf(items.join(""));
}

function only<T>(found: readonly T[]): T {
  if (found.length !== 1 || found[0] === undefined) throw new Error(`found ${found.length} instead of 1`);
  return found[0];
}

function hrefs(elements: readonly Element[]): (string | undefined)[] {
  return named(elements, "a").map((link) => attribute(link, "href"));
}

/** Where "in reply to" leads, and what it says. */
function targets(elements: readonly Element[]): string[] {
  return classed(elements, "to").map((link) => `${attribute(link, "href")} ${shownText(link)}`);
}

describe("a comment", () => {
  const node = sampleNode({
    id: 12,
    number: "6.1",
    author: "Ida",
    marks: { agree: 1204, disagree: 0, respect: 3 },
    createdAt: Date.UTC(2026, 2, 3, 14, 5),
  });
  const elements = rendered([node]);

  it("shows its number, name, time, text and marks", () => {
    const article = byId(elements, "comment-12");
    expect(shownText(article)).toContain("6.1 Ida");
    expect(shownText(article)).toContain("I slept well.");
    const time = only(named(elements, "time"));
    expect(attribute(time, "datetime")).toBe("2026-03-03T14:05:00.000Z");
    expect(shownText(time)).toBe("3 Mar 2026, 14:05 UTC");
    expect(named(elements, "button").map(shownText)).toEqual([
      "Agree comment 6.1 1,204",
      "Disagree comment 6.1",
      "Respect comment 6.1 3",
    ]);
  });

  it("folds a long text among others, for the eye only", () => {
    const long = rendered([sampleNode({ id: 12, number: "6.1", html: `<p>${"Much to say. ".repeat(200)}</p>` })]);
    const fold = only(classed(long, "fold"));
    expect(shownText(fold)).toBe("Whole comment 6.1");
    expect(attribute(fold, "open")).toBeUndefined();
    expect(shownText(byId(long, "comment-12"))).toContain("Much to say. ".repeat(200).trim());
    expect(classed(elements, "fold")).toEqual([]);
  });

  it("can be linked to, answered and reacted to without a script", () => {
    expect(hrefs(elements)).toEqual(["#comment-12", "/comments/12/reply", "/comments/12", "/comments/12/report"]);
    const form = only(named(elements, "form"));
    expect([attribute(form, "method"), attribute(form, "action")]).toEqual(["post", "/comments/12/react"]);
  });

  it("has absolute addresses in fragments, which stand on other sites", () => {
    const fragment = rendered([node], { view: sampleView("en", "https://talk.example") });
    expect(hrefs(fragment)).toContain("https://talk.example/comments/12/reply");
    expect(attribute(only(named(fragment, "form")), "action")).toBe("https://talk.example/comments/12/react");
  });

  it("shows the marks that the site uses, and no form where it uses none", () => {
    const some = rendered([node], { view: { ...sampleView(), marks: ["respect"] } });
    expect(named(some, "button").map(shownText)).toEqual(["Respect comment 6.1 3"]);
    expect(named(rendered([node], { view: { ...sampleView(), marks: [] } }), "form")).toEqual([]);
  });

  it("shows a member with a link to their page, a badge and a picture of their own", () => {
    const member = rendered([sampleNode({ author: "Ida Lohse", personId: 7, badge: "staff" })]);
    expect(hrefs(member)).toContain("/people/7");
    expect(shownText(only(classed(member, "badge")))).toBe("Staff");
    const pictures = [7, 8].map((personId) => {
      const drawn = rendered([sampleNode({ author: "Ida Lohse", personId })]);
      return attribute(only(named(drawn, "path")), "d");
    });
    expect(pictures[0]).not.toBe(pictures[1]);
    const guest = rendered([sampleNode({ author: "Ida Lohse" })]);
    expect(classed(guest, "face")).toHaveLength(1);
    expect(named(guest, "path")).toEqual([]);
    expect(hrefs(guest).some((href) => href?.includes("/people/"))).toBe(false);
  });

  it("takes no replies once comments are closed", () => {
    expect(hrefs(rendered([node], { closed: true }))).toEqual(["#comment-12", "/comments/12", "/comments/12/report"]);
  });

  it("says that it was edited, and when", () => {
    const edited = rendered([sampleNode({ editedAt: Date.UTC(2026, 2, 3, 14, 9) })]);
    const mark = edited.find((element) => attribute(element, "title") === "edited 3 Mar 2026, 14:09 UTC");
    expect(mark && shownText(mark)).toBe("edited");
  });

  it("offers Edit and Withdraw to nobody on public pages, and to its author on the comment's own", () => {
    expect(String(renderThread(samplePage(), view))).not.toMatch(/\/(edit|withdraw)"/u);
    const own = rendered([node], { own: { id: 12, mayEdit: true } });
    expect(hrefs(own)).toEqual(expect.arrayContaining(["/comments/12/edit", "/comments/12/withdraw"]));
    expect(named(own, "button").map((button) => attribute(button, "disabled"))).toEqual(["", "", ""]);
    const late = rendered([node], { own: { id: 12, mayEdit: false } });
    expect(hrefs(late)).toContain("/comments/12/withdraw");
    expect(hrefs(late)).not.toContain("/comments/12/edit");
  });

  it.each([
    ["withdrawn", "Withdrawn by its author."],
    ["removed", "Removed by a moderator."],
    ["held", "Waiting for a moderator."],
    ["rejected", "Not published."],
  ] as const)("leaves a placeholder when %s", (state, text) => {
    const gone = rendered([sampleNode({ id: 12, number: "3", state })]);
    expect(shownText(byId(gone, "comment-12"))).toBe(`3 ${text}`);
    expect(named(gone, "form", "footer")).toEqual([]);
  });

  it("shows its author what is held, with no way to answer it", () => {
    const held = rendered([sampleNode({ id: 12, state: "held", author: "Ida", html: "<p>Wait.</p>" })], {
      own: { id: 12, mayEdit: true },
    });
    const text = shownText(byId(held, "comment-12"));
    expect(text).toContain("Wait.");
    expect(text).not.toContain("Reply");
  });
});

describe("whom a comment answers", () => {
  const replies = [sampleNode({ id: 21, number: "1.1" }), sampleNode({ id: 22, number: "1.2" })];
  const root = sampleNode({ id: 20, number: "1", author: "Ida" }, replies);
  it("is said unless it stands right above", () => {
    expect(targets(rendered([root]))).toEqual(["/comments/20 in reply to Ida"]);
  });

  it("is a jump when it is on the page", () => {
    expect(targets(rendered([root], { onPage: new Set([20, 21, 22]) }))).toEqual(["#comment-20 in reply to Ida"]);
  });

  it("is said by number when the name is gone", () => {
    const orphan = sampleNode({ inReplyTo: { id: 9, author: "", number: "1.1.1.1.1.4" } });
    expect(targets(rendered([orphan]))).toEqual(["/comments/9 in reply to 1.1.1.1.1.4"]);
  });

  it("is always said, for narrow screens alone, on levels that do not indent there", () => {
    const deep = sampleRoots()[0];
    if (deep === undefined) throw new Error("no root");
    const narrow = classed(rendered([deep]), "deep").map((link) => shownText(link));
    expect(narrow).toEqual(["in reply to Tom", "in reply to Jannis of the Upper Town"]);
  });
});

describe("replies", () => {
  it("can be folded without a script and are open at first", () => {
    const elements = rendered([sampleNode({ number: "1" }, [sampleNode({ number: "1.1" })])]);
    const fold = only(named(elements, "details"));
    expect(attribute(fold, "open")).toBe("");
    expect(shownText(only(named(elements, "summary")))).toBe("1 reply");
  });

  it("that are left out are counted behind a link that goes on with them", () => {
    const elements = rendered([sampleNode({ id: 5 }, [], { count: 17, exact: true, after: 40 })]);
    const more = only(classed(elements, "more"));
    expect(shownText(more)).toBe("17 more replies");
    expect(hrefs(elements)).toContain("/comments/5/replies?after=40");
  });
});
