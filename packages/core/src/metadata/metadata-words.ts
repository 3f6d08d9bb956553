import type { Language } from '../domain/settings.js'

/** The fixed words of a description. */
export interface MetadataWords {
  readonly genre: string
  readonly mood: string
  readonly chapters: string
  readonly musicVideo: string
  readonly madeWithAi: string
  /** Words that say nothing about the matter, four letters or longer; shorter words are never keywords. */
  readonly fillers: ReadonlySet<string>
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** The words in every language. */
export const METADATA_WORDS: Readonly<Record<Language, MetadataWords>> = {
  en: {
    genre: 'Genre',
    mood: 'Mood',
    chapters: 'Chapters',
    musicVideo: 'music video',
    madeWithAi: 'This video contains sound or pictures made with AI.',
    fillers: words(
      'about above after again against also another around because been before being below between both cannot could does doing down during each every from further have having here hers herself himself into itself just like made make many more most much must myself only other ought over same shall should show some such than that their theirs them themselves then there these they thing things this those through under until upon very video want wants were what when where which while will with within without would your yours yourself',
    ),
  },
  fr: {
    genre: 'Genre',
    mood: 'Ambiance',
    chapters: 'Chapitres',
    musicVideo: 'clip musical',
    madeWithAi: 'Cette vidéo contient des sons ou des images créés avec l’IA.',
    fillers: words(
      'afin ainsi alors après aussi autre autres avait avant avec avoir bien cela celle celui cette ceux chaque comme comment contre dans depuis donc elle elles encore entre était être faire fait leur leurs mais même moins notre nous parce pendant plus pour pourquoi quand quel quelle sans sera seront ses sont sous tous tout toute toutes très vers vidéo votre vous',
    ),
  },
  es: {
    genre: 'Género',
    mood: 'Ambiente',
    chapters: 'Capítulos',
    musicVideo: 'vídeo musical',
    madeWithAi: 'Este vídeo contiene sonido o imágenes creados con IA.',
    fillers: words(
      'además ahora algo alguna alguno ante antes aquel aquella aquí aunque bajo cada como cómo contra cual cuál cuando cuándo desde después donde dónde durante ella ellas ellos entre esta está estaba estas este esto estos hace hacia hasta luego menos mientras mucho muchos muy nada nosotros nuestra nuestro otra otro para pero poco porque puede pues quien quién según sido siempre sobre también tanto tiene toda todas todo todos tras unas unos usted vídeo video',
    ),
  },
  de: {
    genre: 'Genre',
    mood: 'Stimmung',
    chapters: 'Kapitel',
    musicVideo: 'Musikvideo',
    madeWithAi: 'Dieses Video enthält Ton oder Bilder, die mit KI erzeugt wurden.',
    fillers: words(
      'aber alle allem allen aller alles also andere anderen auch auf beim bereits bevor bist damit dann dass dein deine dem den denn der deren des dessen dich dies diese diesem diesen dieser dieses doch dort durch eine einem einen einer eines einige etwas euch euer für gegen habe haben hatte hier hinter ihre ihrem ihren ihrer immer jede jedem jeden jeder jedes jetzt kann kein keine könnte mehr mein meine mich mit muss nach nicht nichts noch nun nur oder ohne sehr sein seine seinem seinen seiner selbst sich sind solche soll sondern sonst über unser unsere unter video viel viele vom von vor wann warum weil welche wenn werden wie wieder will wird wurde wurden zum zur zwischen',
    ),
  },
  it: {
    genre: 'Genere',
    mood: 'Atmosfera',
    chapters: 'Capitoli',
    musicVideo: 'video musicale',
    madeWithAi: 'Questo video contiene suoni o immagini creati con l’IA.',
    fillers: words(
      'alcuni allora altra altri altro anche ancora avere bene che chi ciascuno come contro così cosa cui dagli dalla dalle dallo degli dei del dell della delle dello dentro dopo dove dunque ecco ella era erano essere fino fosse gli hanno loro mentre molto nella nelle nello noi nostra nostro ogni oltre però perché poco poi prima quale quando quanto quella quelli quello questa queste questi questo senza sempre solo sono sopra sotto stata stato sua sue sugli sulla sulle suo suoi tanto tra troppo tutta tutte tutti tutto una uno verso video vostra vostro',
    ),
  },
  pt: {
    genre: 'Gênero',
    mood: 'Clima',
    chapters: 'Capítulos',
    musicVideo: 'videoclipe',
    madeWithAi: 'Este vídeo contém sons ou imagens criados com IA.',
    fillers: words(
      'ainda algo alguém algum alguma antes apenas aquela aquele aqui assim cada como contra dela dele deles depois desde dessa desse desta deste durante elas eles então entre entretanto essa esse esta está estas este estes isso isto mais mas mesmo minha muito muitos nada nossa nosso onde outra outro para pela pelas pelo pelos pode pois porque qual quando quanto quem será seus sobre sobretudo também tanto tem tinha toda todas todo todos tudo umas vídeo video você vocês',
    ),
  },
}
