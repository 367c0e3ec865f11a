import { httpStatusOf, type RefusalCode } from "../../packages/core/src/appeal/index.ts";
import { exitStatusOf, type FaultCode } from "../../packages/core/src/fault.ts";
import { httpProblems } from "../../packages/sdk-http/src/index.ts";
import { refusalTitle } from "../../packages/sdk-http/src/refusal-title.ts";
import { code, page, rows } from "./markdown.ts";
import { problemWords } from "./problem-words.ts";

/** What each fault means; the message of one occurrence says more. */
const faultWords = {
  "flag/invalid":
    "The command line is wrong: an unknown command or flag, a missing argument, a value that it cannot have.",
  "city/not-found": "There is no city folder there.",
  "city/invalid": "The city folder has errors; the problems name them.",
  "city/exists": "A folder that was to be made is there and not empty.",
  "file/not-found": "There is no such file.",
  "file/not-readable": "The file may not be read.",
  "file/not-a-file": "A folder stands where a file was wanted.",
  "file/not-writable": "The file cannot be written.",
  "file/empty": "The file has no records.",
  "file/malformed": "The file cannot be read as what it should be: its encoding, its quotes, its compression.",
  "import/unknown-source": "The columns belong to no known source.",
  "import/columns-missing": "The source needs columns that the file lacks, or has twice.",
  "import/file-changed": "The file changed while it was read; what is in stays in, and the same command goes on.",
  "import/running": "Another process imports the same file.",
  "import/interrupted": "The import was stopped; what is in stays in, and the same command goes on.",
  "import/not-found": "There is no such run of an import.",
  "import/unfinished": "The run was interrupted or still goes on; one that is finished can be taken back.",
  "import/withdrawn": "The run was taken back before.",
  "mapping/invalid": "The mapping file has errors; the problems name them.",
  "scheme/invalid": "The file of a scoring scheme has errors; the problems name them.",
  "report/unknown": "There is no such report.",
  "simulation/stopped": "It was stopped before there was anything to tell.",
  "appeal/not-found": "There is no such appeal.",
  "serve/cannot-listen": "The address and port cannot be listened on.",
  "serve/no-issuer": "The issuer of tokens does not say where its keys are, or is another than it should be.",
  "store/conflict": "Others write the same appeals; nothing of this was written.",
  "store/disk-full": "There is no space left; nothing is half-written.",
  "store/corrupt": "The database is damaged.",
  "store/newer": "A newer version of Swiftline has written the database.",
  "store/stale": "Lists and sums are of another book than the city folder's; `db rebuild` computes them anew.",
  "store/not-found": "There is no database yet, or it is none.",
  "store/not-writable": "The database may not be written.",
  "identity/no-key": "Identities are kept encrypted, and no key was given.",
  "identity/wrong-key": "The key is no key, or not the one by which the identity was kept.",
  "identity/no-purpose": "An identity was asked for without saying by whom or what for.",
  "identity/recused": "Who asks has been recused from the appeal, and may not see its caller.",
  "identity/no-part": "The agency that asks works on no appeal of the caller.",
  "identity/confidential": "The appeal is confidential: no agency learns who called.",
  "identity/not-found": "There is no such caller.",
  "key/not-found": "There is no such key, or it was revoked before.",
  "webhook/not-found": "There is no such webhook.",
  "identity/in-use": "An appeal of the caller is still open, and its caller would be lost.",
} as const satisfies Record<FaultCode, string>;

const entries = <Code extends string, Value>(record: Readonly<Record<Code, Value>>): readonly [Code, Value][] =>
  Object.entries(record) as [Code, Value][];

export const errorsPage = (): string =>
  page(
    "Errors",
    "A **refusal** is the domain saying no, a **fault** is the world failing, a **problem** is something wrong in what somebody wrote. Anything else is a bug of ours: exit status 70, HTTP status 500.",
    "## Exit statuses that are no error",
    rows(
      ["status", "means"],
      [
        ["0", "done"],
        [
          "1",
          "`city check`, `simulate check`, `db check`, `audit verify` or `audit report` found an error; `staff plan` covers not every half hour; `simulate optimise` found nothing that reaches its targets; `simulate rerun` did not come out the same; `simulate validate` found a measure that disagrees; `privacy rotate` left some identities as they were; `import undo` took nothing back, because something later depends on it",
        ],
        ["3", "`import` is done, and some rows were rejected; `mapping check` found rows that would be"],
        [
          "70",
          "a replication of `simulate run`, `compare`, `sweep`, `rerun` or `optimise` failed; those before it are kept",
        ],
        [
          "130",
          "`simulate run`, `compare`, `sweep`, `rerun` or `optimise` was stopped; what was finished is kept with `--out`, and marked as a part",
        ],
      ],
    ),
    "## Refusals",
    rows(
      ["code", "means", "HTTP"],
      entries<RefusalCode, number>(httpStatusOf).map(([refusal, status]) => [
        code(refusal),
        `${refusalTitle[refusal].en}.`,
        String(status),
      ]),
    ),
    "## Problems of HTTP itself",
    rows(
      ["code", "means", "HTTP"],
      entries(httpProblems).map(([problem, { status, title }]) => [code(problem), `${title}.`, String(status)]),
    ),
    "## Faults",
    rows(
      ["code", "means", "exit status"],
      entries<FaultCode, number>(exitStatusOf).map(([fault, status]) => [
        code(fault),
        faultWords[fault],
        String(status),
      ]),
    ),
    "## Problems",
    "Each has its place: file, line, column or field. A warning stops nothing. A row of an import that is refused by the domain has the refusal's code.",
    rows(
      ["code", "means"],
      entries(problemWords).map(([problem, words]) => [code(problem), words]),
    ),
  );
