/**
 * A formatted text reduced to what a comment may have. Both the sanitised HTML and the Markdown of an imported comment
 * are written from it, so that neither can contain anything that has no place here.
 */
export type Block =
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | List;

export interface List {
  readonly kind: "list";
  /** Number of the first item; null for bullets. */
  readonly start: number | null;
  readonly items: readonly (readonly Block[])[];
}

/** Text of one look. A newline in it is a line break. */
export interface Run extends Look {
  readonly text: string;
}

export interface Look {
  readonly em: boolean;
  readonly strong: boolean;
  readonly struck: boolean;
  readonly code: boolean;
  /** Address of a link; undefined outside links. */
  readonly link: string | undefined;
}

/** The same look with another text. Runs are all made in one way, so that the engine reads them fast. */
export function withText(look: Look, text: string): Run {
  const { em, strong, struck, code, link } = look;
  return { text, em, strong, struck, code, link };
}

/** True where a and b look the same. */
export function sameLook(a: Look, b: Look): boolean {
  return a.em === b.em && a.strong === b.strong && a.struck === b.struck && a.code === b.code && a.link === b.link;
}

/** What two neighbours have in common: the look of the white space between them. */
export function commonLook(a: Look, b: Look): Look {
  return {
    em: a.em && b.em,
    strong: a.strong && b.strong,
    struck: a.struck && b.struck,
    code: a.code && b.code,
    link: a.link === b.link ? a.link : undefined,
  };
}

/**
 * True where a list is written without blank lines and without paragraphs in its items: each item is one paragraph, or
 * one with a list under it that can follow a paragraph directly (CommonMark 0.31.2, 5.3: only one that begins with 1).
 */
export function isTight(list: List): boolean {
  return list.items.every(([first, second, ...others]) => {
    if (first?.kind !== "paragraph" || others.length > 0) return false;
    return second === undefined || (second.kind === "list" && (second.start ?? 1) === 1 && isTight(second));
  });
}
