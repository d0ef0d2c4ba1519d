import { changeComment } from "./change-comment.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * Takes a published comment down: its place and the replies under it stay, its text is kept but no longer shown.
 * @throws Problem `not-found`, `comment-gone` when it is not published.
 */
export async function removeComment(context: ServiceContext, args: { id: number }): Promise<void> {
  await changeComment(context, { id: args.id, action: "remove" });
}
