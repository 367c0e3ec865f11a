import { expect, test } from "vitest";
import { at, registered } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import { fold } from "../history.ts";
import { type Actor, Disposition } from "../terms.ts";
import type { Command } from "./index.ts";

type Divert = Extract<Command, { readonly type: "DivertAppeal" }>;

const divert = (disposition: Divert["disposition"], advice: string, by: Actor = "hotline"): Divert => ({
  type: "DivertAppeal",
  appealId: "testville:1",
  at: at(5),
  by,
  disposition,
  advice,
});

test.each(Disposition.options)(
  "an appeal is diverted as %s with advice for the caller, and not without",
  (disposition) => {
    const advised = given(registered());
    advised.when(divert(disposition, "the court decides")).then({
      type: "AppealDiverted",
      disposition,
      advice: "the court decides",
    });
    for (const silence of ["", "  ", "\u3000\n"])
      advised.when(divert(disposition, silence)).thenRefused("appeal/advice-missing", { disposition });
  },
);

test("what another system diverted is taken down as it was, advice or none", () =>
  given(registered())
    .when(divert("duplicate", "", "import"))
    .then({ type: "AppealDiverted", advice: "" }));

test("a diverted appeal has ended, with nobody, and remembers why", () => {
  const { type: _, ...diverted } = divert("secret", "not for us to say");
  expect(fold([registered(), { type: "AppealDiverted", ...diverted }])).toMatchObject({
    status: "diverted",
    endedAt: at(5),
    disposition: "secret",
  });
});
