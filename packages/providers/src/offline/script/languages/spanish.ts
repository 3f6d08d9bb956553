import type { LanguagePack } from './language-pack.js'

/** Spanish. */
export const spanish: LanguagePack = {
  story: {
    open: ['Aquí, {P}, empieza todo.', 'Esta es la historia de un largo camino, y de {s}.', 'Esta es la historia: {T}.', 'Lejos de los caminos conocidos empieza una historia.', 'Nadie conoce todavía el final de esta historia.', 'Todo empieza (con un primer paso|aquí).'],
    middle: [
      'Paso a paso, {S} [avanza|avanzan], (sin hacer ruido|con el corazón despierto).', '{S} [sigue|siguen] adelante, y el silencio (crece|escucha).', 'Cada paso {P} suena (como una respuesta|un poco más fuerte).', '{S} [busca|buscan] todavía, (con paciencia|sin descanso).', 'Nada es fácil {P}.', 'Una señal, luego otra, (y el camino aparece|y todo se aclara).', 'El camino se cierra. {S} no se [rinde|rinden].', 'Detrás de cada sombra (espera una respuesta|hay una luz).',
      'Sería fácil volver atrás. (Nadie lo sabría.|Hoy no.)', 'Se levanta el viento, y con él (la duda|el valor).', 'La paciencia también es (una luz|una forma de valor).', 'Mira bien: los pequeños detalles (hablan|cuentan).', 'Llega la noche. {S} [sigue|siguen] adelante.', 'Un paso tras otro, (el miedo retrocede|el mundo se abre).',
    ],
    turn: ['Y por fin, {A}.', '{A}.', 'Y entonces, por fin: {O}.', 'Por un instante, el tiempo se detiene.', 'Después de esto, nada será igual.', 'Una luz nueva cae sobre (todas las cosas|el mundo antiguo).', 'De pronto, todo tiene sentido.', 'Entonces el silencio (se rompe|responde).'],
    close: ['Y así nace una leyenda.', '{S} [vuelve|vuelven] al camino, y la historia (continúa|apenas empieza).', 'Esta historia se contará durante mucho tiempo.', 'La historia acaba de empezar.'],
  },
  pitch: {
    open: ['¿Y si todo fuera (más fácil|más ligero)?', 'Algunos días piden una idea mejor.', 'Mereces algo mejor.'],
    middle: ['Menos preocupaciones, más tiempo para (lo importante|ti).', 'Pensado hasta el último detalle.', 'En casa, en la calle, (donde quieras|siempre contigo).', 'Un gesto basta. (Lo demás viene solo.|Nada más.)', 'Hecho con cuidado, para (durar|cada día).', 'Pruébalo una vez, y (lo entenderás|verás la diferencia).', 'Sencillo, útil, (y hermoso|y siempre listo).', 'Cada detalle tiene (su razón|su papel).', 'Las mañanas son (más suaves|más fáciles).', 'La calidad se ve, (y se siente|día tras día).'],
    turn: ['Te presentamos {T}.', 'Descubre {T}, (para la vida real|para cada día).', 'Aquí está la respuesta.', 'Esta es la buena idea.'],
    close: ['Descubre {T} hoy mismo.', 'Pruébalo hoy.', '¿Por qué esperar? Este es el momento.', 'Ahora te toca a ti.'],
  },
  lesson: {
    open: ['Hoy, un tema: {T}.', 'Miremos más de cerca: {T}.', 'Una pregunta sencilla, y una respuesta clara.', 'Empecemos por el principio.'],
    middle: ['Veámoslo paso a paso, (sin prisa|con palabras sencillas).', 'Cada parte tiene su papel, (y ninguna trabaja sola|como en un equipo).', 'Una cosa lleva a otra: (la causa, luego el efecto|esa es la clave).', 'Observa bien lo que cambia, (y lo que queda|y compara).', 'Tomemos un ejemplo de (cada día|la vida diaria).', 'Lo que parece complicado se vuelve (más simple|claro) parte por parte.', 'Cuanto más miramos, más (conexiones aparecen|se aclara todo).', 'Recuerda este punto: (servirá más tarde|es esencial).', 'Inténtalo tú, (y repite|paso a paso).', 'Siempre hay una razón, (aunque esté escondida|basta con buscarla).', 'Después pasamos a (la práctica|la siguiente etapa).'],
    turn: ['Y por eso es importante.', 'Aquí se explica todo.', 'Esta es la idea esencial.', 'Una vez entendido, se ve (en todas partes|de otra manera).'],
    close: ['Esto es, en resumen: {T}.', 'Ahora ya sabes un poco más.', 'Sigue preguntando: cada respuesta abre otra pregunta.', 'Ahora te toca a ti.'],
  },
  short: {
    open: ['Escucha.', 'Mira bien.', 'Silencio.'], middle: ['Un paso más.', 'Más cerca.', 'Mira bien.', 'El tiempo corre.', 'Y eso no es todo.', 'Paciencia.', 'Valor.', 'Cada instante cuenta.'],
    turn: ['Ahí está.', 'Todo cambia.', '¡Qué momento!'], close: ['Hasta pronto.', 'Y esto es solo el comienzo.', 'Continuará.', 'El camino sigue.'],
  },
  labels: { open: 'Apertura', middle: 'En camino', turn: 'El giro', close: 'Cierre' },
  quotes: ['«', '»'],
  definite: { un: 'el', una: 'la', unos: 'los', unas: 'las' },
  elided: {},
  determiners: ['un', 'una', 'unos', 'unas', 'el', 'la', 'los', 'las', 'mi', 'mis', 'tu', 'tus', 'su', 'sus', 'nuestro', 'nuestra', 'este', 'esta', 'estos', 'estas', 'dos', 'tres', 'cuatro', 'cinco'],
  prepositions: ['en', 'sobre', 'bajo', 'por', 'hacia', 'entre', 'ante', 'tras', 'desde', 'al'],
  connectors: ['que', 'quien', 'para', 'con', 'sin', 'durante', 'cuando', 'mientras', 'y', 'pero', 'donde'],
}
