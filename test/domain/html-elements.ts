import { parseFragment, type DefaultTreeAdapterTypes as Tree } from "parse5";

/** One element of parsed HTML with its attributes. */
export interface FoundElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly ancestors: readonly string[];
}

/** All elements (and comments) that the HTML standard's parser makes of `html`, in order of the document. */
export function elementsOf(html: string): FoundElement[] {
  const found: FoundElement[] = [];
  const stack = childrenOf(parseFragment(html), []);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, ancestors } = next;
    if ("tagName" in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ name: node.tagName, attributes, ancestors });
      stack.push(...childrenOf(node, [...ancestors, node.tagName]));
    } else if (node.nodeName === "#comment") found.push({ name: "#comment", attributes: {}, ancestors });
  }
  return found;
}

/** All text that the HTML standard's parser makes of `html`. */
export function textOf(html: string): string {
  let text = "";
  const stack: Tree.ChildNode[] = parseFragment(html).childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ("value" in node) text += node.value;
    if ("tagName" in node && node.tagName === "br") text += "\n";
    if ("childNodes" in node) stack.push(...node.childNodes.toReversed());
  }
  return text;
}

/** The children with the last one first, ready for a stack. */
function childrenOf(
  parent: Tree.ParentNode,
  ancestors: readonly string[],
): { node: Tree.ChildNode; ancestors: readonly string[] }[] {
  return parent.childNodes.map((node) => ({ node, ancestors })).toReversed();
}
