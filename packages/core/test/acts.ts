import type { Act } from "../src/appeal/act.ts";

/** The acts whose rules are written; all others are laid down by name and shape, and refused. */
const supported = new Set([
  "register",
  "answer",
  "divert",
  "dispatch",
  "sign",
  "return",
  "contact",
  "note",
  "report-result",
  "follow-up",
  "redo",
  "supervise",
  "close",
  "reopen",
]);

export const isSupported = ({ name }: Pick<Act, "name">): boolean => supported.has(name);
