import type { Edit, Finding, FindingCode } from "../routing/lint/findings.ts";
import type { NameOf } from "./route-words.ts";

/** How one language speaks of what is wrong with rules. Agencies come in by their names. */
export interface LintWords {
  readonly finding: {
    readonly [Code in FindingCode]: (finding: Extract<Finding, { readonly code: Code }>, name: NameOf) => string;
  };
  readonly edit: { readonly [Kind in Edit["edit"]]: (edit: Extract<Edit, { readonly edit: Kind }>) => string };
  readonly weight: (appeals: number) => string;
}

/** A finding in a sentence, without its box, its witness and what may be done. */
export function findingInWords(finding: Finding, { finding: words }: LintWords, name: NameOf = (code) => code): string {
  const say = words[finding.code] as (finding: Finding, name: NameOf) => string;
  return say(finding, name);
}

/** A proposed change in a sentence. */
export function editInWords(edit: Edit, { edit: words }: LintWords): string {
  const say = words[edit.edit] as (edit: Edit) => string;
  return say(edit);
}
