import { articleName } from "./article-name.ts";
import { tellPublisher } from "./failure.ts";
import { BASE_URL } from "./server.ts";

/** Most articles that the server counts at once. */
const MAX_AT_ONCE = 100;

/** Elements that wait for their count; asked for together. */
const waiting = new Set<CountElement>();

/**
 * `<hustings-count>`: the number of comments on an article, in attributes named as those of `<hustings-thread>`. All
 * that are on a page ask in one request. Until there is an answer, and where there is none, its content stays.
 */
export class CountElement extends HTMLElement {
  static readonly observedAttributes = ["article", "url"];

  connectedCallback(): void {
    ask(this);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) ask(this);
  }
}

function ask(element: CountElement): void {
  // Those that the parser or a script adds right after this one come along.
  if (waiting.size === 0) setTimeout(askAll);
  waiting.add(element);
}

function askAll(): void {
  const elements = [...waiting];
  waiting.clear();
  while (elements.length > 0) void askSome(elements.splice(0, MAX_AT_ONCE));
}

/** One request. The answer has those asked for by address first, then those by id, each in their order. */
async function askSome(elements: readonly CountElement[]): Promise<void> {
  const ordered = elements.map((element) => ({ element, ...articleName(element) }));
  ordered.sort((a, b) => Number(a.id !== null) - Number(b.id !== null));
  const query = new URLSearchParams(ordered.map(({ url, id }) => (id === null ? ["url", url] : ["id", id])));
  try {
    const response = await fetch(`${BASE_URL}/api/v1/counts?${query}`, { credentials: "omit" });
    if (!response.ok) throw new Error(`${response.status}`);
    const { counts } = (await response.json()) as { counts: { count: number }[] };
    ordered.forEach(({ element }, index) => {
      const language = element.closest<HTMLElement>("[lang]")?.lang;
      element.textContent = (counts[index]?.count ?? 0).toLocaleString(language || undefined);
    });
  } catch (error) {
    tellPublisher("counts", error);
  }
}
