/** Numbers from 0 up to but not including 1, always the same for a seed. */
export type Random = () => number
