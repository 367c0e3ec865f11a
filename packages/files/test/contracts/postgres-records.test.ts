import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenRecordsOptions, openRecords } from "../../src/index.ts";
import { type PostgresServer, postgresFolder, startPostgres } from "../postgres-server.ts";

/** Skipped where no PostgreSQL is installed for the platform. */
describe.skipIf(postgresFolder === undefined)("a table of a PostgreSQL server", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(postgresFolder ?? "");
    await server.execute(`
      create table calls (id bigint, text text, at timestamptz, day date, cost numeric, urgent boolean, more jsonb, place point);
      insert into calls values
        (9007199254740993, '急修', '2020-01-06 12:09:38.5+08', '2020-01-06', 1.50, true, '{"a": [1]}', '(13.4,52.5)'),
        (2, null, null, null, null, false, null, null);
      create schema old; create table old.calls as select generate_series(1, 2500) as n;
      create table old."calls.2024" as select 7 as n;
    `);
  });
  afterAll(() => server.stop());

  const read = async (options: OpenRecordsOptions, more = "") => {
    const records = await openRecords(`${server.url()}${more}`, options);
    const rows = (await Array.fromAsync(records.batches())).flat();
    return { form: records.form, name: records.name, columns: records.columns, cells: rows.map(({ cells }) => cells) };
  };

  test("is read with every value as text, moments in UTC", async () => {
    const { form, columns, cells } = await read({ table: "calls" });
    expect(form).toEqual({ format: "postgres", table: "calls" });
    expect(columns).toEqual(["id", "text", "at", "day", "cost", "urgent", "more", "place"]);
    expect(cells).toEqual([
      [
        "9007199254740993",
        "急修",
        "2020-01-06 04:09:38.5+00",
        "2020-01-06",
        "1.50",
        "true",
        '{"a": [1]}',
        "POINT (13.4 52.5)",
      ],
      ["2", "", "", "", "", "false", "", ""],
    ]);
  });

  test("may be named in the address, and be of another schema", async () => {
    const { cells } = await read({}, "&table=old.calls");
    expect(cells.map(([n]) => n)).toEqual(Array.from({ length: 2_500 }, (_, at) => String(at + 1)));
  });

  test("may have a dot in its name", async () => {
    expect((await read({ table: "old.calls.2024" })).cells).toEqual([["7"]]);
  });

  test("or what a query answers", async () => {
    expect(await read({ query: "select id as n from calls order by id" })).toMatchObject({
      columns: ["n"],
      cells: [["2"], ["9007199254740993"]],
    });
  });

  test("is let go where its reader stops in the middle", async () => {
    const records = await openRecords(server.url(), { table: "old.calls" });
    for await (const batch of records.batches(10)) {
      expect(batch).toHaveLength(10);
      break;
    }
  });

  test.each(["drop table calls", "delete from calls returning id", "select * from nothing", "nonsense"])(
    "is never written to, and a query that cannot be run is said to be one: %s",
    async (query) => {
      await expect(read({ query })).rejects.toMatchObject({ code: "flag/invalid" });
      expect((await read({ table: "calls" })).cells).toHaveLength(2);
    },
  );

  test("must be named where there are several, and the fault names them", async () => {
    await expect(read({})).rejects.toMatchObject({
      code: "flag/invalid",
      tryThis: "name the table: calls, old.calls, old.calls.2024",
    });
  });

  test("no name and no fault holds the password", async () => {
    expect((await read({ table: "calls" })).name).not.toContain("secret");
    const faults = [
      () => openRecords(server.url(), { table: "nothing" }),
      () => openRecords("postgres://postgres:secret@127.0.0.1:1/calls?table=calls"),
      () => openRecords("postgres://postgres:secret@nowhere.invalid/calls?table=calls"),
    ];
    for (const fault of faults) {
      const error = await fault().catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: expect.stringMatching(/^(flag|file)\//) });
      expect(JSON.stringify([String(error), error, (error as Error).cause ?? null])).not.toContain("secret");
    }
  });
});
