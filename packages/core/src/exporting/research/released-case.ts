import type { FlatAppeal } from "../../intake/swiftline/flat-columns.ts";
import { HOUR } from "../../time/duration.ts";
import type { ExportColumn } from "../export-column.ts";
import type { QuasiIdentifier } from "./quasi-identifiers.ts";

/** One appeal as researchers get it. */
export interface ReleasedCase {
  readonly caseId: string;
  /** By the names of the quasi-identifiers. */
  readonly telling: ReadonlyMap<string, string>;
  /** The appeal as it was; only what {@link releaseColumns} takes from it is released. */
  readonly flat: FlatAppeal;
  /** The same with its times moved, where they are. */
  readonly moved: FlatAppeal;
}

type Of = (flat: FlatAppeal) => ReturnType<ExportColumn<ReleasedCase>["of"]>;

const column = (
  name: string,
  type: ExportColumn<ReleasedCase>["type"],
  meaning: string,
  of: Of,
): ExportColumn<ReleasedCase> => ({ name, type, meaning, of: ({ flat }) => of(flat) });

const hoursTo = (
  name: string,
  what: string,
  at: (flat: FlatAppeal) => number | undefined,
): ExportColumn<ReleasedCase> => ({
  name: `hours_to_${name}`,
  type: "integer",
  meaning: `full hours from the registration until ${what}`,
  of({ moved }) {
    const [from, to] = [moved.registeredAt, at(moved)];
    return from === undefined || to === undefined ? undefined : Math.floor((to - from) / HOUR);
  },
});

/** What became of a case; none of it is known to others, as far as we know, and none of it is made coarser. */
const outcomes: readonly ExportColumn<ReleasedCase>[] = [
  column("status", "code", "how it stands", ({ status }) => status),
  column("returns", "integer", "how often an agency gave it back", ({ returns }) => returns),
  hoursTo("dispatch", "the agency received it", ({ dispatchedAt }) => dispatchedAt),
  hoursTo("sign", "the agency signed for it", ({ signedAt }) => signedAt),
  hoursTo("contact", "the agency first spoke with the caller", ({ contactedAt }) => contactedAt),
  hoursTo("result", "the agency reported its last result", ({ reportedAt }) => reportedAt),
  hoursTo("end", "it was over", ({ endedAt }) => endedAt),
  column("in_time", "boolean", "whether it was settled by the moment that was promised", isInTime),
  column("reached", "boolean", "whether the caller was reached afterwards", ({ reached }) => reached),
  column("contacted", "boolean", "the caller's answer: was I contacted?", ({ contacted }) => contacted),
  column("resolved", "code", "the caller's answer: is it resolved?", ({ resolved }) => resolved),
  column("satisfied", "code", "the caller's answer: am I satisfied?", ({ satisfied }) => satisfied),
  column("disposition", "code", "how it was shown another way", ({ disposition }) => disposition),
];

/** Undefined while it is open, and where nothing was promised. */
function isInTime({ dueAt, reportedAt, endedAt }: FlatAppeal): boolean | undefined {
  const settledAt = reportedAt ?? endedAt;
  return dueAt === undefined || settledAt === undefined ? undefined : settledAt <= dueAt;
}

/** Every column of a release: who was told apart, by what, and what became of it. Texts, addresses and attributes are never released. */
export const releaseColumns = (identifiers: readonly QuasiIdentifier[]): readonly ExportColumn<ReleasedCase>[] => [
  {
    name: "case_id",
    type: "code",
    meaning: "a name for the case that says nothing without the key",
    of: ({ caseId }) => caseId,
  },
  ...identifiers.map(
    ({ name, meaning }): ExportColumn<ReleasedCase> => ({
      name,
      type: "code",
      meaning,
      of: ({ telling }) => telling.get(name),
    }),
  ),
  ...outcomes,
];
