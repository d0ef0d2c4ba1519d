import { join } from "node:path";
import type { AppContext } from "./context.ts";
import { Follower } from "./delivery/follower.ts";
import { JobWorker } from "./delivery/jobs/worker.ts";
import type { JobHandler } from "./delivery/jobs/worker.ts";
import { outboxTransport, smtpTransport } from "./delivery/mail/transport.ts";
import type { MailTransport } from "./delivery/mail/transport.ts";
import { cleanUpMails } from "./service/clean-up-mail.ts";
import { openJobQueue, scheduleRepeatingJobs } from "./service/job-queue.ts";
import { SEND_APPEAL_ANSWER } from "./service/moderation/appeal.ts";
import { REFRESH_ARTICLE } from "./service/moderation/article-standing.ts";
import { REMOVE_PAST, TELL_REPORTERS } from "./service/moderation/decide.ts";
import { refreshArticleNow, refreshStandingNow } from "./service/moderation/jobs/refresh-after-end.ts";
import { removePastComments } from "./service/moderation/jobs/remove-past-comments.ts";
import { sendAppealAnswer } from "./service/moderation/jobs/send-appeal-answer.ts";
import { sendStatement } from "./service/moderation/jobs/send-statement.ts";
import { tellReporters } from "./service/moderation/jobs/tell-reporters.ts";
import { REFRESH_STANDING } from "./service/moderation/standing.ts";
import { SEND_STATEMENT } from "./service/moderation/statements.ts";
import { mailNotices } from "./service/notices/mail-notices.ts";
import { MAIL_NOTICES } from "./service/notices/notice-context.ts";
import { takeNotices } from "./service/notices/take-notices.ts";
import { sendMail } from "./service/send-mail.ts";
import { mendEventOrder } from "./store/event-reader.ts";
import { SEND_MAIL } from "./store/mails.ts";
import { renderNoticesMail } from "./web/views/notices-mail.ts";
import type { WebContext } from "./web/web-context.ts";

/** What is done beside answering requests. */
export interface Background {
  /** Does everything as it becomes due, until it is stopped. */
  start(): Promise<void>;
  /** Does everything that is due now and returns when it is done. */
  drain(): Promise<void>;
  /** Begins nothing more and waits for what is being done. */
  stop(): Promise<void>;
}

/** Builds what works on jobs, for all sites. Nothing begins before `start` or `drain`. */
export function createBackground(context: AppContext): Background {
  const { store, now, log } = context;
  const transport = transportOf(context);
  const sites = (id: number): WebContext => {
    const found = context.sites().find((site) => site.site().id === id);
    if (found === undefined) throw new Error(`site ${id} is gone`);
    return found;
  };
  /** Every kind of job there is. Each may be done twice. */
  const handlers: Readonly<Record<string, JobHandler>> = {
    [SEND_MAIL]: (data) => sendMail({ sites, transport, context }, (data as { mailId: number }).mailId),
    [MAIL_NOTICES]: (data) => {
      const { siteId, personId } = data as { siteId: number; personId: number };
      return mailNotices(sites(siteId), personId, renderNoticesMail);
    },
    [SEND_STATEMENT]: (data) => {
      const job = data as { siteId: number; decisionId: number; secret: string | null; email: string | null };
      return sendStatement(sites(job.siteId), job);
    },
    [TELL_REPORTERS]: (data) => {
      const job = data as { siteId: number; decisionId: number };
      return tellReporters(sites(job.siteId), job);
    },
    [SEND_APPEAL_ANSWER]: (data) => {
      const job = data as { siteId: number; appealId: number };
      return sendAppealAnswer(sites(job.siteId), job);
    },
    [REFRESH_STANDING]: (data) => {
      const job = data as { siteId: number; personId: number };
      return refreshStandingNow(sites(job.siteId), job);
    },
    [REFRESH_ARTICLE]: (data) => {
      const job = data as { siteId: number; articleId: number };
      return refreshArticleNow(sites(job.siteId), job);
    },
    [REMOVE_PAST]: (data) => {
      const job = data as { siteId: number; decisionId: number };
      return removePastComments(sites(job.siteId), job);
    },
    "clean-up": async () => {
      await cleanUpMails(store, now());
    },
  };
  const follower = new Follower({ read: () => takeNotices(store, sites), onFault });

  function onFault(error: unknown): void {
    log.warn({ err: error }, "the database could not be asked for work; trying again soon");
  }
  const worker = new JobWorker({
    queue: openJobQueue({
      store,
      now,
      kinds: Object.keys(handlers),
      onFailure: (job, error, givenUp) => {
        const facts = { job: job.id, kind: job.kind, attempts: job.attempts, err: error };
        if (givenUp) log.error(facts, "a job was given up");
        else log.warn(facts, "a job did not work and will be tried again");
      },
    }),
    handlers,
    now,
    onFault,
  });
  let stopListening: (() => void) | null = null;
  const wake = (): void => {
    follower.wake();
    worker.wake();
  };
  return {
    start: async () => {
      await scheduleRepeatingJobs(store, now);
      await store.transaction((tx) => mendEventOrder(tx, store.engine));
      stopListening = context.onCommit(wake);
      wake();
    },
    drain: async () => {
      await follower.drain();
      await worker.drain();
    },
    stop: async () => {
      stopListening?.();
      await follower.stop();
      await worker.stop();
      transport.close();
    },
  };
}

function transportOf({ config, log }: AppContext): MailTransport {
  if (config.smtpUrl !== null) return smtpTransport(config.smtpUrl);
  return outboxTransport(join(config.dataDir, "outbox"), (kept) => {
    log.info(kept, "no mail server is set up (SMTP_URL): a mail was put into the outbox");
  });
}
