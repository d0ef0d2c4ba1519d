import { removeComment } from "../service/remove-comment.ts";
import { commentIds } from "./comment-ids.ts";
import { withContext } from "./open-context.ts";

/** Takes comments down by their ids. */
export async function removeComments(texts: readonly string[]): Promise<void> {
  const ids = commentIds(texts);
  await withContext(async (context) => {
    for (const id of ids) {
      await removeComment(context, { id });
      process.stdout.write(`removed  ${context.publicUrl}/comments/${id}\n`);
    }
  });
}
