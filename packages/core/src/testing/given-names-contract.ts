import type { GivenNames } from "../book/given-names.ts";
import type { TestRunner } from "./event-log-contract.ts";

/** What every {@link GivenNames} must do, as tests; see `eventLogContract`. `makeNames` answers one without names each time. */
export function givenNamesContract(
  name: string,
  makeNames: () => GivenNames | Promise<GivenNames>,
  { describe, test, expect }: TestRunner,
): void {
  describe(`${name} keeps the contract of given names`, () => {
    test("a name is given once, and means what it was given for", async () => {
      const { take, find } = await makeNames();
      expect(await find("one")).toEqual(undefined);
      expect(await take("one", "说 '\"", 0)).toEqual(true);
      expect(await take("one", "other", 1e15)).toEqual(false);
      expect(await find("one")).toEqual("说 '\"");
      expect(await take("One", "other", 1)).toEqual(true);
    });

    test("of many who want a name at once, one gets it", async () => {
      const { take } = await makeNames();
      const all = await Promise.all(Array.from({ length: 20 }, (_, place) => take("one", String(place), 0)));
      expect(all.filter((one) => one).length).toEqual(1);
    });
  });
}
