/** How a page names the article that an element is about. */
export interface ArticleName {
  readonly url: string;
  /** The publisher's own id; wins over the address. */
  readonly id: string | null;
}

/** The article of an element: its attributes `article` and `url`; without them the page that it is on. */
export function articleName(element: HTMLElement): ArticleName {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  return {
    url: new URL(element.getAttribute("url") ?? (canonical || location.href), document.baseURI).href,
    id: element.getAttribute("article"),
  };
}
