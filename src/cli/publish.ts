import { Problem } from "../domain/problem.ts";
import { copyPictures, readArticleFolder } from "../exchange/article-folder.ts";
import { publishArticle } from "../service/publish-article.ts";
import { withContext } from "./open-context.ts";

/** Publishes every Markdown file of a folder; files that are there already are brought up to date. */
export async function publishFolder(folder: string): Promise<void> {
  const sources = await readArticleFolder(folder);
  if (sources.length === 0) throw new Problem("not-found", `There is no article (a file .md) in ${folder}.`);
  await withContext(async (context) => {
    for (const source of sources) {
      await copyPictures(source, context.mediaFolder);
      const { publication } = source;
      const { article, created } = await publishArticle(context, { publication });
      process.stdout.write(`${created ? "published" : "up to date"}  ${context.publicUrl}/articles/${article.slug}\n`);
    }
  });
}
