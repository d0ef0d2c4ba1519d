/**
 * `npm run judge:report [-- --data DIR]`: measures everything that the judgement part promises, on the development data,
 * and prints it as a table: figure, value, 95 % interval, baseline, target. The model cards quote it.
 */
import { parseArgs } from "node:util";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { abuseReport } from "./judge-report/abuse.ts";
import { authorshipReport } from "./judge-report/authorship.ts";
import { precedentsReport } from "./judge-report/precedents.ts";
import { printRows } from "./judge-report/row.ts";

const { values } = parseArgs({ options: { data: { type: "string" } } });
const data = values.data ?? fileURLToPath(new URL("../../shared/data", import.meta.url));
if (!existsSync(data)) {
  process.stderr.write(`The development data is not at ${data}; name its folder with --data DIR.\n`);
  process.exitCode = 1;
} else {
  for (const [title, rows] of [
    ["Abuse in one comment", () => abuseReport(data)],
    ["Returns of banned accounts", () => authorshipReport(data)],
    ["Precedents and the audit", precedentsReport],
  ] as const) {
    process.stdout.write(`\n${title}\n${printRows(rows())}`);
  }
}
