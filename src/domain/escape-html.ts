const SPECIAL = /[&<>"]/;
const ALL_SPECIAL = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** `text` as it may stand in HTML, between tags or in a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ENTITIES[character] ?? character) : text;
}

/** The inverse of `escapeHtml`; other character references stay as they are. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(amp|lt|gt|quot);/g, (reference, name: string) => CHARACTERS[name] ?? reference);
}
