import { networkOf } from "./client-network.ts";

/** By the request, since it cannot be added to. */
const addresses = new WeakMap<Request, string>();

/** Keeps from which address a request came; undefined where its connection is gone already. */
export function keepClient(request: Request, address: string | undefined): void {
  if (address !== undefined) addresses.set(request, address);
}

/** From which network a request came: that of the connection, whatever its headers say. */
export function clientOf(request: Request): string | undefined {
  const address = addresses.get(request);
  return address === undefined ? undefined : networkOf(address);
}

/**
 * Whom a proxy in front of the server sends: the last address of `X-Forwarded-For`, which the proxy itself has added; those before it
 * anybody could have made up. The proxy's own where it has added none.
 */
export function forwardedClientOf(request: Request): string | undefined {
  const address = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return address ? networkOf(address) : clientOf(request);
}
