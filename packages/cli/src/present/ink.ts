import { Ansis } from "ansis";

/** Colours for a terminal, and none anywhere else: a pipe or a build log gets plain text, whatever its environment is called. */
function inkFor({ isTTY }: { readonly isTTY?: boolean }): Ansis {
  const { FORCE_COLOR, NO_COLOR } = process.env;
  const wanted = FORCE_COLOR !== undefined || (isTTY === true && NO_COLOR === undefined);
  return wanted ? new Ansis() : new Ansis(0);
}

/** For what is printed. */
export const ink = inkFor(process.stdout);
/** For what goes wrong. */
export const errorInk = inkFor(process.stderr);
