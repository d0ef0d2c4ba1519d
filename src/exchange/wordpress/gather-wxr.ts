import type { ImportReport } from "../import-report.ts";
import { NumberColumn } from "../number-column.ts";
import { Spool } from "../spool.ts";
import { readWxr } from "./read-wxr.ts";
import type { WxrArticle, WxrComment } from "./wxr-record.ts";

/** What of a comment waits on disk. */
export type SpooledComment = Pick<WxrComment, "line" | "author" | "email" | "state" | "html">;

/**
 * A whole export, read and found well-formed: texts on disk, and in memory what is needed to put comments in order, 32
 * bytes for each.
 */
export interface GatheredWxr {
  /** Address of the blog; empty when the file has none. */
  readonly siteUrl: string;
  readonly articles: Spool<WxrArticle>;
  /** By article: index of its first comment. Its last one stands before the first of the next article. */
  readonly firstComments: NumberColumn;
  readonly comments: Spool<SpooledComment>;
  readonly ids: NumberColumn;
  readonly parents: NumberColumn;
  /** Milliseconds since 1970-01-01 UTC; NaN where unknown. */
  readonly createdAt: NumberColumn;
  dispose(): void;
}

/**
 * Reads an export to its end; what is left out and what is odd goes into the report.
 * @param options.spoolFolder folder for temporary files.
 * @throws Problem `invalid-input` as `readWxr` does; nothing is left on disk then.
 */
export async function gatherWxr(
  bytes: AsyncIterable<Uint8Array>,
  options: { spoolFolder: string; report: ImportReport },
): Promise<GatheredWxr> {
  const { report } = options;
  const articles = new Spool<WxrArticle>(options.spoolFolder);
  const comments = new Spool<SpooledComment>(options.spoolFolder);
  const [firstComments, ids, parents] = [new NumberColumn(), new NumberColumn(), new NumberColumn()];
  const createdAt = new NumberColumn();
  let siteUrl = "";
  const dispose = (): void => {
    articles.dispose();
    comments.dispose();
  };
  try {
    for await (const record of readWxr(bytes)) {
      switch (record.kind) {
        case "site":
          siteUrl = record.url;
          break;
        case "article":
          articles.append(record);
          firstComments.append(comments.length);
          break;
        case "comment":
          comments.append(spooled(record));
          ids.append(record.id);
          parents.append(record.parent);
          createdAt.append(record.createdAt ?? NaN);
          break;
        case "left-out":
          report.leaveOut(record.reason);
          break;
        case "oddity":
          report.warn(record.line, record.text);
      }
    }
  } catch (error) {
    dispose();
    throw error;
  }
  return { siteUrl, articles, firstComments, comments, ids, parents, createdAt, dispose };
}

function spooled({ line, author, email, state, html }: WxrComment): SpooledComment {
  return { line, author, email, state, html };
}
