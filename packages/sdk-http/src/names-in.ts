import * as z from "zod";

/** The names of the members that an object has by its schema. */
export const namesIn = (schema: z.ZodType): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
