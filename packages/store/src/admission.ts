import { type Access, type FaultCode, type PolicyBook, SwiftlineError } from "@swiftline/core";
import { type Appeal, fold, worksOn } from "@swiftline/core/appeal";
import type { CallerAppeals } from "./caller-appeals.ts";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import type { IdentityRead, IdentityReads } from "./identity-reads.ts";
import type { Recusals } from "./recusals.ts";

/**
 * Records that somebody wants these callers' identities, and returns where they may have all of them. Throws
 * `identity/no-purpose`, `identity/recused`, `identity/no-part` or `identity/confidential`; then nothing may be answered.
 */
export type Admit = (callers: readonly string[], act: IdentityRead["act"], access: Access) => void;

interface Asked {
  readonly connection: Connection;
  readonly commits: Commits;
  readonly appeals: CallerAppeals;
  readonly recusals: Recusals;
  readonly reads: IdentityReads;
  readonly agencies: PolicyBook["agencies"];
}

type Refusal = readonly [code: FaultCode & `identity/${string}`, message: string, tryThis: string];

export function admission({ connection, commits, appeals, recusals, reads, agencies }: Asked): Admit {
  /** Somebody of an agency is also somebody of every agency above it. */
  const namesOf = (by: string): readonly string[] => [
    by,
    ...agencies.path(agencyOf(by) ?? "").map((agency) => `agency:${agency}`),
  ];
  const appealsIn = (appealIds: readonly string[]): readonly Appeal[] =>
    [...commits.read(appealIds).values()].flatMap(({ history }) => fold(history) ?? []);

  const refusalOf = (callers: readonly string[], { by, purpose }: Access): Refusal | undefined => {
    if (by.trim() === "" || purpose.trim() === "")
      return [
        "identity/no-purpose",
        "an identity is given to somebody, for a purpose, and one of the two is empty",
        "say who needs it and what for",
      ];
    const appealIds = appeals.of(callers);
    if (recusals.holds(appealIds, namesOf(by)))
      return ["identity/recused", `${by} is recused and may not see who called`, "leave the appeal to somebody else"];
    const agency = agencyOf(by);
    if (agency === undefined) return undefined;
    const told = appealsIn(appealIds);
    if (!callers.every((caller) => isWorkedOn(caller, told, agency)))
      return [
        "identity/no-part",
        `${by} does not work on what was called about, and does not learn who called`,
        "ask the hotline to speak with the caller",
      ];
    if (told.some(({ matter }) => matter.confidential === true))
      return [
        "identity/confidential",
        `the appeal is confidential: ${by} does not learn who called`,
        "ask the hotline to speak with the caller",
      ];
    return undefined;
  };

  return (callers, act, access) => {
    const refusal = connection.atomically(() => {
      const refused = refusalOf(callers, access);
      const told = refused === undefined ? {} : { refusal: refused[0] };
      for (const caller of callers) reads.note({ caller, act, ...access, ...told });
      return refused;
    });
    if (refusal === undefined) return;
    const [code, message, tryThis] = refusal;
    throw new SwiftlineError(code, message, { tryThis });
  };
}

/** Whether an agency works on an appeal of a caller. One whom no appeal names is nobody's to work on. */
function isWorkedOn(caller: string, appeals: readonly Appeal[], agency: string): boolean {
  const own = appeals.filter(({ matter }) => matter.caller === caller);
  return own.length === 0 || own.some((appeal) => worksOn(appeal, agency));
}

/** The code of the agency for which somebody asks. */
const agencyOf = (by: string): string | undefined => /^\s*agency:(.*)$/i.exec(by)?.[1]?.trim();
