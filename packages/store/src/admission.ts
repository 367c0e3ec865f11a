import { type Access, type FaultCode, type PolicyBook, SwiftlineError } from "@swiftline/core";
import { fold } from "@swiftline/core/appeal";
import type { CallerAppeals } from "./caller-appeals.ts";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import type { IdentityRead, IdentityReads } from "./identity-reads.ts";
import type { Recusals } from "./recusals.ts";

/**
 * Records that somebody wants these callers' identities, and returns where they may have all of them. Throws
 * `identity/no-purpose`, `identity/recused` or `identity/confidential`; then nothing may be answered.
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
  const isConfidential = (appealIds: readonly string[]): boolean =>
    [...commits.read(appealIds).values()].some(({ history }) => fold(history)?.matter.confidential === true);

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
    if (agencyOf(by) !== undefined && isConfidential(appealIds))
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

/** The code of the agency for which somebody asks. */
const agencyOf = (by: string): string | undefined => /^\s*agency:(.*)$/i.exec(by)?.[1]?.trim();
