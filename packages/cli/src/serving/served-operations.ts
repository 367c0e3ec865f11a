import { randomUUID } from "node:crypto";
import { type MemoryOperations, memoryOperations, type Simulator } from "@swiftline/sdk-http";
import { threadSimulator } from "./thread-simulator.ts";

/** Long work of a server, in this process: close the operations before the server waits for its last answers. */
export const servedOperations = (
  folder: string,
  onError: (error: unknown) => void,
): { readonly operations: MemoryOperations; readonly simulator: Simulator } => ({
  operations: memoryOperations({ now: Date.now, newId: () => randomUUID().replaceAll("-", ""), onError }),
  simulator: threadSimulator({ folder }),
});
