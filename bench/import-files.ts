/** Tables of New York requests as long as one likes: what really was reported, at other times, in words of the bench's own. */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { type Random, randomFrom } from "./random.ts";

const requests = fileURLToPath(new URL("../examples/nyc-311/requests.csv.gz", import.meta.url));
const SEED = 311;
const FIRST_ID = 1_000_000_000;
const ROWS_A_WRITE = 10_000;
/** Whole weeks back in which New York's clocks did not skip an hour that a request fell into. */
const weeksBack = { least: 11, most: 40 };
const WEEK = 7 * 24 * 3_600_000;

/** 14 columns: the 12 of the API, an address and what was answered. 41: those of the portal's export. */
export type Width = 14 | 41;

/** One request, by the names of the API. */
type Request = Readonly<Record<string, string>>;

/** Writes a table of so many requests, the same in every run. About half of them are answered, in text that has to be quoted. */
export function writeRequests(file: string, width: Width, rows: number): void {
  const real: Request[] = parse(gunzipSync(readFileSync(requests)), { bom: true, columns: true });
  const random = randomFrom(SEED);
  const columns = width === 14 ? apiColumns : portalColumns;
  writeFileSync(file, stringify([columns.map(([name]) => name)]));
  for (let from = 0; from < rows; from += ROWS_A_WRITE) {
    const some = Array.from({ length: Math.min(ROWS_A_WRITE, rows - from) }, (_, index) => {
      const request = anotherLike(random.pick(real), from + index, { rows, random });
      return columns.map(([, cell]) => cell(request));
    });
    appendFileSync(file, stringify(some));
  }
}

const streets = ["CANAL STREET", "BROADWAY", "EAST  176 STREET", "AVENUE R", "GRAND CONCOURSE", "LINDEN BOULEVARD"];
const doors = ["", "", "", ", APT 4B", ", 2 楼", ', "THE ANNEX"'];
const answers = [
  "The inspector saw the condition and told the owner to mend it.",
  "Nobody answered the door, so the inspector will come again.",
  'The crew wrote "done, 3 bags", and left at noon.',
  "The caller was asked for more, and has not answered.\nThe request is closed until then.",
  "已派员到现场核查，情况属实，当日处理完毕。",
  "执法人员到场时噪音已停止，\n已告知居民“再次发生请拨打311”。",
  "What was found on the spot differs from what was reported; the district office has taken it over, and will write to the caller.",
];

/** The same matter at the same hour of another week and at another door. Like an export, the table goes on week by week. */
function anotherLike(real: Request, place: number, { rows, random }: { rows: number; random: Random }): Request {
  const weeks = Math.floor((place / rows) * (weeksBack.most - weeksBack.least + 1));
  const shift = WEEK * (weeksBack.most - weeks);
  const number = 1 + random.below(400);
  const street = random.pick(streets);
  const closed = real.closed_date !== "";
  return {
    ...real,
    unique_key: String(FIRST_ID + place),
    created_date: earlier(real.created_date!, shift),
    closed_date: closed ? earlier(real.closed_date!, shift) : "",
    incident_address: `${number} ${street}${random.pick(doors)}`,
    street_name: street,
    cross_street_1: random.pick(streets),
    cross_street_2: random.pick(streets),
    resolution_description: closed ? random.pick(answers) : "",
    open_data_channel_type: random.pick(["PHONE", "ONLINE", "MOBILE", "UNKNOWN"]),
    community_board: `${String(1 + random.below(18)).padStart(2, "0")} ${real.borough}`,
    bbl: String(1_000_000_000 + random.below(4_000_000_000)),
  };
}

const earlier = (local: string, milliseconds: number): string =>
  new Date(Date.parse(`${local.slice(0, 19)}Z`) - milliseconds).toISOString().slice(0, -1);

/** 2026-04-13T15:01:51.000 as the portal writes it: 04/13/2026 03:01:51 PM. */
function portalDate(local: string): string {
  if (local === "") return "";
  const [year, month, day, hour, rest] = [
    local.slice(0, 4),
    local.slice(5, 7),
    local.slice(8, 10),
    Number(local.slice(11, 13)),
    local.slice(13, 19),
  ];
  return `${month}/${day}/${year} ${String(hour % 12 || 12).padStart(2, "0")}${rest} ${hour < 12 ? "AM" : "PM"}`;
}

/** The name of a column, and its cell. */
type Column = readonly [name: string, cell: (request: Request) => string];

const api = (name: string): Column => [name, (request) => request[name] ?? ""];
const apiColumns: readonly Column[] = [
  "unique_key",
  "created_date",
  "closed_date",
  "agency",
  "complaint_type",
  "descriptor",
  "location_type",
  "incident_zip",
  "city",
  "borough",
  "latitude",
  "longitude",
  "incident_address",
  "resolution_description",
].map(api);

const titled = (title: string): Column => {
  const name = title.toLowerCase().replaceAll(" ", "_");
  return [title, (request) => request[name] ?? ""];
};
const dated = (title: string, name: string): Column => [title, (request) => portalDate(request[name] ?? "")];
const always = (title: string, text: string): Column => [title, () => text];

const portalColumns: readonly Column[] = [
  titled("Unique Key"),
  dated("Created Date", "created_date"),
  dated("Closed Date", "closed_date"),
  titled("Agency"),
  ["Agency Name", ({ agency }) => `Department named ${agency} of the City of New York`],
  titled("Complaint Type"),
  titled("Descriptor"),
  titled("Location Type"),
  titled("Incident Zip"),
  titled("Incident Address"),
  titled("Street Name"),
  titled("Cross Street 1"),
  titled("Cross Street 2"),
  ["Intersection Street 1", (request) => request.cross_street_1 ?? ""],
  ["Intersection Street 2", (request) => request.cross_street_2 ?? ""],
  always("Address Type", "ADDRESS"),
  titled("City"),
  ["Landmark", (request) => request.street_name ?? ""],
  always("Facility Type", ""),
  ["Status", (request) => (request.closed_date === "" ? "In Progress" : "Closed")],
  always("Due Date", ""),
  titled("Resolution Description"),
  dated("Resolution Action Updated Date", "closed_date"),
  titled("Community Board"),
  titled("BBL"),
  titled("Borough"),
  always("X Coordinate (State Plane)", "1017901"),
  always("Y Coordinate (State Plane)", "198161"),
  titled("Open Data Channel Type"),
  always("Park Facility Name", "Unspecified"),
  ["Park Borough", ({ borough = "" }) => borough],
  always("Vehicle Type", ""),
  always("Taxi Company Borough", ""),
  always("Taxi Pick Up Location", ""),
  always("Bridge Highway Name", ""),
  always("Bridge Highway Direction", ""),
  always("Road Ramp", ""),
  always("Bridge Highway Segment", ""),
  titled("Latitude"),
  titled("Longitude"),
  ["Location", ({ latitude, longitude }) => (latitude === "" ? "" : `(${latitude}, ${longitude})`)],
];
