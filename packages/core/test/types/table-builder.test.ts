import { test } from "vitest";
import { domainOf } from "../../src/routing/domain.ts";
import { table } from "../../src/routing/tables/builder.ts";
import { literalDomain } from "../../src/routing/tables/literal-domain.ts";

const domain = literalDomain({
  categories: { noise: undefined, "noise-works": "noise" },
  agencies: ["police", "desk"],
  policies: ["urgent"],
  attributes: { floors: { type: "number" }, owner: { type: "choice", values: ["city", "private"] } },
});
const assign = table("assign", domain);

test("codes of the domain, their signs and the outputs of the table compile", () => {
  assign.rule("a", { category: "noise-works", "attribute:owner": "!city" }, { agency: "police", coHandlers: "desk" });
  assign.rule("b", { category: ["noise", "!noise-works", "*"] }, { disposition: "secret", advice: "…" });
  table("sla", domain, { hit: "unique" }).rule("c", { "attribute:floors": [3, ">=5"] }, { policy: "urgent" });
});

test("a code that is not in the domain does not compile", () => {
  // @ts-expect-error there is no category nose
  assign.rule("a", { category: "nose" }, { agency: "police" });
  // @ts-expect-error nor can it be taken out
  assign.rule("a", { category: ["noise", "!nose"] }, { agency: "police" });
  // @ts-expect-error there is no agency polise
  assign.rule("a", {}, { agency: "polise" });
  // @ts-expect-error the city has no areas
  assign.rule("a", { area: "west" }, { agency: "police" });
  // @ts-expect-error there is no policy ordinary
  table("sla", domain).otherwise("rest", { policy: "ordinary" });
  // @ts-expect-error an owner is the city or private
  assign.rule("a", { "attribute:owner": "state" }, { agency: "police" });
});

test("a column that is not there does not compile", () => {
  // @ts-expect-error it is called category
  assign.rule("a", { categry: "noise" }, { agency: "police" });
  // @ts-expect-error the city declares no attribute height
  assign.rule("a", { "attribute:height": 3 }, { agency: "police" });
});

test("what a table is not there to say does not compile", () => {
  // @ts-expect-error skills are said in another table
  assign.otherwise("rest", { agency: "desk", skills: "sign" });
  // @ts-expect-error a rule dispatches or shows another way, not both
  assign.otherwise("rest", { agency: "desk", disposition: "secret" });
  // @ts-expect-error a rule says something
  assign.otherwise("rest", {});
  // @ts-expect-error there is no such table
  table("routing", domain);
});

test("of a domain that is no literal, any code compiles", () => {
  const some = domainOf({ categories: {}, agencies: [] });
  table("assign", some).rule("a", { category: "any", "attribute:any": "3" }, { agency: "anybody" });
});
