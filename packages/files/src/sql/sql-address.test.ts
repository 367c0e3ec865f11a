import { expect, test } from "vitest";
import { shownPath } from "./sql-address.ts";

test.each([
  ["calls.csv", "calls.csv"],
  ["sqlite:calls.db?table=calls", "sqlite:calls.db?table=calls"],
  ["postgres://reader:secret@host/calls", "postgres://reader@host/calls"],
  ["postgres://reader:p%40secret@host/calls?table=old.calls", "postgres://reader@host/calls"],
  ["postgresql://host/calls?password=secret&sslmode=require", "postgresql://host/calls?sslmode=require"],
])("%s is shown as %s", (path, shown) => expect(shownPath(path)).toBe(shown));
