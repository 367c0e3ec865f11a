import type { CityFolder } from "../book/city-folder.ts";
import { compileBook } from "../book/compile-book.ts";
import type { PolicyBook } from "../book/policy-book.ts";
import type { Document } from "../document.ts";
import { invariant } from "../fault.ts";
import type { Table } from "../table.ts";

/**
 * A small made-up city: two areas, two agencies and the hotline's own desk, categories of two levels, an urgent policy in
 * natural time and a standard one in working days. What no rule takes goes to the desk.
 */
export const testCity = (): CityFolder => ({
  city: document("city.yaml", {
    id: "testville",
    name: "Testville",
    zone: "Europe/Berlin",
    languages: ["en"],
    number: "12345",
    channels: ["phone", "web"],
    hotlines: [{ id: "testville", name: "Testville hotline" }],
  }),
  agencies: table("agencies.csv", "id,name,kind,parent,area", [
    "desk,Hotline desk,hotline,,",
    "roads,Roads department,department,,",
    "east-office,East Quarter office,subdistrict,,east",
  ]),
  areas: table("areas.csv", "id,name,kind,parent", [
    "testville,Testville,city,",
    "east,East Quarter,district,testville",
    "west,West Quarter,district,testville",
  ]),
  categories: table("categories.csv", "id,name,parent", [
    "streets,Streets,",
    "streets-hole,Hole in the road,streets",
    "streets-light,Street light,streets",
    "noise,Noise,",
    "noise-night,Noise at night,noise",
    "other,Other matters,",
  ]),
  routing: assigning("id,category,area,text,>agency,>policy", [
    "danger,,,danger,roads,urgent",
    "streets,streets,,,roads,standard",
    "noise-east,noise,east,,east-office,standard",
    "rest,,,,desk,",
  ]),
  sla: document("sla.yaml", {
    default: "standard",
    policies: [
      {
        id: "urgent",
        name: "Urgent, 4 hours",
        stages: { resolve: { startsOn: "dispatched", target: { within: "4h", clock: "natural" } } },
      },
      {
        id: "standard",
        name: "Standard, 3 working days",
        stages: {
          acknowledge: { startsOn: "dispatched", target: { within: "8h", clock: "working" }, calendar: "office" },
          resolve: { startsOn: "dispatched", target: { workingDays: 3, ends: "close" }, calendar: "office" },
        },
      },
    ],
  }),
  satisfaction: document("satisfaction.yaml", {
    survey: {
      contacted: "yes-no",
      resolved: "yes-no",
      satisfied: ["satisfied", "basically-satisfied", "dissatisfied"],
    },
    scheme: "plain",
  }),
  open311: document("open311.yaml", {
    jurisdiction: "testville.example",
    contact: "hotline@testville.example",
    keyService: "Write to us.",
    changeset: "2026-05-04T12:00:00Z",
  }),
  calendars: [
    document("calendars/office.yaml", {
      id: "office",
      zone: "Europe/Berlin",
      weekly: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]])),
      layers: [{ id: "holidays", holidays: [{ date: "2026-01-01" }, { date: "2026-05-01" }] }],
    }),
  ],
});

/** The book of {@link testCity}, or of a changed copy of it. */
export function testBook(city: CityFolder = testCity()): PolicyBook {
  const { book, problems } = compileBook(city);
  invariant(book, `the test city is sound (${problems.map((problem) => problem.message).join("; ")})`);
  return book;
}

/** A catalogue of one table, which says who leads. */
export const assigning = (header: string, lines: readonly string[]): CityFolder["routing"] => [
  { files: [{ name: "assign", content: { table: table("routing.csv", header, lines) } }] },
];

const document = (file: string, value: unknown): Document => ({ file, value, placeOf: () => undefined });

/** A table of comma-separated lines without quotes. */
const table = (file: string, header: string, lines: readonly string[]): Table => ({
  file,
  columns: header.split(","),
  rows: lines.map((line, index) => ({ line: index + 2, cells: line.split(",") })),
});
