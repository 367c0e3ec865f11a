import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { answersInThisProcess } from "../oracles/answers-in-this-process.ts";

const program = fileURLToPath(new URL("../oracles/answers-in-this-process.ts", import.meta.url));

test.each(["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia"])(
  "a process in %s gives the same answers",
  (zone) => {
    const answers = execFileSync(process.execPath, [program], { env: { ...process.env, TZ: zone }, encoding: "utf8" });
    expect(answers.trimEnd().split("\n")).toEqual(answersInThisProcess());
  },
);
