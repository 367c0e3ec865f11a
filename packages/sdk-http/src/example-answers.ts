import answers from "./example-answers.json" with { type: "json" };

/** What a route answers to its example in the example city: `pnpm generate` asks it and writes it down. */
export interface ExampleAnswer {
  /** Those that tell something of this answer. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** By the name of the route, `GET /v1/appeals`. */
export const exampleAnswers: Readonly<Record<string, ExampleAnswer>> = answers;
