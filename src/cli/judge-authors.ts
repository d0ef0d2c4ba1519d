import { readFile } from "node:fs/promises";
import { once } from "node:events";

import { judgeAccounts } from "../judgement/authorship/judge-authors.ts";
import { loadAuthorshipModel } from "../judgement/authorship/load-model.ts";
import { readAccounts } from "../judgement/authorship/read-accounts.ts";

/**
 * `hustings judge authors --known FILE --unknown FILE [--top K|--all]`: one JSON line per unknown account.
 *
 * @param options paths of two files of JSON lines `{"account", "comments":[{"text","at"?}]}`, and how many candidates.
 * @param output where the lines go; its back pressure is respected.
 * @throws Error when a file cannot be read, SyntaxError naming the line that is not as expected.
 */
export async function judgeAuthors(
  options: { known: string; unknown: string; top: number | "all" },
  output: NodeJS.WritableStream,
): Promise<void> {
  const known = readAccounts(await readFile(options.known, "utf8"));
  const unknown = readAccounts(await readFile(options.unknown, "utf8"));
  for (const suspicions of judgeAccounts(known, unknown, options.top, loadAuthorshipModel())) {
    if (!output.write(`${JSON.stringify(suspicions)}\n`)) await once(output, "drain");
  }
}
