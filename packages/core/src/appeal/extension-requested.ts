import type { History } from "./events.ts";

/** The limit that was asked for last, while nobody has ruled on it and the appeal is with the agency that asked. */
export function extensionRequested(history: History): number | undefined {
  const last = history.findLast(({ type }) => settling.has(type));
  return last?.type === "ExtensionRequested" ? last.until : undefined;
}

const settling: ReadonlySet<string> = new Set([
  "ExtensionRequested",
  "ExtensionApproved",
  "ExtensionDenied",
  "AppealDispatched",
  "AppealTransferred",
  "ReworkOrdered",
]);
