import * as z from "zod";
import { type Document, readDocument } from "../../document.ts";
import { calendarHorizon } from "../../time/calendar-spec.ts";
import { Callers } from "./callers-schema.ts";
import { Citizens } from "./citizens-schema.ts";
import { Offices } from "./offices-schema.ts";
import { FollowUpTeam, Operators } from "./staff-schema.ts";
import { LocalDate, Name } from "./units.ts";

/** A year after calendars begin; and eleven before they end, as ten may be simulated, and what is due then comes later. */
const [earliest, latest] = [calendarHorizon.from + 366, calendarHorizon.to - 366 - 3660];

/** What is simulated: a city's people, as plain data. The city's rules are those of its folder. */
export const Scenario = z.strictObject({
  name: Name.describe("what it is called in tables and plots"),
  city: Name.describe("the id of the city whose folder it is meant for"),
  from: LocalDate.refine(
    (day) => day >= earliest && day <= latest,
    "calendars tell of days from 1801 to 2588",
  ).describe("the first day"),
  days: z.int().min(1).max(3660).describe("how many days there are"),
  callers: Callers.describe("who turns to the hotline, when, about what, and how patiently"),
  operators: Operators.describe("who takes the calls, and how long that takes"),
  offices: Offices.prefault({}).describe("how the agencies work"),
  followUp: FollowUpTeam.prefault({}).describe("who calls the citizens back"),
  citizens: Citizens.prefault({}).describe("what citizens say then, as log-odds that are added up"),
});
export type Scenario = z.infer<typeof Scenario>;
/** A scenario as it is written: what has a default may be left out. */
export type WrittenScenario = z.input<typeof Scenario>;

/** Reads a scenario, or tells every problem of its form with its place. */
export const readScenario = (document: Document) => readDocument(document, Scenario);

/** The JSON schema of a scenario as people write it, for editors: what a field means, and as `x-source` where its default comes from. */
export const scenarioJsonSchema = (): object => z.toJSONSchema(Scenario, { io: "input", unrepresentable: "any" });
