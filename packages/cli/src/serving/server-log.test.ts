import { mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SwiftlineError } from "@swiftline/core";
import { expect, test } from "vitest";
import type { LogLevel } from "./log-levels.ts";
import { type ServerLog, serverLog } from "./server-log.ts";

/** What is logged while `work` goes on. */
function logged(work: (log: ServerLog) => void, level: LogLevel = "info"): Record<string, unknown>[] {
  const file = join(mkdtempSync(join(tmpdir(), "swiftline-log-")), "log.jsonl");
  const log = serverLog(level, openSync(file, "w"));
  work(log);
  log.end();
  const lines = readFileSync(file, "utf8").split("\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) => JSON.parse(line));
}

const trace = { traceId: "a".repeat(32), parentId: "b".repeat(16), sampled: true, state: "vendor=secret" };
const answered = { method: "GET", route: "/v1/appeals/{appealId}", status: 200, principal: "app", requestId: "r-1" };

test("an answer is a line that a request is found by", () => {
  const [line] = logged((log) => log.answered({ ...answered, milliseconds: 1.23456, trace }));
  const { traceId, parentId } = trace;
  expect(line).toEqual({
    ...answered,
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    msg: "answered",
    ms: 1.235,
    traceId,
    parentId,
  });
});

test("a failure is known by its code and by where it happened, and not by what it says", () => {
  const planted = "Zsofia Kanari 917 555 0142";
  const lines = logged((log) => {
    log.failed(new SwiftlineError("store/disk-full", planted), "r-1");
    log.failed(Object.assign(new Error(planted), { code: "EPIPE" }));
    log.failed(new TypeError(`${planted}\n    at ${planted}`));
    log.failed(planted);
    log.failed(Object.assign(new Error("x"), { stack: `another stack of ${planted}` }));
    log.failed(new Error("outer", { cause: new Error(planted) }));
  });
  expect(lines.map(({ code }) => code)).toEqual(["store/disk-full", "EPIPE", "TypeError", "string", "Error", "Error"]);
  expect(lines[0]).toMatchObject({ level: "error", requestId: "r-1", msg: "failed" });
  expect(lines[2]?.at).toEqual(expect.arrayContaining([expect.stringMatching(/^at .*server-log\.test\.ts/)]));
  expect(JSON.stringify(lines)).not.toMatch(/Zsofia|Kanari|555|0142/);
});

test.each([
  ["info", ["answered", "failed", "hello"]],
  ["error", ["failed"]],
  ["silent", []],
] as const)("at level %s it says %j", (level, said) => {
  const lines = logged((log) => {
    log.answered({ ...answered, milliseconds: 1 });
    log.failed(new Error("x"));
    log.said("hello");
  }, level);
  expect(lines.map(({ msg }) => msg)).toEqual(said);
});
