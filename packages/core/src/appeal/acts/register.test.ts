import { test } from "vitest";
import { appealId, at, matter } from "../../../test/life.ts";
import { given } from "../../testing/given.ts";
import type { Command } from "./index.ts";

const asked = (
  by: "caller" | "hotline" | "import",
  facts: { readonly kind?: "complaint"; readonly category?: string } = {},
): Command => ({
  type: "RegisterAppeal",
  appealId,
  at: at(0),
  by,
  ...matter,
  kind: "inquiry",
  ...facts,
  answer: "we open at nine",
});

test.each(["hotline", "import"] as const)(
  "an inquiry that is answered as %s takes it down is over, and with nobody",
  (by) =>
    given()
      .when(asked(by))
      .then({ type: "AppealRegistered", kind: "inquiry" }, { type: "InquiryAnswered", answer: "we open at nine", by }),
);

test("nothing but an inquiry is answered so", () =>
  given()
    .when(asked("hotline", { kind: "complaint" }))
    .thenRefused("appeal/not-an-inquiry", { kind: "complaint" }));

test("nobody answers an own question", () =>
  given()
    .when(asked("caller"))
    .thenRefused("act/not-allowed", { act: "answer", allowed: ["hotline", "import"] }));

test("what the city does not know is refused first", () =>
  given()
    .when(asked("caller", { category: "dragons" }))
    .thenRefused("city/unknown-category", { category: "dragons" }));
