import { datesByColumn } from "./column-dates.ts";
import type { Mapping } from "./mapping.ts";

/** A mapping that completes another: what it says goes first, table by table; what it does not say stays. */
export function completed(base: Mapping, own: Mapping | undefined): Mapping {
  if (own === undefined) return base;
  const { preset: _, ...said } = own;
  const columns = { ...base.columns, ...said.columns };
  return {
    ...base,
    ...said,
    columns,
    attributes: { ...base.attributes, ...said.attributes },
    skip: { ...base.skip, ...said.skip },
    constants: { ...base.constants, ...said.constants },
    statuses: said.statuses ?? base.statuses,
    join: { ...base.join, ...said.join },
    ...(said.dates !== undefined && { dates: { ...datesByColumn(base.dates), ...datesByColumn(said.dates) } }),
    values: { ...base.values, ...said.values },
    unknown: { ...base.unknown, ...said.unknown },
    optional: [...(base.optional ?? []), ...(said.optional ?? [])],
    personal: [...(base.personal ?? []), ...(said.personal ?? [])],
    empty: [...(base.empty ?? []), ...(said.empty ?? [])],
  };
}
