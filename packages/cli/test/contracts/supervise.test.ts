import { beforeAll, expect, test } from "vitest";
import type { SupervisedAnswer } from "../../src/present/supervised.ts";
import { newYork } from "../new-york.ts";
import { type Outcome, run } from "../swiftline.ts";

let city = "";
const swiftline = (line: string): Promise<Outcome> =>
  run(line.split(" "), { cwd: city, env: { SWIFTLINE_CITY: "city" } });

async function done(line: string): Promise<Outcome> {
  const outcome = await swiftline(line);
  expect(outcome).toMatchObject({ code: 0, stderr: "" });
  return outcome;
}

const listed = async (more = ""): Promise<SupervisedAnswer["supervised"]> =>
  JSON.parse((await done(`supervise list --json${more}`)).stdout).supervised;

const registering = "--hotline nyc-311 --kind complaint --channel phone --by hotline --text help --at 2026-05-04T10:00";
const press = (id: string, form: string, at: string): Promise<Outcome> =>
  done(`appeal supervise nyc-311:${id} --form ${form} --reason late --by hotline --at 2026-05-04T${at}`);

beforeAll(async () => {
  city = await newYork();
  await done(`appeal register nyc-311:A nyc-311:B nyc-311:C nyc-311:D ${registering} --category noise-residential`);
  await done(`appeal register nyc-311:E ${registering} --category water-system`);
  await press("A", "reminder", "11:00");
  await press("B", "interview", "11:10");
  await press("A", "written", "11:20");
  await press("A", "reminder", "11:30");
  await press("C", "written", "11:15");
  await done("appeal raise-problem-order nyc-311:E --to 311 --reason again --at 2026-05-04T11:40");
});

test("the highest step comes first, then who has stood on it longest; a problem order alone comes last", async () => {
  expect((await listed()).map(({ id, form, since, steps }) => [id, form, since.slice(11, 16), steps])).toEqual([
    ["nyc-311:B", "interview", "11:10", 1],
    ["nyc-311:C", "written", "11:15", 1],
    ["nyc-311:A", "written", "11:20", 3],
    ["nyc-311:E", null, "11:40", 0],
  ]);
});

test("a step and an agency can be asked for", async () => {
  expect((await listed(" --form written")).map(({ id }) => id)).toEqual(["nyc-311:C", "nyc-311:A"]);
  expect(await listed(" --agency DEP")).toMatchObject([{ id: "nyc-311:E", problemOrder: { to: "311" } }]);
  expect(await listed(" --form listed")).toEqual([]);
  expect(await listed(" --limit 1")).toMatchObject([{ id: "nyc-311:B" }]);
});

test("what is over is under supervision no more", async () => {
  const over = "appeal report-result nyc-311:C --by agency:NYPD --result quiet --at 2026-05-04T12:00";
  await done(over);
  await done("followup record nyc-311:C --channel phone --reached --resolved yes --at 2026-05-04T13:00");
  expect((await listed()).map(({ id }) => id)).not.toContain("nyc-311:C");
});

test("an appeal shows by what it is pressed", async () => {
  expect((await done("appeal show nyc-311:A")).stdout).toContain("pressed   reminder, written, reminder");
  expect((await done("appeal show nyc-311:E")).stdout).toContain("problem   raised to 311 at 2026-05-04 11:40:00");
});

test("an agency that the city does not have is said so", async () => {
  const outcome = await swiftline("supervise list --agency NYPF");
  expect(outcome).toMatchObject({ code: 64, stderr: expect.stringContaining("did you mean NYPD?") });
});
