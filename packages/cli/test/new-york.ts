import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { presetFolder } from "../src/presets.ts";
import { run } from "./swiftline.ts";

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder that is gone when the tests of the file are done. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "swiftline-"));
  made.push(folder);
  return folder;
}

/** A copy of a folder, to change. */
export async function copyOf(folder: string): Promise<string> {
  const copy = await emptyFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
}

/** New York's city folder, as `init` would copy it, as `city` in a folder to work in. */
export async function newYork(): Promise<string> {
  const folder = await emptyFolder();
  await cp(presetFolder("nyc-311"), join(folder, "city"), { recursive: true });
  return folder;
}

export const header =
  "unique_key,created_date,closed_date,agency,complaint_type,descriptor,location_type,incident_zip,city,borough,latitude,longitude";

/** A request to New York's 311, made up; what is not said is as in an ordinary one. */
export function request({
  id = 1,
  created = "2026-05-02T10:00:00.000",
  closed = "",
  agency = "NYPD",
  type = "Illegal Parking",
}: {
  readonly id?: number | string;
  readonly created?: string;
  readonly closed?: string;
  readonly agency?: string;
  readonly type?: string;
} = {}): string {
  return `${id},${created},${closed},${agency},${type},Blocked Hydrant,Street/Sidewalk,11201,BROOKLYN,BROOKLYN,40.69,-73.99`;
}

export const table = (...rows: readonly string[]): string => `${[header, ...rows].join("\n")}\n`;

/** Three requests, the second of which is closed. */
export const threeRequests = table(
  request({ id: 1 }),
  request({ id: 2, closed: "2026-05-02T11:30:00.000" }),
  request({ id: 3, agency: "DSNY", type: "Graffiti" }),
);

let imported: Promise<string> | undefined;

/** New York with three requests in its database, imported once for all tests of a file, and copied. */
export async function newYorkWithRequests(): Promise<string> {
  imported ??= importedNewYork();
  return copyOf(await imported);
}

async function importedNewYork(): Promise<string> {
  const folder = await newYork();
  await writeFile(join(folder, "requests.csv"), threeRequests);
  const { code, stderr } = await run(["import", "requests.csv", "--city", "city", "--quiet"], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  return folder;
}
