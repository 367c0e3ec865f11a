import { SwiftlineError } from "@swiftline/core";

/** The fault of whoever names an appeal that nobody registered, or that is not theirs to know of. */
export const noSuchAppeal = (appealId: string): SwiftlineError =>
  new SwiftlineError("appeal/not-found", `there is no appeal ${appealId}`, { tryThis: "swiftline appeal list" });
