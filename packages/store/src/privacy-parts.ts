import type { PolicyBook } from "@swiftline/core";
import { type Admit, admission } from "./admission.ts";
import { type CallerAppeals, callerAppeals } from "./caller-appeals.ts";
import type { Commits } from "./commits.ts";
import type { Connection } from "./connection.ts";
import type { KeyRing } from "./identity-keys.ts";
import { type IdentityReads, identityReads } from "./identity-reads.ts";
import { type IdentityRows, identityRows } from "./identity-rows.ts";
import { type Recusals, recusals } from "./recusals.ts";

/** What everything that touches an identity works with. */
export interface PrivacyParts {
  readonly connection: Connection;
  readonly keys: KeyRing;
  readonly rows: IdentityRows;
  readonly commits: Commits;
  readonly appeals: CallerAppeals;
  readonly recusals: Recusals;
  readonly reads: IdentityReads;
  readonly admit: Admit;
}

export function privacyParts(
  connection: Connection,
  keys: KeyRing,
  commits: Commits,
  { agencies }: PolicyBook,
): PrivacyParts {
  const parts = {
    connection,
    keys,
    commits,
    rows: identityRows(connection, keys),
    appeals: callerAppeals(connection),
    recusals: recusals(connection),
    reads: identityReads(connection),
  };
  return { ...parts, admit: admission({ ...parts, agencies }) };
}
