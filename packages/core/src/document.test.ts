import { expect, test } from "vitest";
import * as z from "zod";
import { type Document, documentProblem, type Path, readDocument } from "./document.ts";

/** A document in which every part stands on the line that its depth says. */
const document = (value: unknown): Document => ({
  file: "city.yaml",
  value,
  placeOf: (path: Path) => (path.includes("nowhere") ? undefined : { line: path.length + 1, column: 1 }),
});

const Shift = z.strictObject({ from: z.string(), to: z.string() });
const City = z.strictObject({
  name: z.string(),
  hours: z.array(z.union([z.enum(["open", "closed"]), Shift])).default([]),
});
const problemsOf = (value: unknown) => {
  const read = readDocument(document(value), City);
  return read.ok ? [] : read.reason;
};
const toldOf = (value: unknown) => problemsOf(value).map(({ field, message }) => `${field}: ${message}`);

test("a document that fits is read, its defaults filled in", () => {
  expect(readDocument(document({ name: "Testville" }), City)).toEqual({
    ok: true,
    value: { name: "Testville", hours: [] },
  });
});

test("every problem is told at once, each with its file, place and field", () => {
  expect(problemsOf({ name: 1, hours: "always" })).toEqual([
    {
      code: "document/invalid_type",
      message: "Invalid input: expected string, received number",
      file: "city.yaml",
      line: 2,
      column: 1,
      field: "name",
    },
    {
      code: "document/invalid_type",
      message: "Invalid input: expected array, received string",
      file: "city.yaml",
      line: 2,
      column: 1,
      field: "hours",
    },
  ]);
});

test("each unknown field is told by its own name and place", () => {
  expect(toldOf({ name: "x", motto: "", anthem: "" })).toEqual([
    "motto: there is no such field here",
    "anthem: there is no such field here",
  ]);
});

test("of several forms the one that was nearly written tells what is wrong in it", () => {
  expect(toldOf({ name: "x", hours: [{ from: "09:00", to: 17 }] })).toEqual([
    "hours.0.to: Invalid input: expected string, received number",
  ]);
});

test("where no form is nearer than the others, the part as a whole is wrong", () => {
  expect(toldOf({ name: "x", hours: [7] })).toEqual(["hours.0: Invalid input"]);
});

test("a problem of the whole document names no field, and one whose place is not known no line", () => {
  expect(documentProblem(document({}), [], "city/empty", "nothing here")).toEqual({
    code: "city/empty",
    message: "nothing here",
    file: "city.yaml",
    line: 1,
    column: 1,
  });
  expect(documentProblem(document({}), ["nowhere", 0], "x", "y", { value: "z" })).toEqual({
    code: "x",
    message: "y",
    file: "city.yaml",
    field: "nowhere.0",
    value: "z",
  });
});
