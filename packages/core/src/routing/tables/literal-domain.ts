import type { AttributeType, Position } from "../../appeal/terms.ts";
import type { Zone } from "../../time/zone.ts";
import { codesOf, type Domain, domainOf } from "../domain.ts";

/** The lists of a city as literals. A tree is written as parents by code: `{ noise: undefined, "noise-street": "noise" }`. */
export interface DomainLiteral {
  readonly categories: Readonly<Record<string, string | undefined>>;
  readonly areas?: Readonly<Record<string, string | undefined>>;
  readonly agencies: readonly string[];
  readonly policies?: readonly string[];
  readonly skills?: readonly string[];
  /** Which positions lie in each zone. */
  readonly zones?: Readonly<Record<string, (position: Position) => boolean>>;
  readonly attributes?: Readonly<Record<string, AttributeType>>;
  readonly timeZone?: Zone;
}

/** The codes of a domain by kind, as far as the compiler knows them: `string` where it does not. */
export interface Codes {
  readonly category: string;
  readonly area: string;
  readonly agency: string;
  readonly policy: string;
  readonly skill: string;
  readonly zone: string;
  readonly attributes: Readonly<Record<string, AttributeType>>;
}

type KeysOf<Part> = Part extends object ? keyof Part & string : never;
type ItemsOf<Part> = Part extends readonly (infer Item extends string)[] ? Item : never;
type AttributesOf<Part> = Part extends Codes["attributes"] ? Part : Readonly<Record<never, AttributeType>>;

export interface CodesOf<Literal extends DomainLiteral> extends Codes {
  readonly category: KeysOf<Literal["categories"]>;
  readonly area: KeysOf<Literal["areas"]>;
  readonly agency: ItemsOf<Literal["agencies"]>;
  readonly policy: ItemsOf<Literal["policies"]>;
  readonly skill: ItemsOf<Literal["skills"]>;
  readonly zone: KeysOf<Literal["zones"]>;
  readonly attributes: AttributesOf<Literal["attributes"]>;
}

declare const codes: unique symbol;

/** A domain whose codes the compiler knows. (The symbol is never there; it only carries their types.) */
export type TypedDomain<Known extends Codes = Codes> = Domain & { readonly [codes]?: Known };

/** A domain out of literals, so that the compiler finds a code which is not in it. What is left out is empty. */
export function literalDomain<const Literal extends DomainLiteral>(literal: Literal): TypedDomain<CodesOf<Literal>> {
  const { policies = [], skills = [], zones = {}, attributes = {}, ...lists }: DomainLiteral = literal;
  const drawn = Object.entries(zones);
  return domainOf({
    ...lists,
    policies: codesOf(policies),
    skills: codesOf(skills),
    zones: {
      ...codesOf(Object.keys(zones)),
      at: (position) => drawn.flatMap(([code, contains]) => (contains(position) ? [code] : [])),
    },
    attributes: new Map(Object.entries(attributes)),
  });
}
