import { Problem } from "../domain/problem.ts";
import type { ChainEnd } from "../domain/ledger/chain.ts";
import { readLedgerHead, verifyLedger } from "../service/moderation/verify-ledger.ts";
import type { Difference } from "../service/moderation/verify-decisions.ts";
import { withContext } from "./open-context.ts";

/** What each kind of break means. */
const BREAKS = {
  changed: "is not as it was written",
  gap: "is missing",
  reordered: "is not in its place",
  shortened: "is missing: the ledger ends before the published entry",
} as const;

/** What can differ in a decision, in words. */
const FIELDS: Readonly<Record<Difference["fields"][number], string>> = {
  kind: "the kind",
  case: "the case",
  comment: "the comment",
  article: "the article",
  person: "the person",
  device: "the device",
  clause: "the clause",
  "rules-version": "the version of the house rules",
  by: "who decided",
  "by-machine": "whether a machine decided",
  "found-by-machine": "whether a machine found it",
  at: "the time",
  "ends-at": "the end",
  strike: "the strike",
  scope: "the scope",
  reverses: "what it takes back",
  appeal: "the appeal that it answers",
  reason: "the reason",
  note: "the internal note",
  terms: "the law that was named, or another of its terms",
  statement: "the statement of reasons, such as its marked passages",
  answer: "the answer to the appeal",
  missing: "it is gone",
  unreadable: "it cannot be read any more",
  unrecorded: "it was never recorded",
};

/**
 * Follows the ledger from its beginning and says whether it is whole, and the decisions as they were recorded.
 * @param head an end that was published, as `COUNT:HASH`; null: none is compared.
 * @returns false where it is broken.
 */
export async function verifyLedgerCommand(head: string | null, output: NodeJS.WritableStream): Promise<boolean> {
  const published = head === null ? undefined : readHead(head);
  return await withContext(async (context) => {
    const found = await verifyLedger(context, published);
    if (found.ok) {
      output.write(`whole: ${found.count} entries, head ${found.head}; every decision is as it was recorded\n`);
    } else if (found.kind === "decisions") {
      output.write(`changed: ${found.count} entries are whole, but ${found.differing} of what they record is not\n`);
      for (const { decisionId, seq, fields } of found.differences) {
        const where = seq === null ? "in no entry" : `entry ${seq}`;
        output.write(`decision ${decisionId}, ${where}: ${fields.map((field) => FIELDS[field]).join(", ")}\n`);
      }
      if (found.differing > found.differences.length) output.write("and more\n");
    } else {
      output.write(`broken: entry ${found.seq} ${BREAKS[found.kind]}; ${found.count} entries before it are whole\n`);
    }
    return found.ok;
  });
}

/** Prints the end of the ledger, in the form that `verify --head` takes: keep it elsewhere to compare with later. */
export async function printLedgerHead(output: NodeJS.WritableStream): Promise<void> {
  await withContext(async (context) => {
    const head = await readLedgerHead(context);
    output.write(head === null ? "empty\n" : `${head.seq}:${head.hash} ${new Date(head.at).toISOString()}\n`);
  });
}

function readHead(text: string): ChainEnd {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/u.exec(text) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new Problem("invalid-input", "--head looks like 12:5f… as `hustings ledger head` prints it.");
  }
  return { seq: Number(seq), hash };
}
