import { Problem } from "../domain/problem.ts";
import { removeComment } from "../service/remove-comment.ts";
import { withContext } from "./open-context.ts";

/** Takes comments down by their ids. */
export async function removeComments(ids: readonly string[]): Promise<void> {
  await withContext(async (context) => {
    for (const text of ids) {
      const id = Number(text);
      if (!Number.isSafeInteger(id) || id < 1)
        throw new Problem("invalid-input", `${text} is not the id of a comment.`);
      await removeComment(context, { id });
      process.stdout.write(`removed  ${context.publicUrl}/comments/${id}\n`);
    }
  });
}
