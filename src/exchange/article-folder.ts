import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { parseArticleFile } from "../domain/front-matter.ts";
import type { ArticleFile } from "../domain/front-matter.ts";
import { Problem } from "../domain/problem.ts";
import type { Publication } from "../service/publish-article.ts";

/** A file of an article with the pictures that it names by relative paths. */
export interface ArticleSource {
  readonly file: string;
  readonly publication: Publication;
  /** Pictures to copy: where from, and the name that they get. */
  readonly pictures: readonly { readonly from: string; readonly name: string }[];
}

/** A Markdown picture with a relative address. */
const RELATIVE_PICTURE = /(!\[[^\]]*\]\()(?!https?:|\/)([^)\s]+)/gu;

/**
 * Reads every Markdown file of a folder as an article.
 * @throws Problem `invalid-input` that names the file and what is wrong with it.
 */
export async function readArticleFolder(folder: string): Promise<ArticleSource[]> {
  const names = (await readdir(folder)).filter((name) => extname(name) === ".md" && !/^readme\.md$/iu.test(name));
  return await Promise.all(names.sort().map((name) => readArticle(join(folder, name))));
}

/** Copies the pictures of an article to where they are served from. */
export async function copyPictures(source: ArticleSource, mediaFolder: string): Promise<void> {
  if (source.pictures.length === 0) return;
  const target = join(mediaFolder, source.publication.slug ?? "");
  await mkdir(target, { recursive: true });
  await Promise.all(source.pictures.map(({ from, name }) => copyFile(from, join(target, name))));
}

async function readArticle(path: string): Promise<ArticleSource> {
  const article = await parsed(path);
  const pictures = new Map<string, string>();
  const served = (address: string): string => {
    const from = resolve(dirname(path), address);
    if (!from.startsWith(dirname(resolve(path)) + sep)) {
      throw new Problem("invalid-input", `${path}: the picture ${address} is not in the article's folder.`);
    }
    pictures.set(from, basename(from));
    return `/media/${article.slug}/${encodeURIComponent(basename(from))}`;
  };
  const { image } = article;
  return {
    file: path,
    publication: {
      id: article.id,
      url: article.url,
      slug: article.slug,
      title: article.title,
      standfirst: article.standfirst,
      author: article.author,
      authorAccounts: article.authorAccounts,
      publishedAt: article.publishedAt,
      image: image === null || isAbsolute(image.src) ? image : { ...image, src: served(image.src) },
      body: article.body.replaceAll(
        RELATIVE_PICTURE,
        (_match, start: string, address: string) => start + served(address),
      ),
      commentsOpen: article.comments === "open",
      closeAfterDays: article.closeAfterDays,
    },
    pictures: [...pictures].map(([from, name]) => ({ from, name })),
  };
}

async function parsed(path: string): Promise<ArticleFile> {
  try {
    return parseArticleFile(await readFile(path, "utf8"));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.code, `${path}: ${error.message}`, { fields: error.fields, cause: error });
  }
}

function isAbsolute(address: string): boolean {
  return address.startsWith("/") || /^https?:/u.test(address);
}
