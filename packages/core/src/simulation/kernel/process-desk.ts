import type { Desk, DeskOptions } from "./process-desk-options.ts";
import { plainDesk } from "./process-plain-desk.ts";
import { resourceDesk } from "./process-resource-desk.ts";
import type { Processes } from "./process-table.ts";

/** Throws a RangeError for what `resource` refuses, and for preemption in order of coming. */
export function desk(processes: Processes, options: DeskOptions): Desk {
  const { preemptive = false, discipline = preemptive ? "priority" : "fifo", shiftEnd = "finish" } = options;
  if (preemptive && discipline === "fifo")
    throw new RangeError("Preemption is by priority: the discipline cannot be fifo");
  const isPlain = discipline === "fifo" && shiftEnd === "finish";
  return isPlain ? plainDesk(processes, options) : resourceDesk(processes, { ...options, discipline });
}
