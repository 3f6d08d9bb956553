import { PostgresQueryCompiler, type CompiledQuery, type DataTypeNode, type QueryId } from 'kysely'

type RootNode = Parameters<PostgresQueryCompiler['compileQuery']>[0]

/**
 * Compiles queries for PostgreSQL so that they mean what they mean in SQLite: texts are ordered by their bytes
 * whatever the locale of the database is, and numbers with a fraction have all their digits. A value that
 * stands in several places is one parameter, whose type any of the places may tell.
 */
export class SharedParameterCompiler extends PostgresQueryCompiler {
  #places = new Map<object, string>()

  override compileQuery<Row>(node: RootNode, queryId: QueryId): CompiledQuery<Row> {
    this.#places = new Map()
    return super.compileQuery(node, queryId)
  }

  protected override appendValue(parameter: unknown): void {
    if (typeof parameter !== 'object' || parameter === null) return super.appendValue(parameter)
    const known = this.#places.get(parameter)
    if (known !== undefined) return this.append(known)
    super.appendValue(parameter)
    this.#places.set(parameter, this.getCurrentParameterPlaceholder())
  }

  protected override visitDataType(node: DataTypeNode): void {
    if (node.dataType === 'text') this.append('text collate "C"')
    else if (node.dataType === 'real') this.append('double precision')
    else super.visitDataType(node)
  }
}
