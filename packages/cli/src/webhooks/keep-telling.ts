import { setTimeout as pause } from "node:timers/promises";
import { type DeliveryPorts, deliver } from "@swiftline/sdk-http";

/** How often one looks for what is to be told. */
const EVERY = 1_000;

/** Tells webhooks what happens until the signal says stop; a message that is under way is waited for. */
export async function keepTelling(
  ports: DeliveryPorts,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    await deliver(ports).catch(onError);
    await pause(EVERY, undefined, { signal }).catch(() => undefined);
  }
}
