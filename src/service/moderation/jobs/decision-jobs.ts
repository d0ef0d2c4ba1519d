import type { JobHandler } from "../../../delivery/jobs/worker.ts";
import { SEND_APPEAL_ANSWER } from "../fallen-appeals.ts";
import { REFRESH_ARTICLE } from "../article-standing.ts";
import { BAN_EVERYWHERE, REMOVE_PAST, TELL_REPORTERS } from "../decide.ts";
import { REFRESH_STANDING } from "../standing.ts";
import { SEND_STATEMENT } from "../statements.ts";
import { banEverywhere } from "./ban-everywhere.ts";
import { refreshArticleNow, refreshStandingNow } from "./refresh-after-end.ts";
import { removePastComments } from "./remove-past-comments.ts";
import { sendAppealAnswer } from "./send-appeal-answer.ts";
import { sendStatement } from "./send-statement.ts";
import { tellReporters } from "./tell-reporters.ts";
import type { TellingContext } from "./telling-context.ts";

/**
 * What follows decisions, by kind of job. Each may be done twice.
 * @param sites the context of a site.
 */
export function decisionJobs(sites: (id: number) => TellingContext): Readonly<Record<string, JobHandler>> {
  /** Every one of these jobs names its site beside what `work` needs. */
  function job(work: (context: TellingContext, data: never) => Promise<void>): JobHandler {
    return async (data) => {
      await work(sites((data as { siteId: number }).siteId), data as never);
    };
  }
  return {
    [SEND_STATEMENT]: job(sendStatement),
    [TELL_REPORTERS]: job(tellReporters),
    [SEND_APPEAL_ANSWER]: job(sendAppealAnswer),
    [REFRESH_STANDING]: job(refreshStandingNow),
    [REFRESH_ARTICLE]: job(refreshArticleNow),
    [REMOVE_PAST]: job(removePastComments),
    [BAN_EVERYWHERE]: async (data) => {
      await banEverywhere(sites, data as { siteId: number; decisionId: number });
    },
  };
}
