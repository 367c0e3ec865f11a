import { expect, test } from "vitest";
import { appealId, at, closed, dispatchedTo, register, registered, reportedBy } from "../../test/life.ts";
import type { Command } from "../appeal/acts/index.ts";
import { fold } from "../appeal/history.ts";
import { testBook } from "../testing/test-city.ts";
import { record } from "./record.ts";

const book = testBook();
const base = { appealId, by: "import" } as const;
const acts: readonly Command[] = [
  register({ by: "import" }),
  { type: "DispatchAppeal", ...base, at: at(0), agency: "roads", manner: "imported" },
  { type: "CloseAppeal", ...base, at: at(500), because: "imported" },
];

test("acts enter at their own times and nothing reacts to them", () => {
  expect(record(undefined, acts, book)).toEqual({
    ok: true,
    value: [
      registered({ by: "import" }),
      dispatchedTo("roads", { by: "import", manner: "imported", book: book.version }),
      closed({ by: "import", at: at(500), because: "imported" }),
    ],
  });
});

test("acts of an agency are recorded without reaction too", () => {
  const recorded = record(fold([registered(), dispatchedTo("roads")]), [reportedBy("roads")], book);
  expect(recorded.ok && recorded.value.map((event) => event.type)).toEqual(["ResultReported"]);
});

test("one act that is refused refuses them all, with its reason", () => {
  expect(record(undefined, acts.toReversed(), book)).toEqual({
    ok: false,
    reason: { code: "appeal/unknown", appealId },
  });
});

test("nothing recorded is nothing happened", () => {
  expect(record(undefined, [], book)).toEqual({ ok: true, value: [] });
});
