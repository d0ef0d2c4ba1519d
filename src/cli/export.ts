import { once } from "node:events";
import { exportTranscript } from "../exchange/export-transcript.ts";
import { nameArticle } from "../service/name-article.ts";
import { withContext } from "./open-context.ts";

/**
 * Prints the conversation of an article as numbered and indented text.
 * @param name number, slug or address of the article.
 */
export async function exportTranscriptOf(name: string, output: NodeJS.WritableStream): Promise<void> {
  await withContext(async (context) => {
    const article = await nameArticle(context, name);
    for (const piece of await exportTranscript(context, article)) {
      if (!output.write(piece)) await once(output, "drain");
    }
  });
}
