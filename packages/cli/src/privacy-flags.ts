import { Flags } from "@oclif/core";
import { type PolicyBook, SwiftlineError } from "@swiftline/core";
import type { Store } from "@swiftline/store";
import { invalid, requireKnown } from "./flags.ts";
import { noSuchAppeal } from "./no-such-appeal.ts";

const saidFlag = Flags.custom<string>({
  parse: async (text) => {
    if (text.trim() === "") throw invalid("this must say something");
    return text.trim();
  },
});

/** Whoever does something with an identity. */
export const byFlag = saidFlag({
  summary: "who wants this: a name that the city knows, or agency:CODE",
  required: true,
  helpValue: "WHO",
});

export const whoFlag = saidFlag({
  summary: "who may not see the caller: a name that the city knows, or agency:CODE",
  required: true,
  helpValue: "WHO",
});

export const purposeFlag = saidFlag({ summary: "what for; it is recorded", required: true, helpValue: "TEXT" });

export const reasonFlag = saidFlag({ summary: "why; it is recorded", helpValue: "TEXT" });

/** The two ways to name a caller, one of which must be used. */
export const callerFlags = {
  caller: Flags.string({
    summary: "the reference to the caller, as events have it",
    helpValue: "REFERENCE",
    exactlyOne: ["caller", "appeal"],
  }),
  appeal: Flags.string({ summary: "an appeal of the caller", helpValue: "ID" }),
};

/** Throws `flag/invalid` where somebody is said to be of an agency that the city does not have. */
export function requireKnownActor(book: PolicyBook, who: string): void {
  const agency = /^agency:(.*)$/i.exec(who)?.[1];
  if (agency !== undefined) requireKnown(book, { agency });
}

/** The caller that the flags name. Throws `appeal/not-found`, or `identity/not-found` where the appeal has none. */
export async function callerNamed(
  { caller, appeal }: { readonly caller?: string | undefined; readonly appeal?: string | undefined },
  store: Store,
): Promise<string> {
  if (caller !== undefined) return caller;
  const appealId = appeal ?? "";
  await requireAppeal(appealId, store);
  const named = await store.privacy.callerOf(appealId);
  if (named !== undefined) return named;
  throw new SwiftlineError("identity/not-found", `appeal ${appealId} does not say who called`, {
    tryThis: "name another appeal of the caller",
  });
}

/** Throws `appeal/not-found`. */
export async function requireAppeal(appealId: string, { log }: Store): Promise<void> {
  if ((await log.read(appealId)).version > 0) return;
  throw noSuchAppeal(appealId);
}
