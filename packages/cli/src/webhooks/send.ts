import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { type ClientRequest, type RequestOptions, request as requestInClear } from "node:http";
import { request } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress, type Send } from "@swiftline/sdk-http";

/** How long an answer is waited for. */
const PATIENCE = 15_000;

/**
 * Sends messages to the public internet, and with `private` also to addresses that only this network can reach. A name is looked up once
 * and the connection goes to the very address that was checked, so that no second answer can lead elsewhere. Redirects are not followed.
 */
export const sending =
  ({ private: isPrivateMeant }: { readonly private: boolean }): Send =>
  async (url, init) => {
    const mayReach = (address: string): boolean => isPrivateMeant || isPublicAddress(address);
    const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !mayReach(host)) throw notPublic(host);
    const outgoing = sent(url, init, { lookup: checkedLookup(mayReach) });
    // The other side may have closed a line that was kept just as it was used again; nobody has refused anything.
    return answerTo(outgoing).catch((error: NodeJS.ErrnoException) => {
      if (!outgoing.reusedSocket || error.code !== "ECONNRESET") throw error;
      return answerTo(sent(url, init, { lookup: checkedLookup(mayReach), agent: false }));
    });
  };

function sent(url: string, { method = "GET", headers, body }: RequestInit, options: RequestOptions): ClientRequest {
  const outgoing = (url.startsWith("https:") ? request : requestInClear)(url, {
    method,
    headers: Object.fromEntries(new Headers(headers)),
    signal: AbortSignal.timeout(PATIENCE),
    ...options,
  });
  return outgoing.end(body);
}

const answerTo = (outgoing: ClientRequest): ReturnType<Send> =>
  new Promise((resolve, reject) => {
    outgoing.once("error", reject);
    outgoing.once("response", (incoming) => {
      incoming.resume();
      incoming.once("error", () => undefined);
      resolve({ status: incoming.statusCode ?? 0, headers: new Headers() });
    });
  });

type Found = (error: Error | null, found: string | LookupAddress[], family?: number) => void;

const checkedLookup =
  (mayReach: (address: string) => boolean) => (host: string, options: LookupOptions, found: Found) =>
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const closed = addresses?.find(({ address }) => !mayReach(address));
      const [first] = addresses ?? [];
      if (error !== null) found(error, []);
      else if (closed !== undefined || first === undefined) found(notPublic(closed?.address ?? host), []);
      else if (options.all) found(null, addresses);
      else found(null, first.address, first.family);
    });

const notPublic = (address: string): Error => new Error(`${address} does not lie in the public internet`);
