import { expect } from "vitest";
import type { LineAnswer } from "../src/ndjson/line-answer.ts";

/** Values as a body of NDJSON; a text stands as it is. */
export const asLines = (values: readonly unknown[]): string =>
  values.map((value) => `${typeof value === "string" ? value : JSON.stringify(value)}\n`).join("");

/** The lines of a response of NDJSON. */
export async function linesIn<Line = LineAnswer>(response: Response): Promise<readonly Line[]> {
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/x-ndjson"]);
  const lines = (await response.text()).split("\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) => JSON.parse(line) as Line);
}

export const ndjson = { "content-type": "application/x-ndjson" } as const;
