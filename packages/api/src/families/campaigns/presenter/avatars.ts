/** Who may be wanted. */
export const GENDERS = ['female', 'male', 'neutral'] as const
/** Who may be wanted: `female`, `male` or `neutral`. */
export type Gender = (typeof GENDERS)[number]

/** An avatar that a provider has. */
export interface ListedAvatar {
  /** What the avatar model takes as its preset. */
  readonly id: string
  readonly name: string
  /** For instance `heygen`. */
  readonly provider: string
  readonly description?: string
  readonly gender?: Gender
  /** A picture that anybody can load. */
  readonly previewUrl?: string
}

/**
 * Lists the avatars that the studio's avatar model can speak with, for an owner. Asked at most every five
 * minutes.
 */
export type ListAvatars = (ownerId: string) => Promise<readonly ListedAvatar[]>

/** Somebody who can speak a script. */
export interface Avatar {
  readonly id: string
  readonly name: string
  /**
   * `drawn`: a portrait is drawn from the description and speaks, or stands in where no avatar model is.
   * `preset`: the provider's own.
   */
  readonly kind: 'drawn' | 'preset'
  readonly provider: string
  readonly description: string
  readonly gender: Gender | null
  readonly previewUrl: string | null
}

function drawn(id: string, name: string, gender: Gender, description: string): Avatar {
  return { id, name, kind: 'drawn', provider: 'mutoscope', description, gender, previewUrl: null }
}

/** The avatar of orders that name none. */
export const DEFAULT_AVATAR_ID = 'maya'

/** Avatars that need no provider. */
export const BUILT_IN_AVATARS: readonly Avatar[] = [
  drawn(
    'maya',
    'Maya',
    'female',
    'a friendly woman in her thirties with shoulder-length dark hair, in a light blouse, warm smile',
  ),
  drawn(
    'daniel',
    'Daniel',
    'male',
    'a confident man in his forties with short greying hair and a neat beard, in a navy jacket',
  ),
  drawn(
    'aiko',
    'Aiko',
    'female',
    'a cheerful young woman with a black bob haircut, in a yellow sweater, bright and lively',
  ),
  drawn('kwame', 'Kwame', 'male', 'a relaxed young man with short curly hair, in a green hoodie, easy smile'),
  drawn(
    'elena',
    'Elena',
    'female',
    'an elegant woman in her fifties with silver hair, in a charcoal suit, calm and serious',
  ),
  drawn(
    'omar',
    'Omar',
    'male',
    'an energetic man in his late twenties with a dark beard, in a plain white shirt',
  ),
  drawn(
    'priya',
    'Priya',
    'female',
    'a doctor in her thirties with tied-back black hair, in a white coat, kind and attentive',
  ),
  drawn(
    'lucas',
    'Lucas',
    'male',
    'a teacher in his sixties with round glasses and a knitted cardigan, patient look',
  ),
  drawn(
    'sam',
    'Sam',
    'neutral',
    'a young person with short light hair and freckles, in a denim jacket, open and curious',
  ),
]

/** An avatar of a provider as the family works with it. */
export function toAvatar({ id, name, provider, description, gender, previewUrl }: ListedAvatar): Avatar {
  return {
    id,
    name,
    kind: 'preset',
    provider,
    description: description ?? '',
    gender: gender ?? null,
    previewUrl: previewUrl ?? null,
  }
}
