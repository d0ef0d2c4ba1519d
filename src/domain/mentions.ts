import { MAX_NAME_LENGTH } from "./comment.ts";
import { escapeHtml, unescapeHtml } from "./escape-html.ts";
import { nameKey } from "./name-key.ts";

/** Mentions of one comment that are looked at: more is no talking to people. */
const MAX_MENTIONS = 10;

/** Words of a name that are tried. */
const MAX_WORDS = 6;

/** What begins every link to a mentioned member. */
const MENTION_START = `<a href="/people/`;

/** What may be a mention: the keys of the names that could be meant, the longest first. */
export interface PossibleMention {
  /** Where the `@` stands, in UTF-16 code units. */
  readonly start: number;
  readonly names: readonly { readonly key: string; readonly end: number }[];
}

/** A member who is mentioned. */
export interface MentionedMember {
  readonly id: number;
  /** Their name of today. */
  readonly name: string;
}

/** Code, in which an @ means something else, and quoted lines, whose people were told already. */
const NOT_SAID = /^ {0,3}(?:```|~~~)[^]*?(?:^ {0,3}(?:```|~~~)[^\n]*$|(?![^]))|`+[^`\n]+`+|^ {0,3}>[^\n]*$/gmu;

/** An @ at the beginning of a word: not the one of an e-mail address, nor one that is escaped. */
const AT = /(?<![\p{L}\p{N}_.@\\/-])@(?=[\p{L}\p{N}])/gu;

/** What stands behind a name and does not belong to it. */
const TAIL = /(?:['’]s)?\p{P}*$/u;

/**
 * Finds what may be mentions in the Markdown of a comment. Which of them are is decided by the names that there are.
 * Linear in the length of the text.
 */
export function possibleMentions(source: string): PossibleMention[] {
  const said = source.replaceAll(NOT_SAID, (found) => " ".repeat(found.length));
  const found: PossibleMention[] = [];
  for (const { index } of said.matchAll(AT)) {
    if (found.length === MAX_MENTIONS) break;
    const names = namesAt(said, index + 1);
    if (names.length > 0) found.push({ start: index, names });
  }
  return found;
}

/**
 * Whom a comment mentions: for each mention the longest name that somebody has.
 * @param source the Markdown in which the mentions were found.
 * @param people the members of the site by the keys of their names.
 * @returns the members by their ids, each with the name as it is first written there.
 */
export function mentionedPeople<Person extends { readonly id: number }>(
  source: string,
  mentions: readonly PossibleMention[],
  people: ReadonlyMap<string, Person>,
): Map<number, { readonly person: Person; readonly written: string }> {
  const mentioned = new Map<number, { person: Person; written: string }>();
  for (const { start, names } of mentions) {
    const meant = meantBy(names, people);
    if (meant === null || mentioned.has(meant.person.id)) continue;
    mentioned.set(meant.person.id, { person: meant.person, written: source.slice(start + 1, meant.end) });
  }
  return mentioned;
}

/**
 * The link to a mentioned member, as it stands in the HTML of comments: always with the name of today. No text of a
 * reader can make one: their links are absolute and have a `rel`.
 */
export function mentionLink({ id, name }: MentionedMember): string {
  return `<a href="/people/${id}">@${escapeHtml(name)}</a>`;
}

/** The HTML of a comment with mentions as they were written, instead of as links with the names of today. */
export function unlinkMentions(
  html: string,
  mentions: readonly { readonly id: number; readonly written: string }[],
): string {
  return mentions.reduce((text, { id, written }) => {
    const link = new RegExp(`${MENTION_START}${id}">@[^<]*</a>`, "gu");
    return text.replaceAll(link, () => `@${escapeHtml(written)}`);
  }, html);
}

/** The HTML of a comment as it may stand on other sites: mentions lead to the pages of ours at `base`. */
export function withMentionsAt(html: string, base: string): string {
  return base === "" ? html : html.replaceAll(MENTION_START, `<a href="${escapeHtml(base)}/people/`);
}

/** Elements in which an @ means something else, or somebody else is quoted. */
const NOT_LINKED = new Set(["a", "code", "pre", "blockquote"]);

/**
 * Makes links of the mentions in the HTML of a comment. Linear in its length.
 * @param html as `renderMarkdown` makes it.
 * @param people whom the comment mentions, by the keys of the names that may stand for them there.
 */
export function linkMentions(html: string, people: ReadonlyMap<string, MentionedMember>): string {
  if (people.size === 0) return html;
  let depth = 0;
  return html.replaceAll(/<(\/?)([a-z]+)[^>]*>|[^<]+/gu, (part: string, closing?: string, element?: string) => {
    if (element === undefined) return depth === 0 ? linkedText(part, people) : part;
    if (NOT_LINKED.has(element)) depth += closing === "/" ? -1 : 1;
    return part;
  });
}

function linkedText(escaped: string, people: ReadonlyMap<string, MentionedMember>): string {
  if (!escaped.includes("@")) return escaped;
  const text = unescapeHtml(escaped);
  let linked = "";
  let done = 0;
  for (const { index } of text.matchAll(AT)) {
    if (index < done) continue;
    const meant = meantBy(namesAt(text, index + 1), people);
    if (meant === null) continue;
    linked += escapeHtml(text.slice(done, index)) + mentionLink(meant.person);
    done = meant.end;
  }
  return linked + escapeHtml(text.slice(done));
}

/** Whose name it is, the longest one, and where it ends: a full stop behind a name looks like no other name. */
function meantBy<Person>(
  names: PossibleMention["names"],
  people: ReadonlyMap<string, Person>,
): { person: Person; end: number } | null {
  const meant = names.find(({ key }) => people.has(key));
  const person = meant && people.get(meant.key);
  if (person === undefined) return null;
  return { person, end: Math.min(...names.filter(({ key }) => key === meant?.key).map(({ end }) => end)) };
}

function namesAt(text: string, start: number): { key: string; end: number }[] {
  const line = text.slice(start, start + MAX_NAME_LENGTH + 1).split("\n", 1)[0] ?? "";
  const names = new Map<number, string>();
  for (const { index, 0: word } of [...line.matchAll(/[^ ]+/gu)].slice(0, MAX_WORDS)) {
    const end = index + word.length;
    for (const length of [end, end - (TAIL.exec(word)?.[0].length ?? 0)]) {
      const key = length > 0 && length <= MAX_NAME_LENGTH ? nameKey(line.slice(0, length)) : "";
      if (key !== "") names.set(length, key);
    }
  }
  return [...names].sort(([a], [b]) => b - a).map(([length, key]) => ({ key, end: start + length }));
}
