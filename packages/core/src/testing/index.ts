/** For the tests of those who embed Swiftline: a city to test with, sentences about it, and what every port must do. */
export * from "./appeal-list-contract.ts";
export * from "./event-log-contract.ts";
export * from "./given.ts";
export * from "./given-names-contract.ts";
export * from "./replays-contract.ts";
export * from "./test-city.ts";
