import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Problem } from "../../domain/problem.ts";

/** What is limited. */
export type LimitedAct = "post" | "act";

/** Limits per device and per network, kept in memory: a restart forgets them, which harms nobody. */
export class RateLimits {
  readonly #limiters: Readonly<Record<LimitedAct, { device: RateLimiterMemory; network: RateLimiterMemory }>>;

  /** All limits are numbers a minute. */
  constructor(limits: { posts: number; networkPosts: number; actions: number }) {
    this.#limiters = {
      post: { device: perMinute(limits.posts), network: perMinute(limits.networkPosts) },
      act: { device: perMinute(limits.actions), network: perMinute(limits.actions * 10) },
    };
  }

  /**
   * Counts one act.
   * @param who.device id of the device; null for one that has none yet: then only the network counts.
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
