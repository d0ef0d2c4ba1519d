import { defaultTreeAdapter, parse, parseFragment } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";
import type { Html } from "../../src/web/views/html.ts";

/** Reads what templates made as a browser would. */

export type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** All elements of a document or fragment, in document order. */
export function elementsOf(rendered: Html | string): Element[] {
  const text = String(rendered);
  const tree = text.startsWith("<!doctype") ? parse(text) : parseFragment(text);
  return descendants(tree);
}

/** All elements in a document, fragment or element, in document order. */
export function descendants(parent: ParentNode): Element[] {
  return parent.childNodes.flatMap((node) =>
    defaultTreeAdapter.isElementNode(node) ? [node, ...descendants(node)] : [],
  );
}

/** Value of an attribute; undefined when it is absent. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** The elements with a tag name. */
export function named(elements: readonly Element[], ...names: readonly string[]): Element[] {
  return elements.filter((element) => names.includes(element.tagName));
}

/** The elements with a class. */
export function classed(elements: readonly Element[], name: string): Element[] {
  return elements.filter((element) => (attribute(element, "class") ?? "").split(/\s+/u).includes(name));
}

/** The one element with an id. */
export function byId(elements: readonly Element[], id: string): Element {
  const found = elements.filter((element) => attribute(element, "id") === id);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} elements have the id ${id}`);
  return found[0];
}

/** The text in an element. */
export function textOf(parent: ParentNode): string {
  return parent.childNodes
    .map((node) =>
      defaultTreeAdapter.isTextNode(node) ? node.value : defaultTreeAdapter.isElementNode(node) ? textOf(node) : "",
    )
    .join("");
}

/** Text with white space as it is shown. */
export function shownText(parent: ParentNode): string {
  return textOf(parent).replaceAll(/\s+/gu, " ").trim();
}

/** Names of all elements and attributes, in order: what a page is made of, whatever it says. */
export function skeleton(rendered: Html): string[] {
  return elementsOf(rendered).map(
    (element) => `${element.tagName} ${element.attrs.map((attr) => attr.name).join(" ")}`,
  );
}
