export type Format = "xml" | "json";

/** The fields of a record, in the shape of JSON: an empty element of XML is null, a missing one is not there. */
export type Content = Readonly<{ [name: string]: unknown }>;

export const isContent = (value: unknown): value is Content =>
  typeof value === "object" && value !== null && !Array.isArray(value);
