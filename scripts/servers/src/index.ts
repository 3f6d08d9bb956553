export { startPostgres, type PostgresServer } from './postgres.ts'
export { hasPostgres } from './postgres-programs.ts'
export { openTestDatabase } from './test-database.ts'
export { startProxy, type TcpProxy } from './tcp-proxy.ts'
