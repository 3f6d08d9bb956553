/** Abbreviations that are written with a full stop, without it and in lower case, and how they are said. Their stop ends no sentence. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(Object.entries({
  dr: 'doctor', mr: 'mister', mrs: 'missus', ms: 'miz', prof: 'professor', rev: 'reverend', hon: 'honorable', gen: 'general', col: 'colonel',
  sgt: 'sergeant', capt: 'captain', lt: 'lieutenant', gov: 'governor', sen: 'senator', rep: 'representative', pres: 'president',
  st: 'saint', mt: 'mount', ft: 'fort', ave: 'avenue', blvd: 'boulevard', rd: 'road', jr: 'junior', sr: 'senior',
  vs: 'versus', approx: 'approximately', dept: 'department', est: 'established', fig: 'figure', figs: 'figures', vol: 'volume', ed: 'edition',
  inc: 'incorporated', ltd: 'limited', corp: 'corporation', bros: 'brothers',
  'e.g': 'for example', 'i.e': 'that is', 'a.m': 'ay em', 'p.m': 'pea em', 'ph.d': 'pea aitch dee', 'u.s': 'you ess', 'u.k': 'you kay', 'u.s.a': 'you ess ay',
  jan: 'january', feb: 'february', aug: 'august', sept: 'september', oct: 'october', nov: 'november', dec: 'december',
}))
