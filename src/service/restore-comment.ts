import { changeComment } from "./change-comment.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * Shows a removed or rejected comment again. One that was never public, such as an imported one, gets its place now.
 * @throws Problem `not-found`, `conflict` when it is neither removed nor rejected.
 */
export async function restoreComment(context: ServiceContext, args: { id: number }): Promise<void> {
  await changeComment(context, { id: args.id, action: "restore" });
}
