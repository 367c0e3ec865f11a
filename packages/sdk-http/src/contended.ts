import { SwiftlineError } from "@swiftline/core";

/** Others write the same again and again, in other processes; nothing was done. */
export const isContended = (error: unknown): boolean =>
  error instanceof SwiftlineError && error.code === "store/conflict";
