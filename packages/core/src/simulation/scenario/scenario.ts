import { z } from "zod";
import { type Document, readDocument } from "../../document.ts";
import { Callers } from "./callers-schema.ts";
import { Citizens } from "./citizens-schema.ts";
import { FollowUpTeam, Offices, Operators } from "./staff-schema.ts";
import { LocalDate } from "./units.ts";

/** What is simulated: a city's people, as plain data. The city's rules are those of its folder. */
export const Scenario = z.strictObject({
  name: z.string().min(1),
  /** The id of the city whose folder it is meant for. */
  city: z.string().min(1),
  /** The first day, and how many there are. */
  from: LocalDate,
  days: z.int().min(1).max(3660),
  callers: Callers,
  operators: Operators,
  offices: Offices.prefault({}),
  followUp: FollowUpTeam.prefault({}),
  citizens: Citizens.prefault({}),
});
export type Scenario = z.infer<typeof Scenario>;
/** A scenario as it is written: what has a default may be left out. */
export type WrittenScenario = z.input<typeof Scenario>;

/** Reads a scenario, or tells every problem of its form with its place. */
export const readScenario = (document: Document) => readDocument(document, Scenario);

/** The JSON schema of a scenario as people write it, for editors; `x-source` says where a default comes from. */
export const scenarioJsonSchema = (): object => z.toJSONSchema(Scenario, { io: "input", unrepresentable: "any" });
