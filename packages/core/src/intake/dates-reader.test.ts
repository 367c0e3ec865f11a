import { expect, test } from "vitest";
import { baltimore } from "../../test/literals/cities.ts";
import { type Cells, told } from "../../test/read-cells.ts";
import { instantOf } from "../time/zone.ts";
import type { MappingInput } from "./mapping.ts";

const mapping: MappingInput = {
  columns: { id: "no", registeredAt: "created", category: "matter", status: "status", endedAt: "closed", dueAt: "due" },
  statuses: { Open: "open", Closed: "closed" },
};
const noon = instantOf(baltimore.zone, Date.parse("2026-03-10T12:00:00Z"));
const row = (cells: Cells, more: Partial<MappingInput> = {}, readAt: number | "unsaid" = noon) =>
  told(
    { no: "1", created: "2026-03-02 09:00", matter: "rats", status: "", closed: "", due: "", ...cells },
    { ...mapping, ...more },
    baltimore,
    readAt === "unsaid" ? undefined : readAt,
  );
const registered = "RegisterAppeal 2026-03-02T09:00";
const flag = { contradictions: { inFuture: "flag" } } as const;

test("what is told of a later day than the one on which the record is read has not happened", () => {
  expect(row({ closed: "2062-03-05 10:00" })).toEqual({ wrong: ["intake/in-future closed"] });
  expect(row({ created: "2062-03-02 09:00" })).toEqual({ wrong: ["intake/in-future created"] });
  expect(row({ created: "2062-03-02 09:00", closed: "2063-01-01" })).toEqual({
    wrong: ["intake/in-future created", "intake/in-future closed"],
  });
});

test("a promise lies in the future, and so may clocks that are ahead by up to a day", () => {
  expect(row({ due: "2062-03-05 10:00" })).toEqual({ acts: [registered], notes: [] });
  expect(row({ closed: "2026-03-11 12:00" })).toEqual({
    acts: [registered, "CloseAppeal 2026-03-11T12:00"],
    notes: [],
  });
  expect(row({ closed: "2026-03-11 12:01" })).toEqual({ wrong: ["intake/in-future closed"] });
});

test("a mapping may say that such a moment is left out, but not that of the creation", () => {
  const open = { acts: [registered], notes: ["intake/in-future closed"] };
  expect(row({ closed: "2062-03-05 10:00" }, flag)).toEqual(open);
  expect(row({ closed: "2062-03-05 10:00", status: "Closed" }, flag)).toEqual(open);
  expect(row({ created: "2062-03-02 09:00" }, flag)).toEqual({ wrong: ["intake/in-future created"] });
});

test("where nobody says when the records are read, no day is too late", () => {
  expect(row({ closed: "2062-03-05 10:00" }, {}, "unsaid")).toEqual({
    acts: [registered, "CloseAppeal 2062-03-05T10:00"],
    notes: [],
  });
});
