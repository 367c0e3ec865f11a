import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { request as requestInClear } from "node:http";
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
  (url, { method = "GET", headers, body }) =>
    new Promise((resolve, reject) => {
      const { protocol, hostname } = new URL(url);
      const host = hostname.replace(/^\[|\]$/g, "");
      const mayReach = (address: string): boolean => isPrivateMeant || isPublicAddress(address);
      if (isIP(host) !== 0 && !mayReach(host)) return reject(notPublic(host));
      const outgoing = (protocol === "https:" ? request : requestInClear)(url, {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        lookup: checkedLookup(mayReach),
        signal: AbortSignal.timeout(PATIENCE),
      });
      outgoing.once("error", reject);
      outgoing.once("response", (incoming) => {
        incoming.resume();
        incoming.once("error", () => undefined);
        resolve({ status: incoming.statusCode ?? 0, headers: new Headers() });
      });
      outgoing.end(body);
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
