import { once } from "node:events";
import { findingSentence } from "../domain/screening/explain-findings.ts";
import type { Finding } from "../domain/screening/finding.ts";
import type { VerdictState } from "../domain/screening/verdict.ts";
import { nameArticle } from "../service/name-article.ts";
import { NOT_REPLAYED, replayScreening } from "../service/screening/replay-screening.ts";
import type { ReplayedComment } from "../service/screening/replay-screening.ts";
import { withContext } from "./open-context.ts";

/** What is done, as it is printed. */
const STATES: Readonly<Record<VerdictState, string>> = { publish: "published", hold: "held", refuse: "refused" };

/**
 * `hustings screen`: prints what screening says today of every comment of an article, and how many of each.
 * @throws Problem `not-found` where there is no such article.
 */
export async function screenArticle(
  options: { article: string; siteSettings?: boolean; watch?: string[]; json?: boolean },
  output: NodeJS.WritableStream,
): Promise<void> {
  const asSite = options.siteSettings === true;
  await withContext(async (context) => {
    const { id: articleId } = await nameArticle(context, options.article);
    const counts: Record<VerdictState, number> = { publish: 0, hold: 0, refuse: 0 };
    for await (const comment of replayScreening(context, { articleId, asSite, watched: options.watch ?? [] })) {
      counts[comment.state]++;
      const piece = options.json === true ? `${JSON.stringify(jsonOf(comment))}\n` : describe(comment);
      if (!output.write(piece)) await once(output, "drain");
    }
    if (options.json === true) return;
    const { publish, hold, refuse } = counts;
    output.write(
      `\n${publish} published, ${hold} held, ${refuse} refused, ${asSite ? "with the site's present settings" : "with what ships"}.\n` +
        `Not looked at again, being about the moment of posting: ${NOT_REPLAYED.join(", ")}.\n`,
    );
  });
}

/** One comment: a line with number, name and state, then a line for each finding. */
function describe(comment: ReplayedComment): string {
  const lines = comment.findings.map((finding) => {
    const clause = finding.clause === null ? "" : ` (clause ${finding.clause})`;
    const words = finding.passage === null ? "" : ` "${passageOf(comment, finding.passage)}"`;
    return `    ${kindOf(comment, finding)}${clause}: ${findingSentence(finding.what, "en")}${words}\n`;
  });
  return `${comment.number}  ${comment.author}: ${STATES[comment.state]}\n${lines.join("")}`;
}

function jsonOf(comment: ReplayedComment): object {
  const { id, number, author, present, state } = comment;
  return {
    id,
    number,
    author,
    present,
    state: STATES[state],
    findings: comment.findings.map((finding) => ({
      as: kindOf(comment, finding),
      step: finding.step,
      clause: finding.clause,
      weight: finding.weight,
      strength: finding.strength,
      what: finding.what,
      words: finding.passage === null ? null : passageOf(comment, finding.passage),
    })),
  };
}

function kindOf({ causes }: ReplayedComment, finding: Finding): "cause" | "note" | "watched" {
  if (causes.includes(finding)) return "cause";
  return finding.shadow ? "watched" : "note";
}

/** The words in question, on one line. */
function passageOf({ text }: ReplayedComment, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end).replaceAll(/\s+/gu, " ");
}
