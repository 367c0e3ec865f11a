/** Counts the records of a CSV file with csv-parse and does nothing else: the ceiling of an import that parses with it. */
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

let records = 0;
for await (const _ of createReadStream(process.argv[2] ?? "").pipe(parse())) records++;
console.log(records);
