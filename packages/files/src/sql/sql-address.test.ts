import { expect, test } from "vitest";
import { shownPath, sqlAddress } from "./sql-address.ts";

test.each([
  ["calls.csv", "calls.csv"],
  ["sqlite:calls.db?table=calls", "sqlite:calls.db?table=calls"],
  ["postgres://reader:secret@host/calls", "postgres://reader@host/calls"],
  ["postgres://reader:p%40secret@host/calls?table=old.calls", "postgres://reader@host/calls"],
  ["POSTGRES://reader:secret@host/calls", "postgres://reader@host/calls"],
  ["postgresql://host/calls?password=secret&sslmode=require", "postgresql://host/calls?sslmode=require"],
])("%s is shown as %s", (path, shown) => expect(shownPath(path)).toBe(shown));

test("SQLITE:calls.db is a database however it is written", () =>
  expect(sqlAddress("SQLITE:calls.db?table=calls")).toMatchObject({
    kind: "sqlite",
    target: "calls.db",
    table: "calls",
  }));

test.each(["mysql://reader:secret@host/calls", "HTTP://reader:secret@host/calls*.csv", "s3+x://reader:se@cret/calls"])(
  "%s cannot be read, and is not repeated",
  (path) => {
    const said = (): unknown => {
      try {
        return sqlAddress(path);
      } catch (error) {
        return error;
      }
    };
    expect(said()).toMatchObject({
      code: "flag/invalid",
      message: expect.stringMatching(/^an address that begins with/),
    });
    expect(JSON.stringify([String(said()), said()])).not.toMatch(/reader|cret/);
  },
);
