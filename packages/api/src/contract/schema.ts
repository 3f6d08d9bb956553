/**
 * The part of a zod schema that a route's types need. Routes are constrained by this and not by `z.ZodType`:
 * a contract of sixty routes is checked with a twentieth of the type instantiations.
 */
export interface Schema {
  readonly _zod: { readonly input: unknown; readonly output: unknown }
}

/** What a caller gives. */
export type SchemaInput<Given extends Schema> = Given['_zod']['input']

/** What a handler gets: checked, with defaults filled in. */
export type SchemaOutput<Given extends Schema> = Given['_zod']['output']
