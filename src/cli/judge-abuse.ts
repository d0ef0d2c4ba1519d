import { once } from "node:events";
import { judgeLines } from "../judgement/abuse/judge-lines.ts";
import { loadAbuseModel } from "../judgement/abuse/load-model.ts";

/**
 * `hustings judge abuse`: reads JSON lines from `input` and writes one line per comment to `output`, in order and with
 * back-pressure (see `judgeLines` for both formats). Rejects with a `LineError` naming the line that is malformed.
 */
export async function judgeAbuse(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  input.setEncoding("utf8");
  for await (const lines of judgeLines(input as AsyncIterable<string>, loadAbuseModel())) {
    if (!output.write(lines)) await once(output, "drain");
  }
}
