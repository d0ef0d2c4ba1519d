import { renderMarkdown } from "../domain/markdown.ts";
import { findMentions } from "./mentions.ts";
import type { ServiceContext } from "./service-context.ts";

/**
 * A text as it would look as a comment, mentions linked.
 * @param args.revises the comment whose text it would be; null for a new one.
 */
export async function previewComment(
  context: ServiceContext,
  args: { body: string; revises: number | null },
): Promise<{ html: string }> {
  const { body: source, revises: commentId } = args;
  const { html } = await findMentions(context.store.reader, {
    siteId: context.site().id,
    source,
    html: renderMarkdown(source),
    commentId,
    at: context.now(),
  });
  return { html };
}
