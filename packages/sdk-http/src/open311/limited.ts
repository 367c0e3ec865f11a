import type { MiddlewareHandler } from "hono";
import type { Admission } from "../admit.ts";
import { rateHeadersOf, tellShare } from "../rate-limit.ts";
import { refused } from "./refused.ts";

/** Limits Open311, where nobody need say who they are: by who is at the other end, and all together where the host does not tell. */
export const limitedOpen311 =
  ({ rateLimit, clientOf }: Pick<Admission, "rateLimit" | "clientOf">): MiddlewareHandler =>
  async (context, next) => {
    const request = context.req.raw;
    const share = await rateLimit?.({ by: { reader: clientOf?.(request) ?? "anybody" }, scope: "open311", cost: 1 });
    if (share === undefined) return next();
    if (share.isExceeded) return refused(request, { code: "http/too-many-requests" }, rateHeadersOf(share));
    await next();
    tellShare(context.res, share);
  };
