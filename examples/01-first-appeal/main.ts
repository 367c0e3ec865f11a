// One appeal from the call to the follow-up: core alone, in memory. `advance` is the whole engine.
// In the root of the repository: node --conditions=swiftline-source examples/01-first-appeal/main.ts
import { advance, type Command, compileBook, type Event, literalCity } from "@swiftline/core";
import { formatInstant } from "@swiftline/core/time";

const week = { resolve: { startsOn: "dispatched", target: { within: "7d", clock: "natural" } } };
const hotlines = [{ id: "elmwood", name: "Elmwood 311" }];
const zone = "America/Chicago";
const { book } = compileBook(
  literalCity({
    city: { id: "elmwood", name: "Elmwood", zone, languages: ["en"], number: "311", channels: ["phone"], hotlines },
    agencies: [{ id: "roads", name: "Road works", kind: "department" }],
    categories: [{ id: "pothole", name: "Pothole" }],
    routing: [{ id: "everything", ">agency": "roads" }],
    sla: { default: "ordinary", policies: [{ id: "ordinary", name: "7 days", stages: week }] },
  }),
);
if (book === undefined) throw new Error("the city is sound");

const on = (day: number) => ({ appealId: "elmwood:1", at: Date.UTC(2026, 4, day, 9) });
const matter = { hotline: "elmwood", kind: "complaint", channel: "phone", category: "pothole", text: "deep" } as const;
const answers = { reached: true, contacted: true, resolved: "yes", satisfied: "satisfied" } as const;
const commands: readonly Command[] = [
  { type: "RegisterAppeal", ...on(4), by: "caller", ...matter },
  { type: "SignAssignment", ...on(5), by: "agency:roads" },
  { type: "ReportResult", ...on(6), by: "agency:roads", result: "filled" },
  { type: "RecordFollowUp", ...on(7), by: "hotline", channel: "phone", ...answers },
];
const history: Event[] = [];
for (const command of commands) {
  const advanced = advance(history, command, book);
  if (advanced.ok) history.push(...advanced.value);
}
for (const { type, at, by } of history) console.log(formatInstant(at), type, `(${by})`);
