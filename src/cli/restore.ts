import { restoreComment } from "../service/restore-comment.ts";
import { commentIds } from "./comment-ids.ts";
import { withContext } from "./open-context.ts";

/** Shows removed or rejected comments again, by their ids. */
export async function restoreComments(texts: readonly string[]): Promise<void> {
  const ids = commentIds(texts);
  await withContext(async (context) => {
    for (const id of ids) {
      await restoreComment(context, { id });
      process.stdout.write(`restored  ${context.publicUrl}/comments/${id}\n`);
    }
  });
}
