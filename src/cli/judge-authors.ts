import { readFile } from "node:fs/promises";
import { once } from "node:events";

import { judgeAccounts } from "../judgement/authorship/judge-authors.ts";
import { loadAuthorshipModel } from "../judgement/authorship/load-model.ts";
import { type Account, readAccounts } from "../judgement/authorship/read-accounts.ts";
import { signsEn } from "../domain/messages/signs-en.ts";
import type { Trait } from "../judgement/authorship/traits.ts";
import { Problem } from "../domain/problem.ts";
import { fileTrouble } from "./file-trouble.ts";

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
    const candidates = suspicions.candidates.map(({ for: signs, against, ...judged }) =>
      signs && against ? { ...judged, for: signs.map(inWords), against: against.map(inWords) } : judged,
    );
    if (!output.write(`${JSON.stringify({ account: suspicions.account, candidates })}\n`)) await once(output, "drain");
  }
}

/** What is printed of a trait, always in English. Programs read it: the names of the fields are stable. */
export interface WordedTrait {
  readonly trait: string;
  readonly text: string;
  readonly rarity: string;
  readonly known: string;
  readonly unknown: string;
}

function inWords({ trait, says, oneIn, known, unknown }: Trait): WordedTrait {
  const rarity = oneIn === null ? "" : signsEn.rarity(oneIn);
  return { trait, text: signsEn.sign(says), rarity, known, unknown };
}

async function accountsIn(path: string): Promise<Account[]> {
  try {
    return readAccounts(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem("invalid-input", `${path}: ${error.message}`);
    // Reading a folder fails without its path.
    const trouble = error instanceof Error ? fileTrouble(Object.assign(error, { path })) : undefined;
    throw trouble === undefined ? error : new Problem("invalid-input", trouble);
  }
}
