import { describe, expect, test } from "vitest";
import { eventLogContract } from "../testing/event-log-contract.ts";
import { memoryLog } from "./memory-log.ts";

eventLogContract("the log in memory", memoryLog, { describe, test, expect });
