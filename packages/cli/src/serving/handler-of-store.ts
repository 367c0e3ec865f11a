import { randomUUID } from "node:crypto";
import { openHotline, type PolicyBook } from "@swiftline/core";
import { allowAll, byApiKey, createHandler, firstOf, type Handler, type HandlerOptions } from "@swiftline/sdk-http";
import type { Store } from "@swiftline/store";
import { v7 } from "uuid";
import { clientOf, forwardedClientOf } from "./client-address.ts";
import { mediaFolder } from "./media-folder.ts";
import { memoryRateLimit } from "./memory-rate-limit.ts";
import type { Rate } from "./rate-flag.ts";
import { byIssuer } from "./token-issuer.ts";

/** How a city is served over its store. */
export interface ServedStore
  extends Required<Pick<HandlerOptions, "operations" | "simulator" | "isReady" | "closing" | "onAnswer" | "onError">> {
  readonly store: Store;
  readonly book: PolicyBook;
  /** The file of the store; pictures lie beside it. */
  readonly database: string;
  /** Nobody is asked who they are: everybody acts as a caller. */
  readonly isOpen: boolean;
  /** Whose tokens are taken besides keys, and for whom they must be made. */
  readonly issuer?: { readonly issuer: string; readonly audience: string } | undefined;
  /** How often everybody may ask; without end when left out. */
  readonly rate?: Rate | undefined;
  /** Whether a proxy in front says whom it sends. */
  readonly isProxied: boolean;
}

/** The handler of `swiftline serve`: the one that others embed, with all that a store on a disk can give it. */
export async function handlerOfStore(served: ServedStore): Promise<Handler> {
  const { store, book, database, isOpen, issuer, rate, isProxied, operations, simulator, isReady, closing } = served;
  const byKey = byApiKey(store.apiKeys, Date.now);
  const byKeyOrToken = issuer === undefined ? byKey : firstOf(byKey, await byIssuer(issuer, Date.now));
  return createHandler({
    hotline: openHotline({ log: store.log, book }),
    list: store.list,
    replays: store.replays,
    changes: store.changes,
    figures: store,
    names: store.names,
    ...(database !== ":memory:" && { media: mediaFolder(`${database}-media`) }),
    ...(process.env.SWIFTLINE_IDENTITY_KEY !== undefined && { identities: store.identities }),
    ...(book.open311 !== undefined && { open311: {} }),
    operations,
    simulator,
    authorize: isOpen ? allowAll : byKeyOrToken,
    clientOf: isProxied ? forwardedClientOf : clientOf,
    rateLimit: rate && memoryRateLimit(rate),
    // Numbers that sort as they were given (UUID 7, RFC 9562): each appeal is written behind the last, on a page that is in hand. One that
    // a key asks for must come out the same whenever it is asked for, so no time is in it.
    newId: (once) => once?.slice(0, 32) ?? v7().replaceAll("-", ""),
    now: Date.now,
    newRequestId: randomUUID,
    stopwatch: () => performance.now(),
    isReady,
    closing,
    onAnswer: served.onAnswer,
    onError: served.onError,
  });
}
