import { expect, test } from "vitest";
import * as z from "zod";
import type { Route } from "../route.ts";
import { routes } from "./index.ts";

const named = routes.map((route): [string, Route] => [`${route.method} ${route.path}`, route]);

test("no two routes have the same name", () => {
  expect(new Set(named.map(([name]) => name)).size).toBe(routes.length);
});

test.each(named)("%s takes the parameters that its path names", (_, { path, params }) => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  expect(Object.keys((params as z.ZodObject).shape)).toEqual(inPath);
});

test.each(named)("%s can be published: its schemas are JSON Schema", (_, { query, answer }) => {
  expect(z.toJSONSchema(query, { io: "input" })).toHaveProperty("type", "object");
  expect(z.toJSONSchema(answer)).toHaveProperty("additionalProperties", false);
});
