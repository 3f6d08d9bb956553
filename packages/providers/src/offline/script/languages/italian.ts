import type { LanguagePack } from './language-pack.js'

/** Italian. */
export const italian: LanguagePack = {
  story: {
    open: ['È qui, {P}, che tutto comincia.', 'Ecco {s}, all’inizio (di un lungo viaggio|di una storia).', 'Ecco una storia: {T}.', 'Lontano dalle strade conosciute comincia una storia.', 'Nessuno conosce ancora la fine di questa storia.', 'Tutto comincia (con un primo passo|qui).'],
    middle: [
      'Passo dopo passo, {S} [avanza|avanzano], (senza rumore|con il cuore in gola).', '{S} [continua|continuano], e il silenzio (cresce|ascolta).', 'Ogni passo {P} risuona (come una risposta|un po’ più forte).', '{S} [cerca|cercano] ancora, (con pazienza|senza sosta).', 'Niente è facile {P}.', 'Un segno, poi un altro, (e la strada appare|e tutto si fa più chiaro).', 'La strada si chiude. {S} non si [arrende|arrendono].', 'Dietro ogni ombra (attende una risposta|c’è una luce).',
      'Sarebbe facile tornare indietro. (Nessuno lo saprebbe.|Non oggi.)', 'Si alza il vento, e con lui (il dubbio|il coraggio).', 'Anche la pazienza è (una luce|una forma di coraggio).', 'Guarda bene: i piccoli dettagli (parlano|contano).', 'Scende la notte. {S} [avanza|avanzano] ancora.', 'Un passo dopo l’altro, (la paura si allontana|il mondo si apre).',
    ],
    turn: ['E finalmente, {A}.', '{A}.', 'E poi, finalmente: {O}.', 'Per un istante il tempo si ferma.', 'Dopo questo, niente sarà come prima.', 'Una luce nuova cade su (ogni cosa|un mondo antico).', 'All’improvviso, tutto ha un senso.', 'Allora il silenzio (si rompe|risponde).'],
    close: ['E così nasce una leggenda.', '{S} [riparte|ripartono], e la storia (continua|è solo all’inizio).', 'Questa storia si racconterà ancora a lungo.', 'La storia è appena cominciata.'],
  },
  pitch: {
    open: ['E se tutto fosse (più semplice|più leggero)?', 'Certi giorni chiedono un’idea migliore.', 'Meriti qualcosa di meglio.'],
    middle: ['Meno pensieri, più tempo per (ciò che conta|te).', 'Pensato fin nei minimi dettagli.', 'A casa, in viaggio, (ovunque tu vada|sempre con te).', 'Basta un gesto. (Il resto viene da sé.|Tutto qui.)', 'Fatto con cura, per (durare|ogni giorno).', 'Provalo una volta, e (capirai|vedrai la differenza).', 'Semplice, utile, (e bello|e sempre pronto).', 'Ogni dettaglio ha (la sua ragione|il suo ruolo).', 'Le mattine diventano (più dolci|più facili).', 'La qualità si vede, (e si sente|giorno dopo giorno).'],
    turn: ['Ti presentiamo {T}.', 'Scopri {T}, (per la vita vera|per ogni giorno).', 'Ecco la risposta.', 'Questa è la buona idea.'],
    close: ['Scopri {T} oggi stesso.', 'Provalo oggi.', 'Perché aspettare? È il momento.', 'Ora tocca a te.'],
  },
  lesson: {
    open: ['Oggi, un tema: {T}.', 'Guardiamo più da vicino: {T}.', 'Una domanda semplice, e una risposta chiara.', 'Cominciamo dall’inizio.'],
    middle: ['Vediamolo passo dopo passo, (senza fretta|con parole semplici).', 'Ogni parte ha il suo ruolo, (e nessuna lavora da sola|come in una squadra).', 'Una cosa porta all’altra: (la causa, poi l’effetto|questa è la chiave).', 'Osserva bene ciò che cambia, (e ciò che resta|e confronta).', 'Prendiamo un esempio (di ogni giorno|dalla vita quotidiana).', 'Ciò che sembra complicato diventa (più semplice|chiaro) pezzo per pezzo.', 'Più si guarda da vicino, più (appaiono i legami|tutto si chiarisce).', 'Ricorda questo punto: (servirà più avanti|è essenziale).', 'Prova da solo, (e ripeti|passo dopo passo).', 'C’è sempre una ragione, (anche nascosta|basta cercarla).', 'Poi passiamo (alla pratica|al passo successivo).'],
    turn: ['Ed ecco perché è importante.', 'Qui si spiega tutto.', 'Questa è l’idea essenziale.', 'Una volta capito, si vede (ovunque|in modo diverso).'],
    close: ['Ecco, in breve: {T}.', 'Ora ne sai un po’ di più.', 'Resta curioso: ogni risposta apre una domanda.', 'Ora tocca a te.'],
  },
  short: {
    open: ['Ascolta.', 'Guarda bene.', 'Silenzio.'], middle: ['Ancora un passo.', 'Più vicino.', 'Guarda bene.', 'Il tempo stringe.', 'E non è tutto.', 'Pazienza.', 'Coraggio.', 'Ogni istante conta.'],
    turn: ['Ecco.', 'Tutto cambia.', 'Che momento!'], close: ['A presto.', 'Ed è solo l’inizio.', 'La strada continua.'],
  },
  labels: { open: 'Apertura', middle: 'In cammino', turn: 'La svolta', close: 'Conclusione' },
  quotes: ['«', '»'],
  definite: { un: 'il', una: 'la', uno: 'lo' },
  elided: { un: 'l’' },
  determiners: ['un', 'una', 'uno', 'il', 'lo', 'la', 'i', 'gli', 'le', 'dei', 'delle', 'degli', 'mio', 'mia', 'tuo', 'tua', 'suo', 'sua', 'questo', 'questa', 'due', 'tre', 'quattro', 'cinque'],
  prepositions: ['in', 'nel', 'nello', 'nella', 'nei', 'nelle', 'negli', 'su', 'sul', 'sulla', 'sotto', 'tra', 'fra', 'verso', 'a', 'al', 'alla', 'lungo'],
  connectors: ['che', 'chi', 'per', 'con', 'senza', 'durante', 'quando', 'mentre', 'e', 'ma', 'dove'],
}
