import { expect, test } from "vitest";
import { at, closed, dispatchedTo, registered, reported } from "../../test/life.ts";
import type { Event } from "../appeal/events.ts";
import { testBook, testCity } from "../testing/test-city.ts";
import { flatAppeal } from "./flat-appeal.ts";
import { georeportBulk } from "./georeport-bulk.ts";

const columns = georeportBulk(testBook());

/** The fields of the form that may not be left out. */
const demanded = [
  ...["service_request_id", "requested_datetime", "updated_datetime", "status_description", "status_notes"],
  ...["service_name", "address", "lat", "long"],
];

function told(...history: readonly Event[]): Readonly<Record<string, unknown>> {
  const flat = flatAppeal(history);
  if (flat === undefined) throw new Error("there is an appeal");
  return Object.fromEntries(columns.map(({ name, of }) => [name, of(flat)]));
}

test("every field that the form demands is a column", () => {
  expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(demanded));
});

test("an open request names its service and what it is below that", () => {
  expect(told(registered(), dispatchedTo("roads"))).toMatchObject({
    service_request_id: "testville:1",
    requested_datetime: at(0),
    updated_datetime: at(0),
    closed_date: undefined,
    status_description: "open",
    source: "phone",
    service_name: "Streets",
    service_subtype: "Hole in the road",
    description: "A hole in the road",
    agency_responsible: "Roads department",
  });
});

test("the zip code is the area where that is one of a zip code", () => {
  const city = testCity();
  const zip = { line: 5, cells: ["10115", "10115", "zip", "east"] };
  const book = testBook({ ...city, areas: { ...city.areas, rows: [...city.areas.rows, zip] } });
  const zipcode = georeportBulk(book).find(({ name }) => name === "zipcode");
  expect(["10115", "east", undefined].map((area) => zipcode?.of({ area }))).toEqual(["10115", undefined, undefined]);
});

test("a closed one says when, and what was done", () => {
  const result = reported("roads", { at: at(60), result: "Filled" });
  expect(
    told(registered({ category: "streets" }), dispatchedTo("roads"), result, closed({ at: at(90) })),
  ).toMatchObject({
    closed_date: at(90),
    status_description: "closed",
    status_notes: "Filled",
    service_name: "Streets",
    service_subtype: undefined,
  });
});
