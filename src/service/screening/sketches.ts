import { LRUCache } from "lru-cache";
import { sketchText } from "../../domain/screening/sketch.ts";
import type { TextSketch } from "../../domain/screening/sketch.ts";
import { foldCharacters } from "../../judgement/abuse/fold-characters.ts";

/** Most characters of texts whose sketches are remembered: of a busy hour's writers, some megabytes with all. */
const MAX_CHARACTERS = 2_000_000;

/** Whoever writes much is compared with the same earlier texts again and again; making a sketch takes most of that time. */
const sketches = new LRUCache<string, TextSketch>({
  maxSize: MAX_CHARACTERS,
  sizeCalculation: (_sketch, body) => body.length + 300,
});

/** The sketch of a comment that was posted earlier, remembered for a while. */
export function sketchOf(body: string): TextSketch {
  let sketch = sketches.get(body);
  if (sketch === undefined) {
    sketch = sketchText(foldCharacters(body).text);
    sketches.set(body, sketch);
  }
  return sketch;
}
