import { memoryLog } from "@swiftline/core";
import { eventLogContract, testBook } from "@swiftline/core/testing";
import { openStore } from "@swiftline/store";
import { afterAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const book = testBook();
const folder = temporaryFolder();
const opened: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of opened) await close();
  folder.remove();
});

eventLogContract("memory", memoryLog, { describe, test, expect });

eventLogContract(
  "SQLite",
  async () => {
    const { log, close } = await openStore(folder.file(`${opened.length}.sqlite`), { book, mode: "write" });
    opened.push(close);
    return log;
  },
  { describe, test, expect },
);
