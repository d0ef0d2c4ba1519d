/** The form in which a profile is kept and sent to a thread: JSON, its sparse counts as base64 bytes. */

import { FUNCTION_WORDS } from "./function-words.ts";
import { HABITS } from "./habits.ts";
import { FAMILIES, type Family, type SparseCounts, type StyleProfile } from "./profile.ts";

/** Grows when families, function words or habits change: an older profile then means nothing any more. */
const FORMAT = 1;

interface PackedProfile {
  format: number;
  comments: number;
  words: number;
  characters: number;
  /** Per family: distances between the rising ids (LEB128), and the counts. */
  hashed: Record<Family, { ids: string; counts: string }>;
  functionWords: number[];
  habits: number[];
  hours: number[];
}

/** Text of a profile: some 25 kB for twenty comments, at most 90 kB. */
export function packProfile(profile: StyleProfile): string {
  const packed: PackedProfile = {
    format: FORMAT,
    comments: profile.comments,
    words: profile.words,
    characters: profile.characters,
    hashed: { grams: packCounts(profile.hashed.grams), words: packCounts(profile.hashed.words) },
    functionWords: [...profile.functionWords],
    habits: [...profile.habits],
    hours: [...profile.hours],
  };
  return JSON.stringify(packed);
}

/**
 * Reads a profile.
 *
 * @returns null when it was packed by a version that counted other traits: it has to be made anew from the comments.
 */
export function unpackProfile(text: string): StyleProfile | null {
  const packed = JSON.parse(text) as PackedProfile;
  const fits =
    packed.format === FORMAT &&
    packed.functionWords.length === FUNCTION_WORDS.length &&
    packed.habits.length === HABITS.length * 2;
  if (!fits) return null;
  const hashed = Object.fromEntries(FAMILIES.map((family) => [family, unpackCounts(packed.hashed[family])]));
  return {
    comments: packed.comments,
    words: packed.words,
    characters: packed.characters,
    hashed: hashed as Record<Family, SparseCounts>,
    functionWords: Uint16Array.from(packed.functionWords),
    habits: Float64Array.from(packed.habits),
    hours: Uint16Array.from(packed.hours),
  };
}

function packCounts({ ids, counts }: SparseCounts): { ids: string; counts: string } {
  const bytes: number[] = [];
  let before = -1;
  for (const id of ids) {
    let distance = id - before;
    for (before = id; distance > 127; distance >>>= 7) bytes.push((distance & 127) | 128);
    bytes.push(distance);
  }
  return { ids: Buffer.from(bytes).toString("base64"), counts: Buffer.from(counts).toString("base64") };
}

function unpackCounts(packed: { ids: string; counts: string }): SparseCounts {
  const counts = Uint8Array.from(Buffer.from(packed.counts, "base64"));
  const ids = new Uint16Array(counts.length);
  let id = -1;
  let distance = 0;
  let shift = 0;
  let at = 0;
  for (const byte of Buffer.from(packed.ids, "base64")) {
    distance |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    id += distance;
    ids[at++] = id;
    distance = 0;
    shift = 0;
  }
  return { ids, counts };
}
