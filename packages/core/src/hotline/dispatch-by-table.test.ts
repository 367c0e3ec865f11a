import { expect, test } from "vitest";
import { dispatchedTo, register, registered, returned, returnedBy } from "../../test/life.ts";
import { table } from "../../test/literals/files.ts";
import type { CityFolder } from "../book/city-folder.ts";
import { explainDispatch } from "../book/explain-dispatch.ts";
import { given } from "../testing/given.ts";
import { assigning, testBook, testCity } from "../testing/test-city.ts";
import { advance } from "./advance.ts";

const columns = "id,category,text,>agency,>manner,>disposition,>advice,>co-handlers";
const city: CityFolder = {
  ...testCity(),
  agencies: table(
    "agencies.csv",
    "id,name,kind,parent,area",
    "desk,Hotline desk,hotline,,",
    "roads,Roads department,department,,",
    "east,East Quarter,district,,east",
    "east-office,Office in the East Quarter,subdistrict,east,east",
  ),
  routing: assigning(columns, [
    "secret,,secret,,,secret,This line must not be told secrets.,",
    "hard,,whose,roads,conference,,,east|desk",
    "noise,noise,,east-office,,,,",
    "light,streets-light,,roads,,,,desk|east",
    "noise-district,noise,,east,fallback,,,",
    "rest,,,desk,,,,",
  ]),
};
const book = testBook(city);
const noise = { category: "noise-night", area: "east", text: "music" } as const;

test("what goes to a subdistrict is copied to its district", () =>
  given()
    .inCity(book)
    .when(register(noise))
    .then(
      { type: "AppealRegistered" },
      { type: "AppealDispatched", agency: "east-office", manner: "direct", copiedTo: ["east"] },
    ));

test("the unit that returned it is followed by its district, as fallback, without a copy", () =>
  given(registered(noise), dispatchedTo("east-office"))
    .inCity(book)
    .when(returnedBy("east-office"))
    .then(
      { type: "AssignmentReturned" },
      { type: "AppealDispatched", agency: "east", manner: "fallback", copiedTo: undefined },
    ));

test("after the last return that the city allows, whoever gets it is designated", () =>
  given(registered(noise), dispatchedTo("east-office"), returned("east-office"), dispatchedTo("east"))
    .inCity(book)
    .when(returnedBy("east"))
    .then({ type: "AssignmentReturned" }, { type: "AppealDispatched", agency: "desk", manner: "designated" }));

test("those who assist come with the lead", () =>
  given()
    .inCity(book)
    .when(register({ category: "streets-light", text: "dark" }))
    .then({ type: "AppealRegistered" }, { type: "AppealDispatched", agency: "roads", coHandlers: ["desk", "east"] }));

test("where it is unclear whose it is, the agencies are heard before anybody gets it", () =>
  given()
    .inCity(book)
    .when(register({ text: "nobody knows whose this is" }))
    .then({ type: "AppealRegistered" }, { type: "ConferenceCalled", agencies: ["roads", "east", "desk"] }));

test("a matter that is not dispatched is shown another way, with advice, by the rule that says so", () =>
  given()
    .inCity(book)
    .when(register({ text: "a secret" }))
    .then(
      { type: "AppealRegistered" },
      { type: "AppealDiverted", disposition: "secret", advice: "This line must not be told secrets." },
    ));

test("one that a person dispatched all the same, and that came back, waits for a person", () =>
  given(registered({ text: "a secret" }), dispatchedTo("roads"))
    .inCity(book)
    .when(returnedBy("roads"))
    .then({ type: "AssignmentReturned" }));

test("a dispatch can be explained again, as it was, from what its event carries", () => {
  const first = advance([], register(noise), book);
  const life = first.ok ? first.value : [];
  const second = advance(life, returnedBy("east-office"), book);
  const history = [...life, ...(second.ok ? second.value : [])];
  const explained = explainDispatch(history, book);
  expect(explained?.sameSet).toBe(true);
  expect(explained?.explanation.decision.rules.map(({ id }) => id)).toEqual(
    explained?.recorded?.steps.map(({ rule }) => rule),
  );
  expect(explained?.explanation.tables[0]?.beaten).toMatchObject([
    { rule: { id: "noise" }, why: "returned" },
    { rule: { id: "rest" }, why: "later" },
  ]);
});

test("when the rule set is no longer there, what was written down stands beside what the present one says", () => {
  const first = advance([], register(noise), book);
  const now = testBook({ ...city, routing: assigning("id,>agency", ["all,desk"]) });
  expect(explainDispatch(first.ok ? first.value : [], now)).toMatchObject({
    sameSet: false,
    recorded: { steps: [{ rule: "noise" }] },
    explanation: { decision: { outcome: { agency: "desk" } } },
  });
});
