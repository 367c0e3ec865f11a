import { type Identity, no, ok, type Problem, type Result } from "@swiftline/core";
import { saidIdentity } from "@swiftline/core/book";
import type { NameOf } from "./said.ts";

const Caller = saidIdentity("says nothing: name, phone, email or contact, or leave it out");

/** Who called, by what they said of themselves, which is to be kept apart. No text stands for them: it would go into the log as it is. */
export function readCaller(said: unknown, nameOf: NameOf): Result<Identity | undefined, readonly Problem[]> {
  if (said === undefined) return ok(undefined);
  const invalid = (path: readonly PropertyKey[], message: string): Problem => ({
    code: "flag/invalid",
    field: nameOf(["caller", ...path].join(".")),
    message,
  });
  if (typeof said !== "object" || said === null)
    return no([invalid([], 'is an object, such as { "name": …, "phone": … }; or leave it out')]);
  const read = Caller.safeParse(said);
  return read.success ? ok(read.data) : no(read.error.issues.map(({ path, message }) => invalid(path, message)));
}
