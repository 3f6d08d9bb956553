export {
  createPgBossDispatcher,
  type PgBossDispatcherOptions,
  type PostgresPool,
} from './create-pg-boss-dispatcher.js'
