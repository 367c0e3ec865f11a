import type * as z from "zod";
import type { Route } from "../route.ts";
import { lineAnswer } from "./line-answer.ts";
import { NDJSON } from "./ndjson-response.ts";

const JSON_TYPE = "application/json";

/** How the body and the answer of a route travel, as it is published and held to: of NDJSON, the schema is that of a line. */
export interface Forms {
  readonly taken: string;
  readonly answered: string;
  readonly answer: z.ZodType;
  readonly status: number;
}

export const formsOf = ({ takes, answers, answer, status }: Route): Forms =>
  takes === "ndjson"
    ? { taken: NDJSON, answered: NDJSON, answer: lineAnswer(answer), status: 200 }
    : { taken: JSON_TYPE, answered: answers === "ndjson" ? NDJSON : JSON_TYPE, answer, status };
