import { expect, test } from "vitest";
import { unknownCommand } from "./unknown-command.ts";

const ids = ["appeal:list", "appeal:show", "db:check", "import", "init"];

test.each([
  ["imprt:requests.csv", "there is no command imprt", "did you mean swiftline import?"],
  ["apeal:list", "there is no command apeal", "did you mean swiftline appeal?"],
  ["appeal:lst", "there is no command appeal lst", "did you mean swiftline appeal list?"],
  ["appeal:zzzzz", "there is no command appeal zzzzz", "swiftline appeal --help"],
  ["frobnicate", "there is no command frobnicate", "swiftline --help"],
])("%s: %s, %s", (id, message, tryThis) => {
  expect(unknownCommand(id, ids)).toMatchObject({ code: "flag/invalid", message, tryThis });
});
