import { expect } from "vitest";
import { ProblemDocument } from "../src/problem.ts";

/** The problem that a response carries; a response that carries none, or another status than its problem, fails the test. */
export async function problemIn(response: Response): Promise<ProblemDocument> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = ProblemDocument.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}
