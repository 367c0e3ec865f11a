import { Code, type Limit } from "@swiftline/core/appeal";
import { formatInstant, type Instant } from "@swiftline/core/time";
import * as z from "zod";

/** A moment, as RFC 3339 text in UTC: `2026-05-04T14:30:00Z`. */
export const Time = z.iso.datetime();
export const timeOf = (instant: Instant | undefined): string | undefined =>
  instant === undefined ? undefined : formatInstant(instant);

/** The limit that was promised; `dueAt` is absent where the calendar never opens again. */
export const PublicLimit = z.strictObject({ policy: Code.optional(), dueAt: Time.optional() });
export const publicLimit = (limit: Limit | undefined) => limit && { ...limit, dueAt: timeOf(limit.dueAt) };
