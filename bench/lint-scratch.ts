import { lint } from "@swiftline/core/routing/lint";
import { boxesOf, overlappingPairs } from "./routing-boxes.ts";
import { domain, ruleSetFrom } from "./routing-ours.ts";
import { plainRules } from "./routing-rules.ts";

const rules = plainRules(Number(process.argv[2]));
const set = ruleSetFrom(rules);
const time = <T>(f: () => T) => {
  const t = process.cpuUsage();
  const r = f();
  const u = process.cpuUsage(t);
  return [r, (u.user + u.system) / 1000] as const;
};
const [f, c] = time(() => lint(set, domain));
(globalThis as any).LINTSTAT && console.log((globalThis as any).LINTSTAT);
const [p, pc] = time(() => overlappingPairs(boxesOf(rules)));
console.log(rules.length, "lint", c.toFixed(), "ms; pairs", p, pc.toFixed(), "ms");
console.log(
  Object.fromEntries(
    Object.entries(
      Object.groupBy(f, (x) => x.severity + " " + x.code + (x.code === "unreachable" ? " " + x.how : "")),
    ).map(([k, v]) => [k, v!.length]),
  ),
  f.find((x) => x.code === "more"),
);
