import { Problem } from "../domain/problem.ts";
import { restoreComment } from "../service/restore-comment.ts";
import { withContext } from "./open-context.ts";

/** Shows removed or rejected comments again, by their ids. */
export async function restoreComments(ids: readonly string[]): Promise<void> {
  await withContext(async (context) => {
    for (const text of ids) {
      const id = Number(text);
      if (!Number.isSafeInteger(id) || id < 1)
        throw new Problem("invalid-input", `${text} is not the id of a comment.`);
      await restoreComment(context, { id });
      process.stdout.write(`restored  ${context.publicUrl}/comments/${id}\n`);
    }
  });
}
