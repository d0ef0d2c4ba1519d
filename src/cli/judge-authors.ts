import { readFile } from "node:fs/promises";
import { once } from "node:events";

import { judgeAccounts } from "../judgement/authorship/judge-authors.ts";
import { loadAuthorshipModel } from "../judgement/authorship/load-model.ts";
import { type Account, readAccounts } from "../judgement/authorship/read-accounts.ts";
import { Problem } from "../domain/problem.ts";

/**
 * `hustings judge authors --known FILE --unknown FILE [--top K|--all]`: one JSON line per unknown account.
 *
 * @param options paths of two files of JSON lines `{"account", "comments":[{"text","at"?}]}`, and how many candidates.
 * @param output where the lines go; its back pressure is respected.
 * @throws Problem `invalid-input` naming the file that cannot be read, or its line that is not as expected.
 */
export async function judgeAuthors(
  options: { known: string; unknown: string; top: number | "all" },
  output: NodeJS.WritableStream,
): Promise<void> {
  const known = await accountsIn(options.known);
  const unknown = await accountsIn(options.unknown);
  for (const suspicions of judgeAccounts(known, unknown, options.top, loadAuthorshipModel())) {
    if (!output.write(`${JSON.stringify(suspicions)}\n`)) await once(output, "drain");
  }
}

async function accountsIn(path: string): Promise<Account[]> {
  try {
    return readAccounts(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && "code" in error)) {
      throw new Problem("invalid-input", `${path}: ${error.message}`);
    }
    throw error;
  }
}
