import type { Scope } from "./authorize.ts";

/** One request, to be taken from somebody's share. */
export interface Draw {
  /**
   * A principal by its name and actor; or whoever is at the other end, by what the host calls them: as a client whom nobody knows, or as a reader of
   * Open311, where nobody need be known. Each has a share of its own, so that a crowd of readers shuts out no key at the same address.
   */
  readonly by: { readonly principal: string } | { readonly client: string } | { readonly reader: string };
  /** What is asked for; Open311 has none, as everybody may read there. */
  readonly scope: Scope | "open311";
  /** 0 where it is only asked what is left. */
  readonly cost: 0 | 1;
}

/** How much somebody may still ask for. */
export interface Share {
  /** The name of the policy: printable ASCII, no quotes. */
  readonly policy: string;
  /** Requests a window, and the window's length in whole seconds. */
  readonly quota: number;
  readonly window: number;
  readonly remaining: number;
  /** After how many whole seconds more is left than now. */
  readonly reset: number;
  /** This request is one too many; or, where it cost nothing, the next one would be. */
  readonly isExceeded: boolean;
}

/** Says what is left of a share, and takes the cost from it. It decides alone by what requests are told apart, and by how much. */
export type RateLimit = (draw: Draw) => Promise<Share>;

/** A share as its owner is told of it (draft-ietf-httpapi-ratelimit-headers-11), with `Retry-After` where nothing is left. */
export const rateHeadersOf = ({
  policy,
  quota,
  window,
  remaining,
  reset,
  isExceeded,
}: Share): Readonly<Record<string, string>> => ({
  "ratelimit-policy": `"${policy}";q=${quota};w=${window}`,
  ratelimit: `"${policy}";r=${Math.max(0, remaining)};t=${reset}`,
  ...(isExceeded && { "retry-after": String(Math.max(1, reset)) }),
});

/** Tells the owner of a share, beside the answer, what is left of it. */
export function tellShare(response: Response, share: Share): void {
  for (const [name, value] of Object.entries(rateHeadersOf(share))) response.headers.set(name, value);
}
