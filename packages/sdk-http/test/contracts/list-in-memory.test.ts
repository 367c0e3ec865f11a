import { memoryLog } from "@swiftline/core";
import { appealListContract, testBook } from "@swiftline/core/testing";
import { describe, expect, test } from "vitest";
import { listInMemory } from "../list-in-memory.ts";

appealListContract(
  "A list in memory",
  async () => {
    const log = memoryLog();
    return { log, list: listInMemory(log, testBook()) };
  },
  { describe, test, expect },
);
