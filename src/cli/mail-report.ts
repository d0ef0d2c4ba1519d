import { MAX_REPORT_LENGTH, readMailReport } from "../delivery/mail/read-report.ts";
import { takeMailReport } from "../service/send-mail.ts";
import { withInstallation } from "./open-context.ts";

/**
 * `hustings mail-report`: reads one mail and takes note of what it reports. Whatever it is, this is no failure: a mail
 * server would send an error about it to somebody who cannot do anything.
 */
export async function takeReportedMail(
  input: AsyncIterable<Buffer | string>,
  output: NodeJS.WritableStream,
): Promise<void> {
  let source = "";
  for await (const chunk of input) {
    if (source.length < MAX_REPORT_LENGTH) source += Buffer.from(chunk).toString("latin1");
  }
  const report = readMailReport(source);
  if (report === null) {
    output.write("This mail reports no bounce and no complaint: nothing done.\n");
    return;
  }
  const taken = await withInstallation(async (context) => {
    const sites = (id: number) => context.sites().find((site) => site.site().id === id) ?? context;
    return await takeMailReport({ context, sites }, report);
  });
  output.write(
    taken === null
      ? `This ${report.kind} is about no mail of ours: nothing done.\n`
      : `${taken.address} gets no more mail (${report.kind}).\n`,
  );
}
