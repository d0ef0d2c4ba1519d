import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Problem } from "../../domain/problem.ts";

/** What is limited. */
export type LimitedAct = "post" | "act" | "sign-in" | "download";

/** Mails to one address, or codes from one browser, in the time below. */
const SIGN_INS = 6;

/** The same from one network. */
const NETWORK_SIGN_INS = 60;

/** The time in which they are counted, in seconds. */
const SIGN_IN_PERIOD_S = 10 * 60;

/** Downloads of all of one's data in an hour, and from one network. */
const DOWNLOADS = 6;
const NETWORK_DOWNLOADS = 60;

/** Limits per device and per network, kept in memory: a restart forgets them, which harms nobody. */
export class RateLimits {
  readonly #limiters: Readonly<Record<LimitedAct, { device: RateLimiterMemory; network: RateLimiterMemory }>>;

  /** All limits are numbers a minute. */
  constructor(limits: { posts: number; networkPosts: number; actions: number }) {
    this.#limiters = {
      post: { device: perMinute(limits.posts), network: perMinute(limits.networkPosts) },
      act: { device: perMinute(limits.actions), network: perMinute(limits.actions * 10) },
      "sign-in": {
        device: new RateLimiterMemory({ points: SIGN_INS, duration: SIGN_IN_PERIOD_S }),
        network: new RateLimiterMemory({ points: NETWORK_SIGN_INS, duration: SIGN_IN_PERIOD_S }),
      },
      download: {
        device: new RateLimiterMemory({ points: DOWNLOADS, duration: 3_600 }),
        network: new RateLimiterMemory({ points: NETWORK_DOWNLOADS, duration: 3_600 }),
      },
    };
  }

  /**
   * Counts one act.
   * @param who.device key of the writer, or of the address that mail is sent to; null where there is none yet: then
   *   only the network counts.
   * @throws Problem `too-many-requests` that says when to try again.
   */
  async count(act: LimitedAct, who: { device: string | null; network: string }): Promise<void> {
    const { device, network } = this.#limiters[act];
    try {
      if (who.device !== null) await device.consume(who.device);
      await network.consume(who.network);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new Problem("too-many-requests", `That was a lot at once. Please try again in ${seconds} seconds.`, {
        retryAfter: seconds,
      });
    }
  }
}

function perMinute(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: 60 });
}
