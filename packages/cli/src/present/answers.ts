import type { Problem } from "@swiftline/core";
import * as z from "zod";

/** A problem, as `--json` shows it. */
export const ProblemAnswer: z.ZodType<Problem> = z.strictObject({
  code: z.string(),
  message: z.string(),
  reason: z.string().optional(),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  field: z.string().optional(),
  value: z.string().optional(),
  suggestion: z.string().optional(),
  severity: z.literal("warning").optional(),
}) as z.ZodType<Problem>;

/** A moment in the city's time, `2026-04-13T02:56:23-04:00`. */
export const TimeAnswer = z.iso.datetime({ offset: true });
