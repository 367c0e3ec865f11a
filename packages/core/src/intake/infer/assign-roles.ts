import { covered, isOfTime, wordsOf } from "./column-name.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { type Evidence, probability, reason, weightOf } from "./evidence.ts";
import type { FileProfile } from "./file-profile.ts";
import type { FoundRoles, InferredRole, RoleGuess } from "./roles/role-guess.ts";
import { dependentRoles, independentRoles } from "./roles.ts";
import { halvesOf } from "./two-languages.ts";

/** What a column is taken to mean, how likely that is, and why. */
export interface ColumnGuess {
  readonly role: InferredRole;
  readonly column: string;
  /** How often a guess with as many reasons is right, from 0 to 1. */
  readonly confidence: number;
  /** The strongest reasons, as clauses. */
  readonly because: readonly string[];
  /** Other columns that could have the meaning, the likeliest first. */
  readonly instead: readonly { readonly column: string; readonly confidence: number }[];
}

/** A meaning of a column, with everything that speaks for it and against it. */
interface Claim {
  readonly role: RoleGuess;
  readonly column: ColumnProfile;
  readonly evidence: readonly Evidence[];
  readonly bits: number;
}

/**
 * Gives columns their meanings: the claim with the most reasons first, each column one meaning, and each meaning one column
 * unless it may have several. Meanings that rest on others are given when those are known.
 */
export function assignRoles(file: FileProfile): readonly ColumnGuess[] {
  const first = assign(file, [], (claim, strongest) => independentRoles.includes(claim.role) && claim === strongest);
  return assign(file, first, () => true).map(({ guess }) => guess);
}

/** A column that has its meaning. */
interface Assigned {
  readonly role: RoleGuess;
  readonly column: ColumnProfile;
  readonly guess: ColumnGuess;
}

/** Goes on from what is assigned; only such claims count as are `ready`, given the strongest of all claims on their column. */
function assign(
  file: FileProfile,
  before: readonly Assigned[],
  ready: (claim: Claim, strongest: Claim | undefined) => boolean,
): readonly Assigned[] {
  const found = Map.groupBy(before, ({ role }) => role.role);
  const known: FoundRoles = new Map([...found].map(([role, some]) => [role, some.map(({ column }) => column)]));
  const claims = [...independentRoles, ...dependentRoles]
    .flatMap((role) => file.columns.map((column) => claimOf(role, column, file, known)))
    .sort((one, other) => other.bits - one.bits);
  const strongest = new Map(claims.toReversed().map((claim) => [claim.column, claim]));
  const assigned = [...before];
  for (const claim of claims) {
    const { role, column, bits } = claim;
    if (bits <= 0 || !ready(claim, strongest.get(column))) continue;
    if (assigned.some((one) => one.column.index === column.index || (one.role === role && role.many !== true)))
      continue;
    assigned.push({ role, column, guess: guessOf(claim, claims, assigned) });
  }
  return assigned;
}

/** Out of hand, a column has a meaning as seldom as one of a few dozen columns does. */
const AT_FIRST = -4;

function claimOf(role: RoleGuess, column: ColumnProfile, file: FileProfile, found: FoundRoles): Claim {
  const evidence = [...byName(role, column), ...byValues(role, column, file, found)];
  return { role, column, evidence, bits: AT_FIRST + weightOf(evidence) };
}

function byValues(role: RoleGuess, column: ColumnProfile, file: FileProfile, found: FoundRoles): readonly Evidence[] {
  if (file.rows.length === 0) return [];
  if (column.rows === 0) return [{ bits: -3, because: "it is always empty" }];
  return role.evidence(column, file, found);
}

/** What a file without names calls its columns. */
const NAMELESS = /^(column|col|field|f|unnamed|列|字段)?[ _:]*\d*$/i;

function byName(role: RoleGuess, { column, words }: ColumnProfile): readonly Evidence[] {
  if (NAMELESS.test(column.trim())) return [];
  const names = [words, ...halvesOf(column).map(wordsOf)];
  const share = Math.max(...names.map((name) => covered(name, role.names)));
  const moment = reason([role.role.endsWith("At") !== isOfTime(column), -1, "its name speaks of no such thing"]);
  if (share === 1) return [{ bits: 8, because: "its name says so" }, ...moment];
  if (share >= 0.3) return [{ bits: 6 * share, because: "its name speaks of it" }, ...moment];
  return [{ bits: -2, because: "its name does not say so" }, ...moment];
}

function guessOf(claim: Claim, claims: readonly Claim[], assigned: readonly Assigned[]): ColumnGuess {
  const { role, column, evidence, bits } = claim;
  const taken = new Set(assigned.map((one) => one.column));
  const otherColumns = claims.filter(
    (other) => other.role === role && other.column !== column && !taken.has(other.column),
  );
  const otherRoles = claims.filter((other) => other.column === column && other.role !== role);
  const rivals = [...(role.many === true ? [] : otherColumns), ...otherRoles].map((other) => other.bits);
  const instead = otherColumns
    .filter((other) => other.bits > bits - MOST_BITS_BEHIND && other.bits > -2)
    .sort((a, b) => b.bits - a.bits)
    .slice(0, 3)
    .map((other) => ({ column: other.column.column, confidence: probability(other.bits, [bits]) }));
  return {
    role: role.role,
    column: column.column,
    confidence: Math.min(CERTAIN, probability(bits, rivals)),
    because: evidence
      .filter((one) => one.bits > 0)
      .sort((a, b) => b.bits - a.bits)
      .slice(0, 3)
      .map(({ because }) => because),
    instead: role.many === true ? [] : instead,
  };
}

/** Nobody knows a file from its looks alone. */
const CERTAIN = 0.99;
const MOST_BITS_BEHIND = 8;
