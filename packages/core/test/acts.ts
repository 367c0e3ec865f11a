import type { Act } from "../src/appeal/act.ts";

/** The acts whose rules are written; all others are laid down by name and shape, and refused. */
const supported = new Set([
  "register",
  "answer",
  "divert",
  "confer",
  "dispatch",
  "sign",
  "dispute",
  "rule-on-dispute",
  "return",
  "co-handle",
  "contact",
  "note",
  "request-extension",
  "approve-extension",
  "deny-extension",
  "park",
  "resume",
  "report-result",
  "follow-up",
  "redo",
  "supervise",
  "close",
  "reopen",
  "announce-clock",
  "correct-clock",
]);

export const isSupported = ({ name }: Pick<Act, "name">): boolean => supported.has(name);
