import type { Block } from "./rich-text.ts";

/** Quotes and lists nest to this depth; what is deeper belongs to the deepest one. Fits into what Markdown keeps. */
const MAX_DEPTH = 6;

type Box =
  | { readonly kind: "root" | "quote" | "item"; readonly blocks: Block[] }
  | { readonly kind: "list"; readonly start: number | null; readonly items: Block[][] };

/**
 * Puts blocks into quotes and lists as they are opened and closed, in whatever order a broken source does that: what was
 * never opened is not closed, what was never closed ends with what it is in, empty quotes, items and lists vanish.
 */
export class RichTextBuilder {
  readonly #root: Block[] = [];
  #boxes: Box[] = [{ kind: "root", blocks: this.#root }];
  /** Boxes that were opened beyond MAX_DEPTH and whose end is still to come. */
  #ignored = 0;

  /** Adds a block where the source now is. */
  add(block: Block): void {
    const box = this.#top();
    if (box.kind !== "list") {
      box.blocks.push(block);
      return;
    }
    this.#boxes.push({ kind: "item", blocks: [block] });
  }

  openQuote(): void {
    this.#open({ kind: "quote", blocks: [] });
  }

  /** Opens a list, numbered from `start`, or with bullets where that is null. */
  openList(start: number | null): void {
    this.#open({ kind: "list", start, items: [] });
  }

  /** Begins the next item of the innermost list; does nothing outside of lists. */
  nextItem(): void {
    this.closeItem();
    if (this.#top().kind === "list") this.#boxes.push({ kind: "item", blocks: [] });
  }

  closeItem(): void {
    if (this.#top().kind === "item") this.#closeTop();
  }

  /** Closes the innermost quote or list of this kind and everything that is open in it. */
  close(kind: "quote" | "list"): void {
    if (this.#ignored > 0) {
      this.#ignored--;
      return;
    }
    if (!this.#boxes.some((box) => box.kind === kind)) return;
    while (this.#top().kind !== kind) this.#closeTop();
    this.#closeTop();
  }

  /** Closes everything and gives the text. */
  finish(): Block[] {
    while (this.#boxes.length > 1) this.#closeTop();
    return this.#root;
  }

  #open(box: Box): void {
    const depth = this.#boxes.filter(({ kind }) => kind === "quote" || kind === "list").length;
    if (depth >= MAX_DEPTH) {
      this.#ignored++;
      return;
    }
    if (this.#top().kind === "list") this.#boxes.push({ kind: "item", blocks: [] });
    this.#boxes.push(box);
  }

  #top(): Box {
    return this.#boxes.at(-1) ?? { kind: "root", blocks: this.#root };
  }

  #closeTop(): void {
    const box = this.#boxes.pop();
    const outer = this.#boxes.at(-1);
    if (box === undefined || outer === undefined) return;
    if (box.kind === "item" && outer.kind === "list") {
      if (box.blocks.length > 0) outer.items.push(box.blocks);
    } else if (box.kind === "quote" && outer.kind !== "list") {
      if (box.blocks.length > 0) outer.blocks.push({ kind: "quote", blocks: box.blocks });
    } else if (box.kind === "list" && outer.kind !== "list") {
      if (box.items.length > 0) outer.blocks.push({ kind: "list", start: box.start, items: box.items });
    }
  }
}
