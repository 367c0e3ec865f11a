// Routing by itself: a table built in code, a decision with its reasons, and no city folder, appeal or store.
// In the root of the repository: node --conditions=swiftline-source examples/04-route-alone/main.ts
import { compileRouter, literalDomain, ruleSetOf, table } from "@swiftline/core/routing";
import { en, sayRoute } from "@swiftline/core/text";

const domain = literalDomain({
  categories: { noise: undefined, "noise-works": "noise", street: undefined },
  areas: { city: undefined, harbour: "city" },
  agencies: ["environment", "police", "roads", "desk"],
});
const built = table("assign", domain)
  .rule(
    "night-works",
    { category: "noise-works", hour: "22-6" },
    { agency: "environment", coHandlers: "police" },
    { basis: "Noise Act, section 43" },
  )
  .rule("harbour-noise", { category: "noise", area: "harbour" }, { agency: "police" })
  .rule("danger", { text: ["sinkhole", "gas leak"] }, { agency: "roads" })
  .otherwise("rest", { agency: "desk" })
  .build();
if (!built.ok) throw new Error(built.reason.map(({ message }) => message).join("; "));

const router = compileRouter(ruleSetOf([built.value]), domain);
const drilling = { category: "noise-works", text: "Drilling, again!", channel: "phone", kind: "complaint" } as const;
const atNight = { ...drilling, at: Date.UTC(2026, 2, 2, 23) };
console.log(router.decide(atNight).outcome);
console.log(sayRoute(router.explain(atNight, { whyNot: "roads" }), en).join("\n"));
