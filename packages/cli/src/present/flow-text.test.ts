import { expect, test } from "vitest";
import { flowText, plainText } from "./flow-text.ts";

test("a value stands in one line of YAML", () => {
  expect(flowText({ lognormal: { mean: "5h 12m", scv: 1.4 } })).toBe("{ lognormal: { mean: 5h 12m, scv: 1.4 } }");
  expect(flowText([1, 0.5, null])).toBe("[1, 0.5, null]");
  expect(flowText({})).toBe("{}");
});

test("texts that would be read as something else are in quotes", () => {
  for (const text of ["true", "no", "10001", "2026-05-24", "24:00", "a: b", "x #1", "", "0x1F", "1e3", "trailing "])
    expect(plainText(text)).toBe(JSON.stringify(text));
  for (const text of ["noise-night", "zh", "70000/day", "1h 30m", "中文"]) expect(plainText(text)).toBe(text);
});
