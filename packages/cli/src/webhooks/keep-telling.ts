import { setTimeout as pause } from "node:timers/promises";
import { type DeliveryPorts, deliverTo, isDue } from "@swiftline/sdk-http";

/** How often one looks for what is to be told. */
const EVERY = 1_000;

/** Tells webhooks what happens, none waiting for another, until the signal says stop; messages that are under way are waited for. */
export async function keepTelling(
  ports: DeliveryPorts,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): Promise<void> {
  const underWay = new Map<string, Promise<unknown>>();
  async function tellAll(): Promise<void> {
    for (const webhook of await ports.webhooks.list()) {
      const { id } = webhook;
      if (underWay.has(id) || !isDue(webhook, ports.now())) continue;
      const told = deliverTo(webhook, ports, signal)
        .catch(onError)
        .finally(() => underWay.delete(id));
      underWay.set(id, told);
    }
  }
  while (!signal.aborted) {
    await tellAll().catch(onError);
    await pause(EVERY, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(underWay.values());
}
