/** A process that appends to an appeal which another process appends to as well: reads, waits for the start, goes on until it got through. */
import { testBook } from "@swiftline/core/testing";
import { openStore } from "@swiftline/store";
import { monday } from "./sample-appends.ts";

const [file = "", appealId = "", times = ""] = process.argv.slice(2);
const { log, close } = await openStore(file, { book: testBook(), mode: "write" });

async function noteAfter(after: number): Promise<string> {
  const reminded = {
    type: "AppealSupervised",
    appealId,
    at: monday,
    by: "hotline",
    form: "reminder",
    agency: "roads",
    reason: "race",
  } as const;
  const answer = await log.append([{ appealId, after, events: [reminded] }]);
  return answer.ok ? "ok" : answer.reason.code;
}

const { version } = await log.read(appealId);
process.once("message", async () => {
  const first = await noteAfter(version);
  let through = first === "ok" ? 1 : 0;
  while (through < Number(times)) if ((await noteAfter((await log.read(appealId)).version)) === "ok") through++;
  await close();
  process.send?.(first, () => process.disconnect());
});
process.send?.("ready");
