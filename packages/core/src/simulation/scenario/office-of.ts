import type { Agency } from "../../city/lists.ts";
import type { Office } from "./offices-schema.ts";
import type { Scenario } from "./scenario.ts";

/** How an agency works: as usual, but for what the scenario says of its kind, and of itself. */
export const officeOf = ({ offices: { usual, kinds, agencies } }: Scenario, { id, kind }: Agency): Office =>
  ({ ...usual, ...kinds[kind], ...agencies[id] }) as Office;
