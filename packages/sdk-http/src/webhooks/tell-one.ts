import type { Delivery, Webhook } from "@swiftline/core/book";
import { SECOND } from "@swiftline/core/time";
import type { Happened } from "../happened.ts";
import { signed } from "./signature.ts";

/** How a message goes out. It must not follow redirects, nor reach what is not public (`isPublicAddress`) unless that is meant. */
export type Send = (url: string, init: RequestInit) => Promise<Pick<Response, "status" | "headers">>;

/** Sends one message, and answers how that went. */
export async function tellOne(
  event: Happened,
  { id, url, secrets }: Webhook,
  { send, now }: { readonly send: Send; readonly now: () => number },
): Promise<Delivery> {
  const at = now();
  const body = JSON.stringify(event);
  try {
    const headers = await signed({ id: event.id, timestamp: Math.floor(at / SECOND), body }, secrets);
    const { status } = await send(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/cloudevents+json; charset=utf-8" },
      body,
      redirect: "manual",
    });
    return { webhook: id, event: event.id, at, status };
  } catch (error) {
    return { webhook: id, event: event.id, at, error: error instanceof Error ? error.message : "no answer" };
  }
}

export const isTaken = ({ status = 0 }: Delivery): boolean => status >= 200 && status < 300;
