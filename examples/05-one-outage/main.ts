// A street is dark and 500 people call: it is repaired once, and each of them is called back and has a vote.
import { type Command, memoryLog, openHotline } from "@swiftline/core";
import { fold } from "@swiftline/core/appeal";
import { testBook } from "@swiftline/core/testing";
import { MINUTE } from "@swiftline/core/time";

const log = memoryLog();
const hotline = openHotline({ log, book: testBook() });
const callers = Array.from({ length: 500 }, (_, caller) => `testville:${caller + 1}`);
const [first = "", ...others] = callers;

const on = (appealId: string, minute: number) => ({ appealId, at: Date.UTC(2026, 5, 1, 20) + minute * MINUTE });
const matter = { hotline: "testville", kind: "complaint", channel: "phone", category: "streets-light" } as const;

/** Does an act and answers how many events it put into the log; what the domain refuses ends the example. */
async function act(command: Command): Promise<number> {
  const acted = await hotline.act(command);
  if (!acted.ok) throw new Error(acted.reason.code);
  return acted.value.events.length;
}

for (const caller of callers)
  await act({ type: "RegisterAppeal", ...on(caller, 0), by: "caller", ...matter, text: "dark" });
for (const caller of others) await act({ type: "MergeAppeal", ...on(caller, 5), by: "hotline", into: first });

const repair = { type: "ReportResult", ...on(first, 90), by: "agency:roads", result: "a new fuse" } as const;
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
