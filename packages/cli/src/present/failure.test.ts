import { stripVTControlCharacters } from "node:util";
import { Errors, Flags } from "@oclif/core";
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

test("what a command line lacks is told in our words", () => {
  const flags = new Error(
    "The following errors occurred:\n  Missing required flag by\n  Missing required flag purpose\nSee more help with --help",
  );
  const args = Object.assign(new Errors.CLIError("Missing 1 required arg:\nfile  a table"), {
    args: [{ name: "file", description: "a table" }],
  });
  expect(failureOf(new Errors.CLIError(flags), command).message).toBe("--by is missing; --purpose is missing");
  expect(failureOf(args, command).message).toBe("missing: FILE (a table)");
});

test("a command that takes a city says how it is named; others say what the fault says", () => {
  const lost = new SwiftlineError("city/not-found", ".: no city", {
    tryThis: "check the path, or make one: swiftline init x here",
  });
  const takesCity = { id: "import", flags: { city: Flags.string() } };
  expect(failureOf(lost, takesCity).tryThis).toBe(
    "name one with --city FOLDER (or SWIFTLINE_CITY), or make one: swiftline init x here",
  );
  expect(failureOf(lost, { id: "route:diff", flags: {} }).tryThis).toBe(lost.tryThis);
});

test("what a file says in a problem stays in its line and paints nothing", () => {
  const problems = [
    { code: "a", message: "\u001b[31mred\u0007 is\nno word", file: "a\u001b]0;t.csv", field: "w\u009bx" },
  ];
  expect(problemLines(problems).map(stripVTControlCharacters)).toEqual([
    "  a ]0;t.csv error w x:  [31mred  is no word",
  ]);
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
