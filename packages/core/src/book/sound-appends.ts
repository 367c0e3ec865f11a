import { invariant } from "../fault.ts";
import type { Append } from "./ports.ts";

/** Holds every log to what {@link EventLog} asks of appends that are made together. */
export function requireSoundAppends(appends: readonly Append[]): void {
  const appeals = new Set(appends.map((one) => one.appealId));
  invariant(appeals.size === appends.length, "an appeal is appended to once at a time");
  invariant(
    appends.every((one) => one.events.length > 0),
    "an append brings events",
  );
}
