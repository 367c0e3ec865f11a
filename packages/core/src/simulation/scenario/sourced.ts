import type * as z from "zod";

/**
 * A field that may be left out, the value that it has then, and where that value comes from: a published figure with its place, or
 * `assumption`. The source stands in the JSON schema as `x-source`.
 */
export const sourced = <Schema extends z.ZodType>(
  schema: Schema,
  value: z.output<Schema>,
  source: string,
): z.ZodDefault<Schema> => schema.default(value as never).meta({ "x-source": source });
