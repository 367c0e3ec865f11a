import type { RateLimit, Share } from "@swiftline/sdk-http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Rate } from "./rate-flag.ts";

/** The same rate for everybody, counted in the memory of this process: each principal by itself, each client that is nobody's, and each reader. */
export function memoryRateLimit({ quota, window }: Rate): RateLimit {
  const limiter = new RateLimiterMemory({ points: quota, duration: window });
  return async ({ by, cost }): Promise<Share> => {
    const key = Object.entries(by).flat().join(" ");
    const spent = cost === 0 ? await limiter.get(key) : await limiter.penalty(key, cost);
    const used = spent?.consumedPoints ?? 0;
    return {
      policy: "default",
      quota,
      window,
      remaining: Math.max(0, quota - used),
      reset: spent === null ? window : Math.max(0, Math.ceil(spent.msBeforeNext / 1000)),
      isExceeded: used + (1 - cost) > quota,
    };
  };
}
