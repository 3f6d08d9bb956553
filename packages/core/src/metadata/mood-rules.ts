import type { Language } from '../domain/settings.js'

/** What a mood means for metadata. */
export interface MoodRule {
  readonly names: Readonly<Record<Language, string>>
  /** What people type into the search box, in every country; the first one is also the hashtag. */
  readonly tags: readonly [string, ...string[]]
  /** Other names that mean the same. */
  readonly aliases?: readonly string[]
}

function rule(
  names: readonly [string, string, string, string, string, string],
  tags: MoodRule['tags'],
  aliases: readonly string[] = [],
): MoodRule {
  const [en, fr, es, de, it, pt] = names
  return { names: { en, fr, es, de, it, pt }, tags, aliases }
}

/** Every mood with its rule. A new mood is one entry. */
export const MOOD_RULES = {
  happy: rule(
    ['Happy', 'Joyeux', 'Feliz', 'Fröhlich', 'Felice', 'Feliz'],
    ['happy', 'feel good', 'good vibes'],
    ['joyful', 'cheerful', 'feel-good'],
  ),
  uplifting: rule(
    ['Uplifting', 'Exaltant', 'Edificante', 'Erhebend', 'Edificante', 'Edificante'],
    ['uplifting', 'inspiring', 'positive'],
    ['inspiring', 'inspirational', 'positive', 'upbeat'],
  ),
  hopeful: rule(
    ['Hopeful', 'Plein d’espoir', 'Esperanzador', 'Hoffnungsvoll', 'Pieno di speranza', 'Esperançoso'],
    ['hopeful', 'hope', 'optimistic'],
    ['optimistic'],
  ),
  energetic: rule(
    ['Energetic', 'Énergique', 'Enérgico', 'Energiegeladen', 'Energico', 'Energético'],
    ['energetic', 'high energy', 'workout'],
    ['powerful', 'party', 'excited'],
  ),
  epic: rule(
    ['Epic', 'Épique', 'Épico', 'Episch', 'Epico', 'Épico'],
    ['epic', 'cinematic', 'heroic'],
    ['heroic', 'cinematic', 'dramatic'],
  ),
  romantic: rule(
    ['Romantic', 'Romantique', 'Romántico', 'Romantisch', 'Romantico', 'Romântico'],
    ['romantic', 'love', 'love song'],
    ['love', 'sensual'],
  ),
  calm: rule(
    ['Calm', 'Calme', 'Tranquilo', 'Ruhig', 'Calmo', 'Calmo'],
    ['calm', 'relaxing', 'chill'],
    ['relaxed', 'relaxing', 'chill', 'peaceful', 'soft'],
  ),
  dreamy: rule(
    ['Dreamy', 'Rêveur', 'Soñador', 'Verträumt', 'Sognante', 'Sonhador'],
    ['dreamy', 'dreamy vibes', 'ethereal'],
    ['ethereal'],
  ),
  nostalgic: rule(
    ['Nostalgic', 'Nostalgique', 'Nostálgico', 'Nostalgisch', 'Nostalgico', 'Nostálgico'],
    ['nostalgic', 'nostalgia', 'retro'],
    ['retro'],
  ),
  melancholic: rule(
    ['Melancholic', 'Mélancolique', 'Melancólico', 'Melancholisch', 'Malinconico', 'Melancólico'],
    ['melancholic', 'melancholy', 'bittersweet'],
    ['melancholy', 'bittersweet'],
  ),
  sad: rule(
    ['Sad', 'Triste', 'Triste', 'Traurig', 'Triste', 'Triste'],
    ['sad', 'emotional', 'heartbreak'],
    ['emotional', 'heartbroken'],
  ),
  dark: rule(
    ['Dark', 'Sombre', 'Oscuro', 'Düster', 'Cupo', 'Sombrio'],
    ['dark', 'dark aesthetic', 'gothic'],
    ['gloomy', 'sinister'],
  ),
  mysterious: rule(
    ['Mysterious', 'Mystérieux', 'Misterioso', 'Geheimnisvoll', 'Misterioso', 'Misterioso'],
    ['mysterious', 'mystery', 'suspense'],
    ['mystery'],
  ),
  tense: rule(
    ['Tense', 'Tendu', 'Tenso', 'Spannungsgeladen', 'Teso', 'Tenso'],
    ['tense', 'thriller', 'intense'],
    ['suspenseful', 'thrilling'],
  ),
  aggressive: rule(
    ['Aggressive', 'Agressif', 'Agresivo', 'Aggressiv', 'Aggressivo', 'Agressivo'],
    ['aggressive', 'hard', 'angry'],
    ['angry', 'intense'],
  ),
  playful: rule(
    ['Playful', 'Espiègle', 'Juguetón', 'Verspielt', 'Giocoso', 'Brincalhão'],
    ['playful', 'fun', 'quirky'],
    ['fun', 'funny', 'quirky'],
  ),
} as const satisfies Readonly<Record<string, MoodRule>>

/** Name of a mood. */
export type Mood = keyof typeof MOOD_RULES

/** Names of the moods that metadata can be written for. */
export const MOODS: readonly Mood[] = Object.keys(MOOD_RULES) as Mood[]
