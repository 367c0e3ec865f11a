import type { Identity, Problem } from "@swiftline/core";
import { saidIdentity } from "@swiftline/core/book";
import type { NameOf } from "./said.ts";

const Caller = saidIdentity("says nothing: name, phone, email or contact, or leave it out");

/** A caller is named by what they said of themselves, which is to be kept apart, or by the reference to what is kept. */
export function readCaller(
  said: unknown,
  nameOf: NameOf,
): {
  readonly identity: Identity | undefined;
  readonly reference: unknown;
  readonly problems: readonly Problem[];
} {
  if (typeof said !== "object" || said === null) return { identity: undefined, reference: said, problems: [] };
  const read = Caller.safeParse(said);
  if (read.success) return { identity: read.data, reference: undefined, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => ({
    code: "flag/invalid",
    field: nameOf(["caller", ...path].join(".")),
    message,
  }));
  return { identity: undefined, reference: undefined, problems };
}
