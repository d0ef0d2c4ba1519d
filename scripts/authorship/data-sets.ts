/** Reads the development data of the authorship part and draws test sets by the protocol of its README. */

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

import { ownWords } from "../../src/judgement/authorship/own-words.ts";
import { addComments, emptyProfile, type StyleProfile } from "../../src/judgement/authorship/profile.ts";
import { hourOf } from "../../src/judgement/authorship/read-accounts.ts";
import { random, shuffled } from "./random.ts";

/** One post of a data set. */
export interface Post {
  readonly author: string;
  readonly at?: string | null;
  readonly thread?: string;
  readonly text: string;
}

/** Posts of each author, oldest first. */
export type Authors = ReadonlyMap<string, readonly Post[]>;

/** One person's two accounts: older posts under one name, newer ones under the other. */
export interface Halves {
  readonly author: string;
  readonly known: readonly Post[];
  readonly unknown: readonly Post[];
}

/** Where the data lie when nothing else is said: beside the repository. */
export function dataFolder(given?: string): string {
  return given ? resolve(given) : fileURLToPath(new URL("../../../shared/data", import.meta.url));
}

/** Whether the authorship files are there. */
export function hasAuthorshipData(folder: string): boolean {
  return existsSync(`${folder}/authorship/forum.jsonl.gz`) && existsSync(`${folder}/authorship/blogs.jsonl.gz`);
}

/** Reads one file: `forum` or `blogs`. */
export function readAuthors(folder: string, name: "forum" | "blogs"): Authors {
  const authors = new Map<string, Post[]>();
  const text = gunzipSync(readFileSync(`${folder}/authorship/${name}.jsonl.gz`)).toString("utf8");
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const post = JSON.parse(line) as Post;
    const posts = authors.get(post.author);
    if (posts) posts.push(post);
    else authors.set(post.author, [post]);
  }
  for (const posts of authors.values()) posts.sort((a, b) => order(a.at ?? "", b.at ?? ""));
  return authors;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Draws a closed set: each author's posts split in time, no thread on both sides, `posts` of 5-400 words per side.
 *
 * @param authors from {@link readAuthors}.
 * @param how posts per side, most authors wanted, seed, and authors to leave out.
 */
export function drawClosedSet(
  authors: Authors,
  how: { posts: number; authors: number; seed: number; without?: ReadonlySet<string> },
): Halves[] {
  const next = random(how.seed);
  const drawn: Halves[] = [];
  for (const author of shuffled([...authors.keys()].sort(order), next)) {
    if (how.without?.has(author)) continue;
    const { older, newer } = splitInTime(authors.get(author) ?? []);
    if (older.length < how.posts || newer.length < how.posts) continue;
    drawn.push({
      author,
      known: shuffled(older, next).slice(0, how.posts),
      unknown: shuffled(newer, next).slice(0, how.posts),
    });
    if (drawn.length === how.authors) break;
  }
  return drawn;
}

function splitInTime(posts: readonly Post[]): { older: Post[]; newer: Post[] } {
  const middle = Math.floor(posts.length / 2);
  const threads = new Set(posts.slice(0, middle).map(({ thread }) => thread));
  const older = posts.slice(0, middle).filter(hasFittingLength);
  const newer = posts
    .slice(middle)
    .filter((post) => hasFittingLength(post) && (post.thread === undefined || !threads.has(post.thread)));
  return { older, newer };
}

function hasFittingLength({ text }: Post): boolean {
  const words = text.split(/\s+/u).filter(Boolean).length;
  return words >= 5 && words <= 400;
}

/** Profile of some posts. */
export function profileOf(posts: readonly Post[]): StyleProfile {
  return addComments(
    emptyProfile(),
    posts.map(({ text, at }) => ({ text: ownWords(text), hour: hourOf(at) })),
  );
}
