import { join } from "node:path";
import type { AppContext } from "./context.ts";
import { Follower } from "./delivery/follower.ts";
import { JobWorker } from "./delivery/jobs/worker.ts";
import type { JobHandler } from "./delivery/jobs/worker.ts";
import { outboxTransport, smtpTransport } from "./delivery/mail/transport.ts";
import type { MailTransport } from "./delivery/mail/transport.ts";
import { AUDIT_SITE, makeAudit, requestAudit } from "./service/audit/keep-audit.ts";
import { FETCH_AVATAR, fetchAvatar } from "./service/avatars.ts";
import { cleanUp } from "./service/clean-up.ts";
import { NOTE_REFUSED_MAIL, recordRefusedMail } from "./service/email-sign-in.ts";
import { NOTE_REFUSED_CODE, recordRefusedCode } from "./service/embed-session.ts";
import { eraseDue } from "./service/erase-person.ts";
import { followJudgement } from "./service/follow-judgement.ts";
import { forgetExpired } from "./service/forget-expired.ts";
import { LINK_MENTIONS, linkEarlierMentions } from "./service/link-earlier-mentions.ts";
import { openJobQueue, scheduleRepeatingJobs } from "./service/job-queue.ts";
import { decisionJobs } from "./service/moderation/jobs/decision-jobs.ts";
import { mailNotices } from "./service/notices/mail-notices.ts";
import { MAIL_NOTICES } from "./service/notices/notice-context.ts";
import { takeNotices } from "./service/notices/take-notices.ts";
import { TAKE_HEAT, takeHeat } from "./service/conversation-heat.ts";
import { LEARN_FROM_DECISIONS, learnFromDecisions } from "./service/learn-from-decisions.ts";
import { NOTE_REFUSED_SIGN_IN, recordRefusedSignIn } from "./service/refused-sign-in.ts";
import { FOLLOW_BAN, followBan } from "./service/returns/follow-ban.ts";
import { LOOK_FOR_RETURNS, lookForReturns } from "./service/returns/look-for-returns.ts";
import { StyleMatcher } from "./service/returns/style-matcher.ts";
import { sendMail } from "./service/send-mail.ts";
import { mendEventOrder } from "./store/event-reader.ts";
import { isUnwritable } from "./store/unwritable.ts";
import { SEND_MAIL } from "./store/mails.ts";
import { renderNoticesMail } from "./web/views/notices-mail.ts";
import type { WebContext } from "./web/web-context.ts";

/** So long commits are gathered before anybody looks for the work that they bring, in milliseconds. */
const GATHER_MS = 100;

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
  const matcher = new StyleMatcher();
  /** Every kind of job there is. Each may be done twice. */
  const handlers: Readonly<Record<string, JobHandler>> = {
    [SEND_MAIL]: (data) => sendMail({ sites, transport, context }, (data as { mailId: number }).mailId),
    [MAIL_NOTICES]: (data) => {
      const { siteId, personId } = data as { siteId: number; personId: number };
      return mailNotices(sites(siteId), personId, renderNoticesMail);
    },
    [NOTE_REFUSED_MAIL]: (data) => {
      const { siteId, challengeId, reason } = data as { siteId: number; challengeId: number; reason: string };
      return recordRefusedMail(sites(siteId), { challengeId, reason });
    },
    [FETCH_AVATAR]: (data) => {
      const { siteId, personId, address } = data as { siteId: number; personId: number; address: string };
      return fetchAvatar(sites(siteId), { personId, address });
    },
    [LINK_MENTIONS]: (data) => {
      const { siteId, after } = data as { siteId: number; after: number };
      return linkEarlierMentions(sites(siteId), { after });
    },
    [NOTE_REFUSED_CODE]: (data) => {
      const { siteId, challengeId } = data as { siteId: number; challengeId: number };
      return recordRefusedCode(sites(siteId), { challengeId });
    },
    [NOTE_REFUSED_SIGN_IN]: (data) => {
      const { siteId, identityId, reason } = data as { siteId: number; identityId: number; reason: string | null };
      return recordRefusedSignIn(sites(siteId), { identityId, reason });
    },
    ...decisionJobs(sites),
    [LOOK_FOR_RETURNS]: (data) => {
      const { siteId, personId } = data as { siteId: number; personId: number };
      return lookForReturns(sites(siteId), { matcher }, { personId });
    },
    [FOLLOW_BAN]: (data) => {
      const { siteId, personId } = data as { siteId: number; personId: number };
      return followBan(sites(siteId), { personId });
    },
    [TAKE_HEAT]: async (data) => {
      const { siteId, commentId } = data as { siteId: number; commentId: number };
      await takeHeat(sites(siteId), { commentId });
    },
    [LEARN_FROM_DECISIONS]: async (data) => {
      await learnFromDecisions(sites((data as { siteId: number }).siteId));
    },
    [AUDIT_SITE]: (data) => makeAudit(sites((data as { siteId: number }).siteId)),
    "audit-sites": async () => {
      for (const site of context.sites()) await requestAudit(site);
    },
    "clean-up": async () => {
      await cleanUp(context);
      for (const site of context.sites()) {
        await forgetExpired(site);
        await eraseDue(site);
      }
    },
  };
  const follower = new Follower({ read: () => takeNotices(store, sites), onFault });
  const judgement = new Follower({ read: () => followJudgement(store), onFault });

  function onFault(error: unknown): void {
    // Logged once, for all that writes.
    if (isUnwritable(error)) return;
    log.warn({ err: error }, "the database could not be asked for work; trying again soon");
  }
  const worker = new JobWorker({
    queue: openJobQueue({
      store,
      now,
      kinds: Object.keys(handlers),
      onFailure: (job, error, givenUp) => {
        if (isUnwritable(error) && !givenUp) return;
        const facts = { job: job.id, kind: job.kind, attempts: job.attempts, err: error };
        if (givenUp) log.error(facts, "a job was given up");
        else log.warn(facts, "a job did not work and will be tried again");
      },
    }),
    handlers,
    now,
    onFault,
  });
  function wake(): void {
    follower.wake();
    judgement.wake();
    worker.wake();
  }
  let soon: NodeJS.Timeout | undefined;
  /** Looks for work once for all commits of a short while: on busy days that is far fewer looks. */
  function wakeSoon(): void {
    soon ??= setTimeout(() => {
      soon = undefined;
      wake();
    }, GATHER_MS).unref();
  }
  let stopListening: (() => void) | null = null;
  return {
    start: async () => {
      await scheduleRepeatingJobs(store, now);
      await store.transaction((tx) => mendEventOrder(tx, store.engine));
      stopListening = context.onCommit(wakeSoon);
      wake();
    },
    drain: async () => {
      await follower.drain();
      await judgement.drain();
      await worker.drain();
    },
    stop: async () => {
      stopListening?.();
      clearTimeout(soon);
      await follower.stop();
      await judgement.stop();
      await worker.stop();
      await matcher.close();
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
