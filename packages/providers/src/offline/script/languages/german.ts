import type { LanguagePack } from './language-pack.js'

/** German. Only what stands in the nominative, or after a colon, comes from the brief: cases need a dictionary. */
export const german: LanguagePack = {
  story: {
    open: ['Hier, {P}, beginnt alles.', 'Am Anfang dieser Geschichte: {s}.', 'Das ist die Geschichte: {T}.', 'Weit weg von allen Wegen beginnt eine Geschichte.', 'Noch kennt niemand das Ende dieser Geschichte.', 'Alles beginnt (mit einem ersten Schritt|genau hier).'],
    middle: [
      'Schritt für Schritt geht es weiter, (ganz leise|mit klopfendem Herzen).', 'Die Stille {P} (wächst|hört zu).', 'Jeder Schritt {P} klingt (wie eine Antwort|ein wenig lauter).', 'Die Suche geht weiter, (geduldig|ohne Pause).', 'Nichts ist leicht {P}.', 'Ein Zeichen, dann noch eines, (und der Weg wird sichtbar|und alles wird klarer).', 'Der Weg ist versperrt. (Umkehren kommt nicht in Frage.|Doch es gibt kein Zurück.)', 'Hinter jedem Schatten (wartet eine Antwort|liegt ein Licht).',
      'Umkehren wäre leicht. (Niemand würde es wissen.|Heute nicht.)', 'Der Wind wird stärker, und mit ihm (der Zweifel|der Mut).', 'Auch Geduld ist (ein Licht|eine Form von Mut).', 'Schau genau hin: Kleine Dinge (erzählen viel|zählen).', 'Die Nacht kommt näher. (Es geht trotzdem weiter.|Noch ist Zeit.)', 'Mit jedem Schritt (weicht die Angst|öffnet sich die Welt).',
    ],
    turn: ['{A}.', 'Für einen Augenblick steht die Zeit still.', 'Danach ist nichts mehr, wie es war.', 'Ein neues Licht fällt auf (alle Dinge|die alte Welt).', 'Plötzlich ergibt alles einen Sinn.', 'Dann (bricht die Stille|antwortet die Stille).'],
    close: ['Und so wird eine Legende geboren.', 'Die Geschichte (geht weiter|hat gerade erst begonnen).', 'Von diesem Tag wird man noch lange erzählen.', 'Die Geschichte fängt gerade erst an.'],
  },
  pitch: {
    open: ['Was, wenn alles (einfacher|leichter) wäre?', 'Manche Tage brauchen eine bessere Idee.', 'Zeit für etwas Besseres.'],
    middle: ['Weniger Sorgen, mehr Zeit für (das Wesentliche|dich).', 'Durchdacht bis ins Detail.', 'Zu Hause, unterwegs, (überall|immer dabei).', 'Ein Handgriff genügt. (Der Rest geht von selbst.|Mehr nicht.)', 'Mit Sorgfalt gemacht, für (viele Jahre|jeden Tag).', 'Einmal probiert, und (alles ist klar|der Unterschied ist spürbar).', 'Einfach, nützlich, (und schön|und immer bereit).', 'Jedes Detail hat (seinen Grund|seine Aufgabe).', 'Der Morgen wird (leichter|ruhiger).', 'Qualität sieht man, (und man spürt sie|Tag für Tag).'],
    turn: ['Neu für dich: {T}.', 'Das ist sie: die Antwort auf viele Fragen.', 'Hier ist die Antwort.', 'Eine gute Idee, endlich.'],
    close: ['{T}: jetzt entdecken.', 'Jetzt ausprobieren.', 'Warum warten? Jetzt ist der Moment.', 'Jetzt bist du dran.'],
  },
  lesson: {
    open: ['Heute geht es um ein Thema: {T}.', 'Schauen wir genauer hin: {T}.', 'Eine einfache Frage, und eine klare Antwort.', 'Fangen wir von vorne an.'],
    middle: ['Gehen wir Schritt für Schritt vor, (ohne Eile|in einfachen Worten).', 'Jeder Teil hat seine Aufgabe, (und keiner arbeitet allein|wie in einem Team).', 'Eines führt zum anderen: (erst die Ursache, dann die Wirkung|das ist der Schlüssel).', 'Achte darauf, was sich ändert, (und was bleibt|und vergleiche).', 'Nehmen wir ein Beispiel aus (dem Alltag|dem Leben).', 'Was schwierig aussieht, wird Stück für Stück (einfacher|klar).', 'Je genauer man hinsieht, desto (klarer wird das Bild|mehr Zusammenhänge gibt es).', 'Merk dir diesen Punkt: (Er kommt später wieder|Er ist wichtig).', 'Probier es selbst aus, (und wiederhole es|Schritt für Schritt).', 'Es gibt immer einen Grund, (auch wenn er verborgen ist|man muss ihn nur suchen).', 'Weiter geht es mit (der Praxis|dem nächsten Schritt).'],
    turn: ['Und genau deshalb ist es wichtig.', 'Hier erklärt sich alles.', 'Das ist der Kern der Sache.', 'Einmal verstanden, sieht man es (überall|mit anderen Augen).'],
    close: ['Das war, kurz gesagt: {T}.', 'Jetzt weißt du ein bisschen mehr.', 'Bleib neugierig: Jede Antwort öffnet eine neue Frage.', 'Jetzt bist du dran.'],
  },
  short: {
    open: ['Hör zu.', 'Schau genau hin.', 'Still.'], middle: ['Noch ein Schritt.', 'Näher.', 'Schau genau hin.', 'Die Zeit läuft.', 'Und das ist nicht alles.', 'Geduld.', 'Nur Mut.', 'Jeder Moment zählt.'],
    turn: ['Da ist es.', 'Alles ändert sich.', 'Was für ein Moment!'], close: ['Bis bald.', 'Und das ist erst der Anfang.', 'Fortsetzung folgt.', 'Der Weg geht weiter.'],
  },
  labels: { open: 'Auftakt', middle: 'Unterwegs', turn: 'Wendepunkt', close: 'Schluss' },
  quotes: ['„', '“'],
  definite: {},
  elided: {},
  determiners: ['ein', 'eine', 'einen', 'einem', 'einer', 'der', 'die', 'das', 'den', 'dem', 'mein', 'meine', 'dein', 'deine', 'deinen', 'sein', 'seine', 'ihr', 'ihre', 'unser', 'unsere', 'zwei', 'drei', 'vier', 'fünf'],
  prepositions: ['in', 'im', 'auf', 'unter', 'am', 'an', 'bei', 'beim', 'vor', 'hinter', 'zwischen', 'durch', 'neben'],
  connectors: ['für', 'mit', 'ohne', 'während', 'wenn', 'und', 'aber', 'wo', 'dass'],
}
