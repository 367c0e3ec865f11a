import { roleOf } from "../../packages/core/src/appeal/index.ts";
import { admission, doors, keyHolders } from "../../packages/sdk-http/test/doors.ts";
import { code, page, rows } from "./markdown.ts";

const words = { yes: "yes", "by name": "by name", no: "" } as const;

export const httpScopesPage = (): string =>
  page(
    "Scopes of HTTP",
    "Who comes in where. A key acts as one actor. Where it names no scopes it opens every door of **yes**; where it names some, these alone. A door of **by name** opens only to a key that names its scope. Whoever has no key, or one that is wrong, expired or revoked, is answered 401, and 403 where the key is good and opens another door. A test tries every door with every such key.",
    "What Open311 shows is public by its specification: its GET methods ask for no key. Nothing else is open.",
    rows(
      ["door", "scope", ...keyHolders.map(roleOf)],
      doors.map(({ method, path, scope }) => [
        code(`${method} ${path}`),
        code(scope),
        ...keyHolders.map((actor) => words[admission(actor, scope)]),
      ]),
    ),
  );
