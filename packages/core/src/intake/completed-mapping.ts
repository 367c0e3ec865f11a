import type { Mapping, MappingInput } from "./mapping.ts";
import { Mapping as MappingSchema } from "./mapping.ts";

/** A mapping that completes another: what it says goes first, table by table; what it does not say stays. */
export function completed(base: MappingInput, own: Mapping | undefined): Mapping {
  const all = MappingSchema.parse(base);
  if (own === undefined) return all;
  const { preset: _, ...said } = own;
  const columns = { ...all.columns, ...said.columns };
  return {
    ...all,
    ...said,
    columns,
    attributes: { ...all.attributes, ...said.attributes },
    skip: { ...all.skip, ...said.skip },
    constants: { ...all.constants, ...said.constants },
    statuses: said.statuses ?? all.statuses,
    join: { ...all.join, ...said.join },
    values: { ...all.values, ...said.values },
    unknown: { ...all.unknown, ...said.unknown },
    optional: [...(all.optional ?? []), ...(said.optional ?? [])],
    personal: [...(all.personal ?? []), ...(said.personal ?? [])],
    empty: [...(all.empty ?? []), ...(said.empty ?? [])],
  };
}
