import { describe, expect, test } from "vitest";
import { baltimoreMapping } from "../../test/literals/baltimore-mapping.ts";
import { baltimore } from "../../test/literals/cities.ts";
import { proved } from "../../test/read-cells.ts";
import { readSample } from "../../test/samples/read-sample.ts";
import { parseInstant } from "../time/instant.ts";
import { generic } from "./sources/generic.ts";

const { columns, rows } = readSample("baltimore-311.tsv");
const bound = generic.bind(columns, { book: baltimore, mapping: baltimoreMapping });
const read = bound.ok ? bound.value : undefined;

test("every record becomes an appeal that was registered, dispatched and closed", () => {
  const acts = rows.map((row) => read?.(row));
  expect(acts.map((one) => (one?.ok ? proved(one.value).acts.map(({ type }) => type) : one?.reason))).toEqual(
    rows.map(() => ["RegisterAppeal", "DispatchAppeal", "CloseAppeal"]),
  );
});

test("a record keeps its number, its times, its words and its place", () => {
  const [record] = rows;
  const at = parseInstant("2018-04-12T11:11:26-04:00");
  const base = { appealId: "baltimore-311:18-00269879", by: "import" };
  expect(record && read?.(record)).toMatchObject({
    ok: true,
    value: {
      notes: [],
      acts: [
        {
          ...base,
          type: "RegisterAppeal",
          at,
          hotline: "baltimore-311",
          externalId: "18-00269879",
          kind: "complaint",
          channel: "phone",
          category: "streets",
          area: "northwestern",
          address: "3400 GARRISON BLVD, BALTIMORE, MD, 21215",
          position: { latitude: 39, longitude: -77 },
          text: "TRT-Traffic Signal Repairs",
          attributes: { neighborhood: "Dorchester" },
        },
        {
          ...base,
          type: "DispatchAppeal",
          at,
          agency: "dot",
          manner: "imported",
          dueAt: parseInstant("2018-04-13T11:11:26-04:00"),
        },
        { ...base, type: "CloseAppeal", at: parseInstant("2018-04-12T12:45:47-04:00"), because: "imported" },
      ],
    },
  });
});

describe("of several columns the first that the city knows is the area", () => {
  const areaOf = (number: string) => {
    const row = rows.find(({ cells }) => cells[1] === number);
    const acts = row && read?.(row);
    return acts?.ok
      ? proved(acts.value).acts.map((act) => (act.type === "RegisterAppeal" ? act.area : undefined))[0]
      : "none";
  };

  test("the zip code where it is in the city's list", () => expect(areaOf("14-00293539")).toBe("21230"));
  test("else the police district", () => expect(areaOf("18-00269879")).toBe("northwestern"));
  test("nothing where both are empty", () => expect(areaOf("16-00461034")).toBeUndefined());
});
