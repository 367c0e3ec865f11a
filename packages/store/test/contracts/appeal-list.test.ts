import { appealListContract, testBook } from "@swiftline/core/testing";
import { openStore, type Store } from "@swiftline/store";
import { afterEach, describe, expect, test } from "vitest";

let opened: Store | undefined;
afterEach(() => opened?.close());

appealListContract(
  "A store",
  async () => {
    opened = await openStore(":memory:", { book: testBook(), mode: "write" });
    return opened;
  },
  { describe, test, expect },
);
