import type { ColumnRole } from "../../mapping.ts";
import type { Phrases } from "../column-name.ts";
import type { ColumnProfile } from "../column-profile.ts";
import type { Evidence } from "../evidence.ts";
import type { FileProfile } from "../file-profile.ts";

/** What a column may mean: something of an appeal, or who a caller is, which is not taken in. */
export type InferredRole = ColumnRole | "personal";

/** A meaning, and how one can tell that a column has it. Every meaning brings its own names and its own reasons. */
export interface RoleGuess {
  readonly role: InferredRole;
  /** The names by which exports call it, in English, Chinese, Spanish, French and German. */
  readonly names: Phrases;
  /** Whether several columns may have this meaning. */
  readonly many?: boolean;
  /** What its values say for it and against it. */
  readonly evidence: (column: ColumnProfile, file: FileProfile, found: FoundRoles) => readonly Evidence[];
}

/** The columns that have a meaning already; roles that build on others are guessed after them. */
export type FoundRoles = ReadonlyMap<InferredRole, readonly ColumnProfile[]>;
