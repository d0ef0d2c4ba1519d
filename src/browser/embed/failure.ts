import { articleQuery } from "./article-name.ts";
import { BASE_URL } from "./server.ts";

/** The few words that are needed when the server, which has all others, cannot be asked. */
const TEXTS = {
  en: ["The comments could not be loaded here.", "Read them on their own page"],
  de: ["Die Kommentare konnten hier nicht geladen werden.", "Auf ihrer eigenen Seite lesen"],
} as const;

/**
 * Tells the publisher on the console why something is missing; with what to do where the server refused the page, or gave
 * no answer that it may read.
 */
export function tellPublisher(what: string, error: unknown): void {
  const why = String(error);
  const hint = /^TypeError|^Error: 403/u.test(why) ? ` May this site? hustings site set allowedOrigins ${origin}` : "";
  console.error(`Hustings: no ${what} from ${BASE_URL}: ${why}.${hint}`);
}

/** What readers see instead of a conversation that cannot be loaded: the way to the server's own page about it. */
export function failure(element: HTMLElement, language: string): HTMLElement {
  const [failed, read] = TEXTS[language.startsWith("de") ? "de" : "en"];
  const link = document.createElement("a");
  link.href = `${BASE_URL}/conversations?${articleQuery(element)}`;
  link.textContent = read;
  const box = document.createElement("p");
  box.className = "hustings";
  box.role = "status";
  box.append(`${failed} `, link);
  return box;
}
