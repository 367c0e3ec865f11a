import { type LiteralCity, literalCity } from "../../src/book/literal-city.ts";
import type { PolicyBook } from "../../src/book/policy-book.ts";
import { testBook } from "../../src/testing/test-city.ts";

const sla = {
  default: "ordinary",
  policies: [
    {
      id: "ordinary",
      name: "Ordinary",
      stages: { resolve: { startsOn: "dispatched", target: { within: "14d", clock: "natural" } } },
    },
  ],
};

const city = (id: string, name: string) => ({
  id,
  name,
  zone: "America/New_York",
  languages: ["en"],
  number: "311",
  channels: ["phone", "web", "app", "other"],
  hotlines: [{ id, name }],
});

const bookOf = (literal: Omit<LiteralCity, "sla">): PolicyBook => testBook(literalCity({ ...literal, sla }));

/** As much of New York as its records in the tests name. */
export const newYork = bookOf({
  city: city("nyc-311", "New York City 311"),
  agencies: ["DOT", "NYPD", "DOHMH"].map((id) => ({ id, name: id, kind: "department" })),
  areas: [
    { id: "nyc", name: "New York City", kind: "city", parent: "" },
    { id: "queens", name: "Queens", kind: "borough", parent: "nyc" },
    { id: "manhattan", name: "Manhattan", kind: "borough", parent: "nyc" },
    { id: "11434", name: "11434", kind: "zip", parent: "queens" },
    { id: "11379", name: "11379", kind: "zip", parent: "queens" },
  ],
  categories: [
    { id: "street-condition", name: "Street Condition", parent: "" },
    { id: "pothole", name: "Pothole", parent: "street-condition" },
    { id: "derelict-vehicle", name: "Derelict Vehicle", parent: "" },
    { id: "noise-vehicle", name: "Noise - Vehicle", parent: "" },
    { id: "noise-residential", name: "Noise - Residential", parent: "" },
    { id: "banging", name: "Banging/Pounding", parent: "noise-residential" },
    { id: "illegal-animal", name: "Illegal Animal Kept as Pet", parent: "" },
    { id: "noise", name: "Noise", parent: "" },
  ],
  routing: [{ id: "rest", ">agency": "NYPD" }],
});

/** As much of Baltimore as its records in the tests name: a category for each prefix of its types of request. */
export const baltimore = bookOf({
  city: city("baltimore-311", "Baltimore 311"),
  agencies: [
    { id: "dot", name: "Department of Transportation", kind: "department" },
    { id: "dpw-sw", name: "Bureau of Solid Waste", kind: "department" },
    { id: "dpw-ww", name: "Bureau of Water and Wastewater", kind: "department" },
    { id: "bcrp", name: "Recreation and Parks", kind: "department" },
    { id: "call-center", name: "311 call center", kind: "hotline" },
  ],
  areas: [
    { id: "baltimore", name: "Baltimore", kind: "city", parent: "" },
    { id: "southern", name: "Southern", kind: "district", parent: "baltimore" },
    { id: "northwestern", name: "Northwestern", kind: "district", parent: "baltimore" },
    { id: "21230", name: "21230", kind: "zip", parent: "southern" },
  ],
  categories: [
    { id: "waste", name: "Waste and alleys" },
    { id: "rats", name: "Rats" },
    { id: "streets", name: "Streets and signals" },
    { id: "vehicles", name: "Parking and vehicles" },
    { id: "water", name: "Water and sewers" },
    { id: "trees", name: "Trees" },
    { id: "questions", name: "Questions" },
  ],
  routing: [{ id: "rest", ">agency": "call-center" }],
});
