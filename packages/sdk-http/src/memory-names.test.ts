import { givenNamesContract } from "@swiftline/core/testing";
import { describe, expect, test } from "vitest";
import { memoryNames } from "./memory-names.ts";

givenNamesContract("memory", memoryNames, { describe, test, expect });
