import { givenNamesContract, testBook } from "@swiftline/core/testing";
import { openStore, type Store } from "@swiftline/store";
import { afterEach, describe, expect, test } from "vitest";

let opened: Store | undefined;
afterEach(() => opened?.close());

givenNamesContract(
  "A store",
  async () => {
    opened = await openStore(":memory:", { book: testBook(), mode: "write" });
    return opened.names;
  },
  { describe, test, expect },
);
