import { stripVTControlCharacters } from "node:util";
import { SwiftlineError } from "@swiftline/core";
import { expect, test } from "vitest";
import { failureOf, problemLines } from "./failure.ts";

const command = { id: "report:run", flags: {} };

test("what is no fault of the world is a bug of ours", () => {
  expect(failureOf(new TypeError("x is undefined"), command)).toMatchObject({
    code: "bug",
    message: "This is a bug in Swiftline: x is undefined",
  });
});

test("what oclif puts around the message of a flag is taken away", () => {
  const error = new SwiftlineError("flag/invalid", "Parsing --from \n\tx is no date\nSee more help with --help");
  expect(failureOf(error, command)).toEqual({ code: "flag/invalid", message: "--from: x is no date" });
});

test("a problem names its field unless its message does", () => {
  const problems = [
    { code: "a", message: "there is no such field here", file: "m.yaml", line: 4, column: 3, field: "colour" },
    { code: "b", message: "kind must be one of a, b", file: "areas.csv", line: 2, field: "kind" },
  ];
  expect(problemLines(problems).map(stripVTControlCharacters)).toEqual([
    "  m.yaml:4:3 error colour: there is no such field here",
    "  areas.csv:2 error kind must be one of a, b",
  ]);
});
