/** As much of a JSON schema as is looked at here. */
export interface SchemaPart {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly items?: SchemaPart;
  readonly anyOf?: readonly SchemaPart[];
  /** Where the default of this part comes from. */
  readonly "x-source"?: string;
  /** The parts beside it that say nothing where this one is given. */
  readonly "x-instead-of"?: readonly string[];
}
