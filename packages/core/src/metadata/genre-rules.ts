import type { Language } from '../domain/settings.js'

/** What a genre means for metadata. */
export interface GenreRule {
  readonly kind: 'music' | 'video'
  readonly names: Readonly<Record<Language, string>>
  /** YouTube's category. */
  readonly categoryId: string
  /** What people type into the search box, in every country; the first one is also the hashtag. */
  readonly tags: readonly [string, ...string[]]
  /** Other names that mean the same. */
  readonly aliases?: readonly string[]
}

function rule(
  kind: GenreRule['kind'],
  categoryId: string,
  names: readonly [string, string, string, string, string, string],
  tags: GenreRule['tags'],
  aliases: readonly string[] = [],
): GenreRule {
  const [en, fr, es, de, it, pt] = names
  return { kind, names: { en, fr, es, de, it, pt }, categoryId, tags, aliases }
}

const MUSIC = '10'

/** Every genre with its rule. A new genre is one entry. */
export const GENRE_RULES = {
  pop: rule('music', MUSIC, ['Pop', 'Pop', 'Pop', 'Pop', 'Pop', 'Pop'], ['pop', 'pop music', 'pop song']),
  rock: rule(
    'music',
    MUSIC,
    ['Rock', 'Rock', 'Rock', 'Rock', 'Rock', 'Rock'],
    ['rock', 'rock music', 'rock song'],
  ),
  hip_hop: rule(
    'music',
    MUSIC,
    ['Hip-Hop', 'Hip-hop', 'Hip-hop', 'Hip-Hop', 'Hip-hop', 'Hip-hop'],
    ['hiphop', 'hip hop music', 'rap', 'beats'],
    ['rap', 'trap'],
  ),
  electronic: rule(
    'music',
    MUSIC,
    ['Electronic', 'Électronique', 'Electrónica', 'Elektronisch', 'Elettronica', 'Eletrônica'],
    ['electronic', 'electronic music', 'edm', 'dance music'],
    ['edm', 'electro', 'dance', 'trance', 'dubstep'],
  ),
  house: rule(
    'music',
    MUSIC,
    ['House', 'House', 'House', 'House', 'House', 'House'],
    ['house', 'house music', 'deep house'],
    ['deep house'],
  ),
  techno: rule(
    'music',
    MUSIC,
    ['Techno', 'Techno', 'Techno', 'Techno', 'Techno', 'Techno'],
    ['techno', 'techno music', 'techno mix'],
  ),
  synthwave: rule(
    'music',
    MUSIC,
    ['Synthwave', 'Synthwave', 'Synthwave', 'Synthwave', 'Synthwave', 'Synthwave'],
    ['synthwave', 'retrowave', '80s synth'],
    ['retrowave', 'vaporwave'],
  ),
  rnb: rule(
    'music',
    MUSIC,
    ['R&B', 'R&B', 'R&B', 'R&B', 'R&B', 'R&B'],
    ['rnb', 'r&b music', 'soul music'],
    ['rhythm and blues', 'soul', 'r and b'],
  ),
  jazz: rule(
    'music',
    MUSIC,
    ['Jazz', 'Jazz', 'Jazz', 'Jazz', 'Jazz', 'Jazz'],
    ['jazz', 'jazz music', 'smooth jazz'],
  ),
  blues: rule(
    'music',
    MUSIC,
    ['Blues', 'Blues', 'Blues', 'Blues', 'Blues', 'Blues'],
    ['blues', 'blues music', 'blues guitar'],
  ),
  classical: rule(
    'music',
    MUSIC,
    ['Classical', 'Classique', 'Clásica', 'Klassik', 'Classica', 'Clássica'],
    ['classical', 'classical music', 'orchestra'],
    ['orchestral', 'piano'],
  ),
  country: rule(
    'music',
    MUSIC,
    ['Country', 'Country', 'Country', 'Country', 'Country', 'Country'],
    ['country', 'country music', 'country song'],
  ),
  folk: rule(
    'music',
    MUSIC,
    ['Folk', 'Folk', 'Folk', 'Folk', 'Folk', 'Folk'],
    ['folk', 'folk music', 'acoustic music'],
    ['acoustic', 'singer-songwriter'],
  ),
  latin: rule(
    'music',
    MUSIC,
    ['Latin', 'Latino', 'Latina', 'Latin', 'Latina', 'Latina'],
    ['latin', 'latin music', 'reggaeton'],
    ['reggaeton', 'salsa', 'bachata'],
  ),
  reggae: rule(
    'music',
    MUSIC,
    ['Reggae', 'Reggae', 'Reggae', 'Reggae', 'Reggae', 'Reggae'],
    ['reggae', 'reggae music', 'dub'],
    ['dub', 'dancehall'],
  ),
  metal: rule(
    'music',
    MUSIC,
    ['Metal', 'Métal', 'Metal', 'Metal', 'Metal', 'Metal'],
    ['metal', 'metal music', 'heavy metal'],
    ['heavy metal'],
  ),
  indie: rule(
    'music',
    MUSIC,
    ['Indie', 'Indé', 'Indie', 'Indie', 'Indie', 'Indie'],
    ['indie', 'indie music', 'alternative music'],
    ['alternative', 'indie pop', 'indie rock'],
  ),
  lofi: rule(
    'music',
    MUSIC,
    ['Lo-fi', 'Lo-fi', 'Lo-fi', 'Lo-Fi', 'Lo-fi', 'Lo-fi'],
    ['lofi', 'lofi beats', 'study music'],
    ['lo-fi hip hop', 'chillhop'],
  ),
  ambient: rule(
    'music',
    MUSIC,
    ['Ambient', 'Ambient', 'Ambient', 'Ambient', 'Ambient', 'Ambient'],
    ['ambient', 'ambient music', 'background music'],
    ['new age', 'meditation'],
  ),
  soundtrack: rule(
    'music',
    MUSIC,
    ['Soundtrack', 'Musique de film', 'Banda sonora', 'Filmmusik', 'Colonna sonora', 'Trilha sonora'],
    ['soundtrack', 'cinematic music', 'film music'],
    ['cinematic', 'film score', 'score', 'trailer music'],
  ),
  story: rule(
    'video',
    '24',
    ['Story', 'Histoire', 'Historia', 'Geschichte', 'Storia', 'História'],
    ['story', 'storytelling', 'short film'],
    ['storytelling', 'fiction', 'fantasy', 'adventure', 'entertainment'],
  ),
  animation: rule(
    'video',
    '1',
    ['Animation', 'Animation', 'Animación', 'Animation', 'Animazione', 'Animação'],
    ['animation', 'animated short', 'animated film'],
    ['anime', 'cartoon', 'film'],
  ),
  documentary: rule(
    'video',
    '27',
    ['Documentary', 'Documentaire', 'Documental', 'Dokumentation', 'Documentario', 'Documentário'],
    ['documentary', 'short documentary', 'facts'],
    ['history', 'nature'],
  ),
  education: rule(
    'video',
    '27',
    ['Education', 'Éducation', 'Educación', 'Bildung', 'Istruzione', 'Educação'],
    ['education', 'explained', 'learning'],
    ['educational', 'explanation', 'explainer'],
  ),
  tutorial: rule(
    'video',
    '26',
    ['Tutorial', 'Tutoriel', 'Tutorial', 'Anleitung', 'Tutorial', 'Tutorial'],
    ['tutorial', 'how to', 'step by step'],
    ['how-to', 'guide', 'diy'],
  ),
  technology: rule(
    'video',
    '28',
    ['Technology', 'Technologie', 'Tecnología', 'Technik', 'Tecnologia', 'Tecnologia'],
    ['technology', 'tech', 'science'],
    ['tech', 'science', 'science fiction'],
  ),
  motivation: rule(
    'video',
    '22',
    ['Motivation', 'Motivation', 'Motivación', 'Motivation', 'Motivazione', 'Motivação'],
    ['motivation', 'inspiration', 'motivational video'],
    ['inspirational', 'motivational', 'vlog', 'lifestyle'],
  ),
  comedy: rule(
    'video',
    '23',
    ['Comedy', 'Comédie', 'Comedia', 'Comedy', 'Commedia', 'Comédia'],
    ['comedy', 'funny video', 'humor'],
    ['funny', 'humor', 'comedic'],
  ),
  gaming: rule(
    'video',
    '20',
    ['Gaming', 'Jeux vidéo', 'Videojuegos', 'Gaming', 'Videogiochi', 'Jogos'],
    ['gaming', 'video games', 'gameplay'],
    ['games', 'video games'],
  ),
  travel: rule(
    'video',
    '19',
    ['Travel', 'Voyage', 'Viajes', 'Reisen', 'Viaggi', 'Viagem'],
    ['travel', 'travel video', 'places to visit'],
    ['events'],
  ),
  sports: rule(
    'video',
    '17',
    ['Sports', 'Sport', 'Deportes', 'Sport', 'Sport', 'Esportes'],
    ['sports', 'training', 'fitness'],
    ['sport', 'fitness'],
  ),
  news: rule(
    'video',
    '25',
    ['News', 'Actualités', 'Noticias', 'Nachrichten', 'Notizie', 'Notícias'],
    ['news', 'current events', 'news today'],
    ['politics'],
  ),
  advertising: rule(
    'video',
    '24',
    ['Advertising', 'Publicité', 'Publicidad', 'Werbung', 'Pubblicità', 'Publicidade'],
    ['advertising', 'product video', 'commercial'],
    ['commercial', 'ad', 'product', 'marketing', 'promo'],
  ),
} as const satisfies Readonly<Record<string, GenreRule>>

/** Name of a genre. */
export type Genre = keyof typeof GENRE_RULES

/** Names of the genres that metadata can be written for. */
export const GENRES: readonly Genre[] = Object.keys(GENRE_RULES) as Genre[]
