import type { LanguagePack } from './language-pack.js'

/** French. */
export const french: LanguagePack = {
  story: {
    open: ['C’est ici, {P}, que tout commence.', 'Voici {s}, au début (d’un long voyage|d’une histoire).', 'Voici une histoire : {T}.', 'Loin des routes connues, une histoire commence.', 'Personne ne connaît encore la fin de cette histoire.', 'Tout commence (par un premier pas|ici).'],
    middle: [
      'Pas à pas, {S} [avance|avancent], (sans un bruit|le cœur battant).', '{S} [continue|continuent], et le silence (grandit|écoute).', 'Chaque pas {P} résonne (comme une réponse|un peu plus fort).', '{S} [cherche|cherchent] encore, (patiemment|sans relâche).', 'Rien n’est facile {P}.', 'Un signe, puis un autre, (et le chemin apparaît|et tout devient plus clair).',
      'Le chemin se ferme. {S} ne [renonce|renoncent] pas.', 'Derrière chaque ombre, (une réponse attend|il y a une lumière).', 'Il serait facile de faire demi-tour. (Personne ne le saurait.|Pas aujourd’hui.)', 'Le vent se lève, et avec lui (le doute|le courage).', 'La patience aussi est (une lumière|une forme de courage).', 'Regardez bien : les petits détails (parlent|comptent).', 'La nuit approche. {S} [avance|avancent] toujours.', 'Un pas après l’autre, (la peur recule|le monde s’ouvre).',
    ],
    turn: ['Et enfin, {A}.', '{A}.', 'Et puis, enfin : {O}.', 'Pendant un instant, le temps s’arrête.', 'Après cela, plus rien ne sera comme avant.', 'Une lumière nouvelle éclaire (toute chose|le monde ancien).', 'Soudain, tout prend un sens.', 'Alors, le silence (se brise|répond).'],
    close: ['Et ainsi naît une légende.', '{S} [repart|repartent], et l’histoire (continue|ne fait que commencer).', 'On racontera encore longtemps cette histoire.', 'L’histoire ne fait que commencer.'],
  },
  pitch: {
    open: ['Et si tout devenait (plus simple|plus léger) ?', 'Certains jours demandent une meilleure idée.', 'Vous méritez mieux que des compromis.'],
    middle: ['Moins de soucis, plus de temps pour (l’essentiel|vous).', 'Pensé dans les moindres détails.', 'Chez vous, en route, (partout où vous allez|toujours à vos côtés).', 'Un geste suffit. (Le reste suit.|C’est tout.)', 'Fait avec soin, pour (durer|chaque jour).', 'Essayez une fois, et (vous comprendrez|la différence se voit).', 'Simple, utile, (et beau|et toujours prêt).', 'Chaque détail a (sa raison|son rôle).', 'Vos matins deviennent (plus doux|plus faciles).', 'La qualité se voit, (et se sent|jour après jour).'],
    turn: ['Découvrez {T}.', 'Voici {T}, (pour la vraie vie|pour chaque jour).', 'Voici la réponse.', 'La voilà, la bonne idée.'],
    close: ['Découvrez {T} dès aujourd’hui.', 'Essayez dès aujourd’hui.', 'Pourquoi attendre ? C’est le moment.', 'À vous de jouer.'],
  },
  lesson: {
    open: ['Aujourd’hui, un sujet : {T}.', 'Regardons de plus près {T}.', 'Une question simple, et une réponse claire.', 'Commençons par le début.'],
    middle: ['Voyons cela étape par étape, (sans se presser|avec des mots simples).', 'Chaque partie a son rôle, (et aucune ne travaille seule|comme dans une équipe).', 'Une chose en entraîne une autre : (la cause, puis l’effet|c’est la clé).', 'Observez bien ce qui change, (et ce qui reste|puis comparez).', 'Prenons un exemple de (tous les jours|la vie courante).', 'Ce qui semble compliqué devient (plus simple|clair) morceau par morceau.', 'Plus on regarde de près, plus (les liens apparaissent|tout s’éclaire).', 'Retenez bien ce point : (il servira plus tard|il est essentiel).', 'Essayez vous-même, (puis recommencez|pas à pas).', 'Il y a toujours une raison, (même cachée|il suffit de la chercher).', 'Ensuite, passons à (la pratique|l’étape suivante).'],
    turn: ['Et voilà pourquoi cela compte.', 'C’est ici que tout s’explique.', 'Voilà l’idée essentielle.', 'Une fois compris, on le voit (partout|autrement).'],
    close: ['Voilà, en résumé : {T}.', 'Maintenant, vous en savez un peu plus.', 'Restez curieux : chaque réponse ouvre une question.', 'À vous d’essayer.'],
  },
  short: {
    open: ['Écoutez.', 'Regardez bien.', 'Silence.'], middle: ['Encore un pas.', 'Plus près.', 'Regardez bien.', 'Le temps presse.', 'Et ce n’est pas tout.', 'Patience.', 'Courage.', 'Chaque instant compte.'],
    turn: ['Voilà.', 'Tout change.', 'Quel moment !'], close: ['À bientôt.', 'Et ce n’est qu’un début.', 'À suivre.', 'La route continue.'],
  },
  labels: { open: 'Ouverture', middle: 'En chemin', turn: 'Le tournant', close: 'Conclusion' },
  quotes: ['« ', ' »'],
  definite: { un: 'le', une: 'la', des: 'les' },
  elided: { un: 'l’', une: 'l’' },
  determiners: ['un', 'une', 'des', 'le', 'la', 'les', 'mon', 'ma', 'mes', 'ton', 'ta', 'tes', 'son', 'sa', 'ses', 'notre', 'nos', 'votre', 'vos', 'leur', 'leurs', 'ce', 'cette', 'ces', 'deux', 'trois', 'quatre', 'cinq'],
  prepositions: ['dans', 'sur', 'sous', 'à', 'au', 'aux', 'chez', 'vers', 'devant', 'derrière', 'parmi', 'entre', 'en'],
  connectors: ['qui', 'que', 'pour', 'avec', 'sans', 'pendant', 'quand', 'lorsque', 'et', 'mais', 'où', 'dont'],
}
