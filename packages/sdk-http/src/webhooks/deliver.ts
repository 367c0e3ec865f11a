import type { ChangeFeed, Delivery, EventLog, Webhook, Webhooks } from "@swiftline/core/book";
import { HOUR, MINUTE, SECOND } from "@swiftline/core/time";
import { happenedIn, type Placed } from "../happened.ts";
import { signed } from "./signature.ts";

/** How a message goes out. It must not follow redirects, nor reach what is not public (`isPublicAddress`) unless that is meant. */
export type Send = (url: string, init: RequestInit) => Promise<Pick<Response, "status" | "headers">>;

export interface DeliveryPorts {
  readonly webhooks: Webhooks;
  readonly changes: ChangeFeed;
  readonly log: EventLog;
  /** The id of the city, of which events say that they are. */
  readonly city: string;
  readonly send: Send;
  readonly now: () => number;
  /** From 0 to 1; spreads the next tries of many. */
  readonly random: () => number;
}

/** When a message is tried again that was not taken, by how often that was; the last goes on (the advice of Standard Webhooks). */
const pauses = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR],
  24 * HOUR,
] as const;

const PAGE = 50;
/** So long one goes on before it is written down what was told: a server that is killed tells no more than that again. */
const UNSETTLED = SECOND;
const GONE = 410;

/**
 * Tells every webhook what it has not been told, in order, and answers how many messages were taken. Each is sent at least once under
 * the same id: what a server that was killed had sent and not written down is sent again.
 */
export async function deliver(ports: DeliveryPorts): Promise<number> {
  const due = (await ports.webhooks.list()).filter(
    ({ disabledAt, nextAt }) => disabledAt === undefined && nextAt <= ports.now(),
  );
  const taken = await Promise.all(due.map((webhook) => tellAll(webhook, ports)));
  return taken.reduce((sum, count) => sum + count, 0);
}

/** Goes through the changes until there is none, or until one is not taken, and writes down as it goes how far it has come. */
async function tellAll(webhook: Webhook, ports: DeliveryPorts): Promise<number> {
  const { id, actor } = webhook;
  let { position, failures } = webhook;
  for (let taken = 0; ; ) {
    const page = await ports.changes.after(position, PAGE);
    const last = page.at(-1);
    if (last === undefined) return taken;
    const placed = await happenedIn(page, { actor, log: ports.log, city: ports.city });
    const wanted = placed.filter(({ event }) => webhook.types?.includes(event.data.type) ?? true);
    const { tries, failed, next } = await tell(wanted, webhook, ports);
    taken += tries.length - (failed === undefined ? 0 : 1);
    const come = next === undefined ? last.position : Math.max(position, next.position - 1);
    // Whoever takes some has come back: pauses grow only where nothing is taken.
    if (come > position) failures = 0;
    position = come;
    await ports.webhooks.settle({ id, position, ...standingAfter(tries.at(-1), { failed, failures }, ports) }, tries);
    if (failed !== undefined) return taken;
  }
}

/** Sends one message after the other, as long as they are taken and it does not take too long; `next` is where to go on. */
async function tell(wanted: readonly Placed[], webhook: Webhook, ports: DeliveryPorts) {
  const begunAt = ports.now();
  const tries: Delivery[] = [];
  let position = wanted[0]?.position;
  for (const one of wanted) {
    if (one.position !== position && ports.now() - begunAt >= UNSETTLED) return { tries, failed: undefined, next: one };
    const tried = await tellOne(one, webhook, ports);
    tries.push(tried);
    if (!isTaken(tried)) return { tries, failed: one, next: one };
    position = one.position;
  }
  return { tries, failed: undefined, next: undefined };
}

async function tellOne(
  { event }: Placed,
  { id, url, secrets }: Webhook,
  { send, now }: DeliveryPorts,
): Promise<Delivery> {
  const at = now();
  const body = JSON.stringify(event);
  const headers = await signed({ id: event.id, timestamp: Math.floor(at / SECOND), body }, secrets);
  const init = {
    method: "POST",
    headers: { ...headers, "content-type": "application/cloudevents+json; charset=utf-8" },
    body,
    redirect: "manual",
  } as const;
  try {
    const { status } = await send(url, init);
    return { webhook: id, event: event.id, at, status };
  } catch (error) {
    return { webhook: id, event: event.id, at, error: error instanceof Error ? error.message : "no answer" };
  }
}

const isTaken = ({ status = 0 }: Delivery): boolean => status >= 200 && status < 300;

function standingAfter(
  last: Delivery | undefined,
  { failed, failures }: { readonly failed: Placed | undefined; readonly failures: number },
  { now, random }: DeliveryPorts,
): Pick<Webhook, "failures" | "nextAt" | "disabledAt"> {
  if (failed === undefined) return { failures: 0, nextAt: 0 };
  if (last?.status === GONE) return { failures: failures + 1, nextAt: 0, disabledAt: now() };
  const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
  return { failures: failures + 1, nextAt: now() + Math.round(pause * (1 + random() / 5)) };
}
