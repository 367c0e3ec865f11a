import * as z from "zod";
import type { Report } from "./report.ts";

const Unit = z.enum(["text", "count", "change", "share", "points", "score", "decimal", "duration", "date"]);
const Value = z.union([z.string(), z.number(), z.null()]);

/** A report as JSON. Shares are 0 to 1, durations milliseconds, nothing is rounded. */
export const ToldReport: z.ZodType<Report> = z.strictObject({
  id: z.string(),
  title: z.string(),
  city: z.string(),
  from: z.string(),
  to: z.string(),
  period: z.string().optional(),
  asOf: z.string(),
  book: z.string(),
  notes: z.array(z.string()),
  figures: z.array(z.strictObject({ id: z.string(), label: z.string(), value: Value, unit: Unit, note: z.string() })),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      note: z.string().optional(),
      table: z.strictObject({
        columns: z.array(z.strictObject({ id: z.string(), label: z.string(), unit: Unit })),
        rows: z.array(z.array(Value)),
      }),
      chart: z
        .strictObject({
          kind: z.enum(["columns", "bars", "stacked-bars", "line", "places", "intervals"]),
          series: z.array(z.string()),
          says: z.string(),
        })
        .optional(),
    }),
  ),
}) as z.ZodType<Report>;
