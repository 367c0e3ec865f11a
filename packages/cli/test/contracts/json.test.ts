import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import * as z from "zod";
import { FailureAnswer } from "../../src/present/failure.ts";
import { newYorkWithRequests } from "../new-york.ts";
import { run } from "../swiftline.ts";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);

const prepared = await newYorkWithRequests();

const failures: readonly [line: string, code: number, error: object][] = [
  ["appeal show nyc-311:9 --city city", 66, { code: "appeal/not-found", message: "there is no appeal nyc-311:9" }],
  ["sla due --within soon", 64, { message: "--within: soon is no length of time, such as 4h or 2d" }],
  ["import nothing.csv --mapping city/sla.yaml --city city", 78, { code: "mapping/invalid" }],
];

test.each(failures)("%s: what went wrong answers as its schema says", async (line, code, error) => {
  const outcome = await run([...line.split(" "), "--json"], { cwd: prepared });
  expect(outcome).toMatchObject({ code, stderr: "" });
  expect(JSON.parse(outcome.stdout)).toMatchObject({ error });
  const valid = ajv.compile(z.toJSONSchema(FailureAnswer));
  expect(valid(JSON.parse(outcome.stdout)), JSON.stringify(valid.errors, null, 2)).toBe(true);
});

test("every moment has an offset, those inside events too", async () => {
  const { stdout } = await run(["appeal", "show", "nyc-311:2", "--city", "city", "--json"], { cwd: prepared });
  const answer = JSON.parse(stdout);
  expect(answer.registeredAt).toBe("2026-05-02T10:00:00-04:00");
  expect(answer.events.at(-1)).toMatchObject({ type: "AppealClosed", at: "2026-05-02T11:30:00-04:00" });
});
