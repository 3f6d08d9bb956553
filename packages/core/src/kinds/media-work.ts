/** Kinds of work that change by themselves, without anything else that is made here becoming stale. */
export type MediaWork = 'export' | 'sound-file' | 'thumbnail' | 'card' | 'sound-facts'
