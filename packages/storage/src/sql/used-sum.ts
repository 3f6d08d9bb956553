import { sql } from 'kysely'

/** Sums what charges take from a budget. */
export function usedSum() {
  return sql<number>`coalesce(sum(case ${sql.ref('state')} when 'reserved' then ${sql.ref('reserved_micros')} when 'settled' then ${sql.ref('settled_micros')} else 0 end), 0)`.as(
    'used',
  )
}
