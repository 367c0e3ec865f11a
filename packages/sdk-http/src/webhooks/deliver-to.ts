import type { ChangeFeed, Change as ChangeOfLog, Delivery, EventLog, Webhook, Webhooks } from "@swiftline/core/book";
import { HOUR, MINUTE, SECOND } from "@swiftline/core/time";
import { type Happened, happenedIn } from "../happened.ts";
import { isTaken, type Send, tellOne } from "./tell-one.ts";

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

/** How many changes a webhook is told side by side. */
const ABREAST = 16;
const PAGE = 100;
/** No change so far behind one that has not been told is told: where that is not taken, those between are told again. */
const AHEAD = 2 * PAGE;
/** So long one goes on before it is written down what was told: a server that is killed tells that again, and what it was ahead. */
const UNSETTLED = SECOND;
const GONE = 410;

/** Whether a webhook is to be told something now, if there is anything. */
export const isDue = ({ disabledAt, nextAt }: Webhook, now: number): boolean =>
  disabledAt === undefined && nextAt <= now;

/**
 * Tells a webhook what it has not been told, until there is no more, a message is not taken, or the signal says stop; then waits for what
 * is under way. Answers how many messages were taken. Those of one appeal are sent in their order, those of several side by side. Each is
 * sent at least once under the same id: what a server that was killed had sent and not written down is sent again.
 */
export async function deliverTo(webhook: Webhook, ports: DeliveryPorts, signal: AbortSignal): Promise<number> {
  const telling = begun(webhook, ports.now());
  try {
    await tellAll(telling, ports, signal);
  } finally {
    await Promise.all(telling.underWay.values());
  }
  return telling.taken;
}

/** What one append has for a webhook. */
interface Change {
  readonly position: number;
  readonly appealId: string;
  readonly events: readonly Happened[];
}

/** How far a webhook has been told, as long as that goes on. */
interface Telling {
  /** As it was last written down. */
  webhook: Webhook;
  settledAt: number;
  /** Since then. */
  tries: Delivery[];
  taken: number;
  /** The last change that was read, and whether there was none behind it. */
  readTo: number;
  isAll: boolean;
  /** Those that were read and have not been told, in their order. */
  untold: readonly Change[];
  /** By the appeal: of each one change at a time. */
  readonly underWay: Map<string, Promise<void>>;
  /** What was not taken. */
  refused?: Delivery;
  /** Somebody has sent the webhook back or taken it away. */
  isMoved: boolean;
}

const begun = (webhook: Webhook, settledAt: number): Telling => ({
  webhook,
  settledAt,
  tries: [],
  taken: 0,
  readTo: webhook.position,
  isAll: false,
  untold: [],
  underWay: new Map(),
  isMoved: false,
});

async function tellAll(telling: Telling, ports: DeliveryPorts, signal: AbortSignal): Promise<void> {
  for (;;) {
    const isOver = signal.aborted || telling.refused !== undefined || telling.isMoved;
    const next = isOver ? undefined : nextOf(telling);
    if (next !== undefined) begin(next, telling, ports);
    else if (!isOver && mayRead(telling)) await readOn(telling, ports);
    else if (telling.underWay.size > 0) await Promise.race(telling.underWay.values());
    else break;
    if (telling.refused === undefined && ports.now() - telling.settledAt >= UNSETTLED) await settle(telling, ports);
  }
  await settle(telling, ports);
}

/** The last change before which everything has been told. */
const positionOf = ({ untold: [first], readTo }: Telling): number =>
  first === undefined ? readTo : first.position - 1;

/** Whoever takes some has come back: pauses grow only where nothing is taken. */
const failuresOf = (telling: Telling): number =>
  positionOf(telling) > telling.webhook.position ? 0 : telling.webhook.failures;

/** Whoever has failed is sent one message first. */
const isFull = (telling: Telling): boolean => telling.underWay.size >= (failuresOf(telling) > 0 ? 1 : ABREAST);

const nextOf = (telling: Telling): Change | undefined =>
  isFull(telling) ? undefined : telling.untold.find(({ appealId }) => !telling.underWay.has(appealId));

const mayRead = (telling: Telling): boolean =>
  !telling.isAll && !isFull(telling) && telling.readTo - positionOf(telling) <= AHEAD - PAGE;

/** What an import brought is history, and so is that it was taken back: nobody is notified of it. */
const isNews = ({ importId, events }: ChangeOfLog): boolean =>
  importId === undefined && events.every(({ type }) => type !== "ImportWithdrawn");

async function readOn(telling: Telling, { changes, log, city }: DeliveryPorts): Promise<void> {
  const { actor, types } = telling.webhook;
  const page = await changes.after(telling.readTo, PAGE);
  const placed = await happenedIn(page.filter(isNews), { actor, log, city });
  const wanted = placed.filter(({ event }) => types?.includes(event.data.type) ?? true);
  const read = page.map(({ position, appealId }): Change => {
    const events = wanted.filter((one) => one.position === position).map(({ event }) => event);
    return { position, appealId, events };
  });
  telling.untold = [...telling.untold, ...read.filter(({ events }) => events.length > 0)];
  telling.readTo = page.at(-1)?.position ?? telling.readTo;
  telling.isAll = page.length < PAGE;
}

function begin(change: Change, telling: Telling, ports: DeliveryPorts): void {
  const { underWay } = telling;
  const told = tellChange(change, telling, ports).finally(() => underWay.delete(change.appealId));
  underWay.set(change.appealId, told);
}

async function tellChange(change: Change, telling: Telling, ports: DeliveryPorts): Promise<void> {
  for (const event of change.events) {
    const tried = await tellOne(event, telling.webhook, ports);
    telling.tries.push(tried);
    if (!isTaken(tried)) {
      if (telling.refused?.status !== GONE) telling.refused = tried;
      return;
    }
    telling.taken++;
  }
  telling.untold = telling.untold.filter((one) => one !== change);
}

/** Writes down how far it has come, unless it has not come anywhere. */
async function settle(telling: Telling, ports: DeliveryPorts): Promise<void> {
  const { tries, webhook } = telling;
  const { id, position: from } = webhook;
  const position = positionOf(telling);
  telling.settledAt = ports.now();
  if (tries.length === 0 && position === from) return;
  telling.tries = [];
  const settled = await ports.webhooks.settle({ id, from, position, ...standingOf(telling, ports) }, tries);
  if (settled === undefined) telling.isMoved = true;
  else telling.webhook = settled;
}

function standingOf(
  telling: Telling,
  { now, random }: DeliveryPorts,
): Pick<Webhook, "failures" | "nextAt" | "disabledAt"> {
  const failures = failuresOf(telling);
  if (telling.refused === undefined) return { failures, nextAt: 0 };
  if (telling.refused.status === GONE) return { failures: failures + 1, nextAt: 0, disabledAt: now() };
  const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
  return { failures: failures + 1, nextAt: now() + Math.round(pause * (1 + random() / 5)) };
}
