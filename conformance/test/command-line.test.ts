import { expect, test } from "vitest";
import { wantedBy } from "../src/command-line.ts";

const url = "http://city.example/v2";

test("an address alone is enough", () =>
  expect(wantedBy([url])).toEqual({
    url,
    jurisdiction: undefined,
    write: false,
    apiKey: undefined,
    service: undefined,
    at: undefined,
    patience: 20_000,
    json: false,
  }));

test("what is asked for besides is taken as it is", () =>
  expect(
    wantedBy([
      ...["--write", "--api-key", "k", "--jurisdiction", "city.example", "--service", "hole"],
      ...["--at=40.7,-74", "--timeout", "1.5", "--json", url],
    ]),
  ).toEqual({
    url,
    jurisdiction: "city.example",
    write: true,
    apiKey: "k",
    service: "hole",
    at: ["40.7", "-74"],
    patience: 1500,
    json: true,
  }));

test.each([
  [[], /^pnpm conformance URL/],
  [["--help"], /^pnpm conformance URL/],
  [[url, url], /^pnpm conformance URL/],
  [["city.example"], /^city\.example is no address/],
  [["ftp://city.example"], /no address/],
  [["http://city.example/v2?key=1"], /no address/],
  [["http://me:secret@city.example/v2"], /no address/],
  [[url, "--wirte"], /--wirte/],
  [[url, "--at", "north"], /^--at takes a latitude and a longitude/],
  [[url, "--at=1,2,3"], /^--at takes/],
  [[url, "--at=1,"], /^--at takes/],
  [[url, "--timeout", "0"], /^--timeout takes seconds/],
  [[url, "--timeout", "soon"], /^--timeout takes seconds/],
  [[url, "--write"], /^--write needs an --api-key/],
])("%j is told what is wrong with it", (args, says) => expect(wantedBy(args)).toMatch(says));
