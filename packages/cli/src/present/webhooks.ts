import { Actor, eventTypes } from "@swiftline/core/appeal";
import type { Delivery, Webhook } from "@swiftline/core/book";
import { formatInZone, type Zone } from "@swiftline/core/time";
import * as z from "zod";
import { TimeAnswer } from "./answers.ts";
import { shownTime } from "./shown-time.ts";
import { textTable } from "./table.ts";

/** A webhook, without its secrets. */
export const WebhookAnswer = z.strictObject({
  id: z.string(),
  url: z.string(),
  as: Actor,
  types: z.array(z.enum(eventTypes)).nullable(),
  /** The last change that it was told. */
  position: z.int(),
  failures: z.int(),
  next: TimeAnswer.nullable(),
  disabled: TimeAnswer.nullable(),
});
type WebhookAnswer = z.infer<typeof WebhookAnswer>;

export const webhookAnswer = (webhook: Webhook, zone: Zone): WebhookAnswer => ({
  id: webhook.id,
  url: webhook.url,
  as: webhook.actor,
  types: webhook.types === undefined ? null : [...webhook.types],
  position: webhook.position,
  failures: webhook.failures,
  next: webhook.failures === 0 || webhook.disabledAt !== undefined ? null : formatInZone(webhook.nextAt, zone),
  disabled: webhook.disabledAt === undefined ? null : formatInZone(webhook.disabledAt, zone),
});

/** The same for a person to read. */
export function webhookLines(webhooks: readonly WebhookAnswer[]): readonly string[] {
  if (webhooks.length === 0) return ["Nobody is told what happens."];
  const columns = ["Webhook", "Address", "As", "Told to", "State"].map((label) => ({ label }));
  return [textTable(columns, webhooks.map(rowOf))];
}

const rowOf = ({ id, url, as, position, failures, next, disabled }: WebhookAnswer): readonly string[] => [
  id,
  url,
  as,
  String(position),
  disabled !== null
    ? `gone since ${shownTime(disabled, "minute")}`
    : next === null
      ? "told"
      : `failed ${failures} times, again at ${shownTime(next, "minute")}`,
];

export const DeliveryAnswer = z.strictObject({
  event: z.string(),
  at: TimeAnswer,
  status: z.int().nullable(),
  error: z.string().nullable(),
});
type DeliveryAnswer = z.infer<typeof DeliveryAnswer>;

export const deliveryAnswer = ({ event, at, status, error }: Delivery, zone: Zone): DeliveryAnswer => ({
  event,
  at: formatInZone(at, zone),
  status: status ?? null,
  error: error ?? null,
});

export function deliveryLines(deliveries: readonly DeliveryAnswer[]): readonly string[] {
  if (deliveries.length === 0) return ["Nothing has been sent."];
  const columns = ["At", "Event", "Answer"].map((label) => ({ label }));
  const rows = deliveries.map(({ at, event, status, error }) => [
    shownTime(at, "minute"),
    event,
    status === null ? (error ?? "") : String(status),
  ]);
  return [textTable(columns, rows)];
}
