/** What a request would rather have (RFC 7240). A server may do otherwise, and says by `Preference-Applied` what it did. */
export interface Preferences {
  /** An answer to a write without the state that it made, or with it. */
  readonly return?: "minimal" | "representation";
  readonly handling?: "strict" | "lenient";
  /** To be answered at once, and told later how it went. */
  readonly respondAsync: boolean;
  /** How long the sender would wait for an answer, in seconds. */
  readonly wait?: number;
}

const QUOTED = /^"((?:[^"\\]|\\.)*)"$/;

/**
 * Reads `Prefer`; undefined where nothing is preferred. Of a preference that is sent twice the first holds, and one that nobody knows
 * is as if it were not there.
 */
export function preferencesOf({ headers }: Request): Preferences | undefined {
  const sent = headers.get("prefer");
  if (sent === null) return undefined;
  const said = new Map(membersOf(sent).map(preferenceIn).toReversed());
  const [back, handling, wait] = [said.get("return"), said.get("handling"), said.get("wait")];
  return {
    respondAsync: said.has("respond-async"),
    ...((back === "minimal" || back === "representation") && { return: back }),
    ...((handling === "strict" || handling === "lenient") && { handling }),
    ...(wait !== undefined && /^\d{1,6}$/.test(wait) && { wait: Number(wait) }),
  };
}

/** What of the preferences was met (`Preference-Applied`); nothing unknown to a schema is ever let pass, so handling is strict. */
export function appliedOf(
  prefers: Preferences,
  { isMinimal, applied }: { readonly isMinimal: boolean; readonly applied?: "respond-async" },
): Readonly<Record<string, string>> {
  const met = [
    ...(isMinimal ? ["return=minimal"] : []),
    ...(prefers.return === "representation" ? ["return=representation"] : []),
    ...(prefers.handling === "strict" ? ["handling=strict"] : []),
    ...(applied === undefined ? [] : [applied]),
  ];
  return met.length > 0 ? { "preference-applied": met.join(", ") } : {};
}

/** The members of a list; a comma inside quotes parts nothing. */
const membersOf = (list: string): readonly string[] => list.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];

/** A preference by its name in small letters; its parameters, which mean nothing to us, are left out. */
function preferenceIn(member: string): readonly [string, string] {
  const [, name = "", value = ""] = /^\s*([^\s=;]+)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;]*))?/.exec(member) ?? [];
  return [name.toLowerCase(), (QUOTED.exec(value)?.[1] ?? value).toLowerCase()];
}
