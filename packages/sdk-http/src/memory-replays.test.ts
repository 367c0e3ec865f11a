import { replaysContract } from "@swiftline/core/testing";
import { describe, expect, test } from "vitest";
import { memoryReplays } from "./memory-replays.ts";

replaysContract("memory", memoryReplays, { describe, test, expect });
