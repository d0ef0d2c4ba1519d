import { Problem } from "../domain/problem.ts";

/**
 * Ids of comments as given on the command line.
 * @throws Problem `invalid-input` for what is no id.
 */
export function commentIds(texts: readonly string[]): number[] {
  return texts.map((text) => {
    const id = Number(text);
    if (Number.isSafeInteger(id) && id > 0) return id;
    throw new Problem("invalid-input", `${text} is not the id of a comment.`);
  });
}
