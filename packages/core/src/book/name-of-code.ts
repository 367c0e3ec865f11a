import type { PolicyBook } from "./policy-book.ts";

/** How the code of an agency or a policy is shown: with its name where they differ, `NYPD (New York City Police Department)`. */
export const nameOfCode =
  ({ agencies, policies }: Pick<PolicyBook, "agencies" | "policies">) =>
  (code: string): string => {
    const name = agencies.get(code)?.name ?? policies.get(code)?.name;
    return name === undefined || name === code ? code : `${code} (${name})`;
  };
