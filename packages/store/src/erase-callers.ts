import { type Access, SwiftlineError } from "@swiftline/core";
import { fold, isOpen } from "@swiftline/core/appeal";
import { leavingNoTrace } from "./leaving-no-trace.ts";
import type { PrivacyParts } from "./privacy-parts.ts";

/** Takes away the content of these callers' identities, which is recorded first. Throws `identity/in-use` unless `evenOpen`, and what reading throws. */
export async function eraseCallers(
  callers: readonly string[],
  access: Access,
  parts: PrivacyParts & { readonly evenOpen: boolean },
): Promise<void> {
  const { connection, rows, admit, evenOpen } = parts;
  if (!evenOpen) requireEnded(callers, parts);
  admit(callers, "erase", access);
  const clear = (): void => {
    for (const caller of callers) rows.clear(caller, access.at);
  };
  await leavingNoTrace(connection, () => connection.atomically(clear));
}

/** Throws `identity/in-use` where an appeal of these callers is open. */
function requireEnded(callers: readonly string[], { appeals, commits }: PrivacyParts): void {
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
