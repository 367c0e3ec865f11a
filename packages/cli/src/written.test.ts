import { expect, test } from "vitest";
import commands from "./all-commands.ts";
import { isWritten } from "./written.ts";

/** The flags by which a command is given a file to read, or its store. */
const readBy = ["calls", "db", "from", "key-file", "mapping", "policies"];

test("every flag that names a file is known as one that is read, or marked as one that is written", () => {
  const unknown = Object.entries(commands).flatMap(([id, { flags = {} }]) =>
    Object.entries(flags)
      .filter(([name, flag]) => "helpValue" in flag && flag.helpValue === "FILE" && !readBy.includes(name))
      .filter(([, flag]) => !isWritten(flag))
      .map(([name]) => `${id} --${name}`),
  );
  expect(unknown).toEqual([]);
});
