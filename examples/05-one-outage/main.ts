// A street is dark and 500 people call: it is repaired once, and each of them is called back and has a vote.
// In the root of the repository: node --conditions=swiftline-source examples/05-one-outage/main.ts
import { type Command, compileBook, literalCity, memoryLog, openHotline } from "@swiftline/core";
import { fold } from "@swiftline/core/appeal";
import { MINUTE } from "@swiftline/core/time";

const week = { resolve: { startsOn: "dispatched", target: { within: "7d", clock: "natural" } } };
const hotlines = [{ id: "elmwood", name: "Elmwood 311" }];
const zone = "America/Chicago";
const { book } = compileBook(
  literalCity({
    city: { id: "elmwood", name: "Elmwood", zone, languages: ["en"], number: "311", channels: ["phone"], hotlines },
    agencies: [{ id: "lights", name: "Street lights", kind: "department" }],
    categories: [{ id: "dark", name: "Street light out" }],
    routing: [{ id: "everything", ">agency": "lights" }],
    sla: { default: "ordinary", policies: [{ id: "ordinary", name: "7 days", stages: week }] },
  }),
);
if (book === undefined) throw new Error("the city is sound");

const log = memoryLog();
const hotline = openHotline({ log, book });
const callers = Array.from({ length: 500 }, (_, caller) => `elmwood:${caller + 1}`);
const [first = "", ...others] = callers;

const on = (appealId: string, minute: number) => ({ appealId, at: Date.UTC(2026, 5, 1, 20) + minute * MINUTE });
const matter = { hotline: "elmwood", kind: "complaint", channel: "phone", category: "dark" } as const;

/** Does an act and answers how many events it put into the log; what the domain refuses ends the example. */
async function act(command: Command): Promise<number> {
  const acted = await hotline.act(command);
  if (!acted.ok) throw new Error(acted.reason.code);
  return acted.value.events.length;
}

for (const caller of callers)
  await act({ type: "RegisterAppeal", ...on(caller, 0), by: "caller", ...matter, text: "dark" });
for (const caller of others) await act({ type: "MergeAppeal", ...on(caller, 5), by: "hotline", into: first });

const repair = { type: "ReportResult", ...on(first, 90), by: "agency:lights", result: "a new fuse" } as const;
console.log(`one report, ${await act(repair)} callers have a result`);

for (const [index, caller] of callers.entries()) {
  const resolved = index % 100 === 99 ? "no" : "yes";
  await act({ type: "RecordFollowUp", ...on(caller, 240), by: "hotline", channel: "phone", reached: true, resolved });
}

const statuses = new Map<string, number>();
for await (const { history } of log.all()) {
  const status = fold(history)?.status ?? "unknown";
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}
for (const [status, count] of statuses) console.log(`${status}: ${count}`);
