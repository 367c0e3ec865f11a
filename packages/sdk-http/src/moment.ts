import { Instant } from "@swiftline/core/appeal";
import { parseInstant } from "@swiftline/core/time";
import * as z from "zod";

/** A moment as it is sent: RFC 3339 text, with an offset. */
export const Moment = z.iso.datetime({ offset: true }).transform((text, context) => {
  const instant = Instant.safeParse(parseInstant(text));
  if (instant.success) return instant.data;
  context.addIssue({ code: "custom", message: "the moment lies outside the years that an appeal can name" });
  return z.NEVER;
});
