/** How a page names the article that an element is about. */
export interface ArticleName {
  readonly url: string;
  /** The publisher's own id; wins over the address. */
  readonly id: string | null;
}

/** How our server is asked for the article of an element. */
export function articleQuery(element: HTMLElement): URLSearchParams {
  const { url, id } = articleName(element);
  return new URLSearchParams(id === null ? { url } : { url, article: id });
}

/** The article of an element: its attributes `article` and `url`; without them the page that it is on. */
export function articleName(element: HTMLElement): ArticleName {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  return {
    url: new URL(element.getAttribute("url") ?? (canonical || location.href), document.baseURI).href,
    id: element.getAttribute("article"),
  };
}
