import { expect, test } from "vitest";
import { exampleAnswer, nameOf } from "../test/example-world.ts";
import { exampleAnswers } from "./example-answers.ts";
import { formsOf } from "./ndjson/forms.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes/index.ts";

const named = routes.map((route: Route): [string, Route] => [nameOf(route), route]);

test.each(named)("%s has an example, which is answered well and as it is published", async (name, route) => {
  const { status, ...answer } = await exampleAnswer(route);
  const forms = formsOf(route);
  expect(status).toBe(forms.status);
  forms.answer.parse(answer.body);
  // Where they differ because the answer has changed: pnpm generate.
  expect(answer).toEqual(exampleAnswers[name]);
});

test("an answer is published for every route, and for no other", () => {
  expect(Object.keys(exampleAnswers).toSorted()).toEqual(named.map(([name]) => name).toSorted());
});
