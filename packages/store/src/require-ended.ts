import { SwiftlineError } from "@swiftline/core";
import { fold, isOpen } from "@swiftline/core/appeal";
import type { PrivacyParts } from "./privacy-parts.ts";

/** Throws `identity/in-use` where an appeal of these callers is open. */
export function requireEnded(callers: readonly string[], { appeals, commits }: PrivacyParts): void {
  const streams = [...commits.read(appeals.of(callers))];
  const open = streams.filter(([, { history }]) => {
    const appeal = fold(history);
    return appeal !== undefined && isOpen(appeal);
  });
  if (open.length === 0) return;
  const ids = open.map(([appealId]) => appealId).join(", ");
  throw new SwiftlineError("identity/in-use", `nobody could call back about what is still open: ${ids}`, {
    tryThis: "wait until it has ended, or --even-open",
  });
}
