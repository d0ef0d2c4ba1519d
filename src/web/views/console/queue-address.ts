/** What the search form of a queue was filled in with. */
export interface QueueQuery {
  readonly order: "priority" | "oldest";
  readonly text: string;
  readonly author: string;
  readonly clause: string;
  readonly article: string;
  /** State of the comment; empty: any. */
  readonly state: string;
  /** `1`: as many on a page as can be decided at once. */
  readonly many: string;
  readonly from: string;
  readonly until: string;
  /** Which figure of the audit the cases are of, `by-7`, `appeals-7` or a group of authors; empty: of none. */
  readonly audited: string;
}

/** Whether anything is searched for: the order and the length of a page are no search. */
export function isSearch({ text, author, clause, article, state, from, until, audited }: QueueQuery): boolean {
  return [text, author, clause, article, state, from, until, audited].some((value) => value !== "");
}

/** A search as it stands in addresses, without what is as usual; empty for a queue as it is first shown. */
export function queryText(query: QueueQuery, more: Readonly<Record<string, string>> = {}): string {
  const usual = query.order === "priority" ? { order: "" } : {};
  const parts = Object.entries({ ...query, ...usual, ...more }).filter(([, value]) => value !== "");
  return new URLSearchParams(parts).toString();
}

/** The address of a list of cases, searched in this way. */
export function queueAddress(place: string, query: QueueQuery, more: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/console/${place}`, queryText(query, more));
}

/** The address of a case, which remembers the list that somebody is working through. */
export function caseAddress(id: number, query: QueueQuery, more: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/console/cases/${id}`, queryText(query, more));
}

function withQuery(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
