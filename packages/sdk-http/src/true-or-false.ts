import * as z from "zod";

/** A choice as it stands in a query. */
export const trueOrFalse = z.enum(["true", "false"]).transform((word) => word === "true");
