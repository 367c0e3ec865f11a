import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { readAll } from "../../test/read-all.ts";
import { temporaryFile, temporaryFolder } from "../../test/temporary-folder.ts";
import { openRecords } from "../open-records.ts";

async function database(sql: string): Promise<string> {
  const file = join(await temporaryFolder(), "calls.db");
  const opened = new Database(file);
  opened.exec(sql);
  opened.close();
  return file;
}

const calls = `
  create table calls (id integer, text text, cost real, more blob);
  insert into calls values (9007199254740993, '急修', 1.5, x'00ff'), (2, null, null, null);
  create table "odd ""name""" (a);
  create view late as select id from calls where id = 2;
`;

describe("a table of an SQLite file", () => {
  test("is read by its address, every value as text", async () => {
    const { form, columns, rows } = await readAll(`sqlite:${await database(calls)}?table=calls`);
    expect(form).toEqual({ format: "sqlite", table: "calls" });
    expect(columns).toEqual(["id", "text", "cost", "more"]);
    expect(rows).toEqual([
      { line: 1, cells: ["9007199254740993", "急修", "1.5", "00ff"], raw: "" },
      { line: 2, cells: ["2", "", "", ""], raw: "" },
    ]);
  });

  test("may be named apart from the file, and be a view or have an odd name", async () => {
    const file = await database(calls);
    expect((await readAll(file, { table: "late" })).rows).toHaveLength(1);
    expect((await readAll(file, { table: 'odd "name"' })).columns).toEqual(["a"]);
  });

  test("need not be named where it is the only one", async () => {
    expect((await readAll(await database("create table calls (id); insert into calls values (1)"))).rows).toHaveLength(
      1,
    );
  });

  test("of 2,500 rows comes in order", async () => {
    const file = await database(
      "create table n (n); with recursive c(n) as (select 1 union all select n + 1 from c where n < 2500) insert into n select n from c",
    );
    const { rows } = await readAll(file);
    expect(rows.map(({ cells }) => cells[0])).toEqual(Array.from({ length: 2_500 }, (_, at) => String(at + 1)));
  });
});

describe("a query", () => {
  test("answers rows", async () => {
    const { form, columns, rows } = await readAll(await database(calls), {
      query: "select id as n, text from calls order by id",
    });
    expect(form).toEqual({ format: "sqlite" });
    expect(columns).toEqual(["n", "text"]);
    expect(rows.map(({ cells }) => cells[0])).toEqual(["2", "9007199254740993"]);
  });

  test.each(["drop table calls", "select * from nothing", "nonsense", "delete from calls returning id"])(
    "that cannot be run, or writes, is refused and changes nothing: %s",
    async (query) => {
      const file = await database(calls);
      await expect(readAll(file, { query })).rejects.toMatchObject({ code: expect.stringMatching(/^(flag|file)\//) });
      expect((await readAll(file, { table: "calls" })).rows).toHaveLength(2);
    },
  );
});

describe("what cannot be read is said in one sentence", () => {
  test("which table, where there are several", async () => {
    await expect(readAll(await database(calls))).rejects.toMatchObject({
      code: "flag/invalid",
      tryThis: 'name the table: calls, late, odd "name"',
    });
  });

  test("a table that is not there, with the nearest that is", async () => {
    await expect(readAll(await database(calls), { table: "call" })).rejects.toMatchObject({
      tryThis: "did you mean calls?",
    });
  });

  test("a table and a query", async () => {
    await expect(readAll(await database(calls), { table: "calls", query: "select 1" })).rejects.toMatchObject({
      code: "flag/invalid",
    });
  });

  test("a file that is not there, or is no database", async () => {
    await expect(readAll("sqlite:nowhere.db")).rejects.toMatchObject({ code: "file/not-found" });
    await expect(readAll(`sqlite:${await temporaryFile("a,b\n1,2\n")}`)).rejects.toMatchObject({
      code: "file/malformed",
    });
  });

  test("a table of a file that is no database", async () => {
    await expect(readAll(await temporaryFile("a,b\n1,2\n"), { table: "calls" })).rejects.toMatchObject({
      code: "flag/invalid",
      message: expect.stringMatching(/: this is csv, which has no table$/),
    });
  });

  test("a file that the address of a server names, such as a certificate", async () => {
    const error = await openRecords("postgres://user:secret@host/calls?sslcert=/nowhere").catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({
      code: "file/not-readable",
      message: expect.stringContaining("'/nowhere'"),
      tryThis: expect.stringContaining("the files that it names"),
    });
    expect(JSON.stringify([String(error), error])).not.toContain("secret");
  });

  test("an address that cannot be read, without the password in it", async () => {
    const error = await openRecords("postgres://user:se cret@[/calls").catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: "flag/invalid" });
    expect(JSON.stringify([String(error), error, (error as Error).cause])).not.toContain("cret");
  });
});
