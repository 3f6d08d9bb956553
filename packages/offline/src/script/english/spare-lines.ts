import type { UseCase } from '@mutoscope/core'

const lesson: readonly string[] = [
  '(Another|A second|One more|A different) (example|case|angle|view) (makes it clearer|tells us more|confirms the pattern|adds a detail).',
  '(Some|Most|A few|Many) of the (answers|details|patterns|links) (hide in plain sight|appear only with time|are easy to miss|come from careful watching).',
  '(Small|Slow|Simple|Hidden) (changes|causes|steps|differences) can have (large|lasting|surprising|visible) (effects|results|consequences).',
  '(Look|Think|Step|Go) back (for a moment|once more|a little|to the beginning), and (compare|notice the order|see what repeats|follow the thread).',
]

const story: readonly string[] = [
  'The (wind|light|silence|night) (changes|deepens|waits|answers), and (the way goes on|nothing stays the same|a new hour begins|hope remains).',
  '(Far|High|Deep|Somewhere) (above|below|ahead|away), (a light flickers|a voice echoes|something moves|the sky turns).',
  '(One more|Another|A long|A cold) (night|hour|mile|climb), and still (the road goes on|no answer comes|the heart says yes|the light holds).',
  '(Old|Forgotten|Quiet|Broken) (stones|voices|doors|paths) have (long|many|strange) (memories|stories|secrets).',
]

/** Sentences with many variants, for videos so long that a beat has said everything of its own. */
export const spareLines: { readonly [useCase in UseCase]: readonly string[] } = {
  storytelling: story,
  explanation: lesson,
  educational: lesson,
  tutorial: lesson,
  'youtube-short': [
    '(Wait|Hold on|Okay|Stop), (look at|think about|remember|zoom in on) (that corner|this moment|the timing|what just happened).',
    '(Nobody|Almost nobody|Hardly anyone|Not everyone) (notices|expects|believes|remembers) (this part|the next bit|that detail|how it started).',
    '(First|Then|Suddenly|Now) it gets (weird|fast|loud|good), and (nobody knows why|it keeps going|that is the fun|we are here for it).',
    '(Ten|Five|Three|Two) (seconds|tries|steps|twists) later, (everything is different|it makes sense|things escalate|you get it).',
  ],
  commercial: [
    '(Early|Late|Busy|Slow) (mornings|evenings|weekends|Mondays) feel (lighter|easier|better|calmer) with (a good idea|less to carry|the right choice|one thing less to do).',
    '(Light|Strong|Simple|Smart) where it (counts|should be|matters most), and (quiet|easy|kind|ready) (everywhere else|all day long|when you need it).',
    '(Made|Built|Designed|Tested) for (city streets|long days|small moments|big plans), and (for you|ready for more|happy anywhere|easy to love).',
    '(Friends|Neighbours|Colleagues|Strangers) will (ask about it|notice it|want one|borrow it). (Let them.|You may smile.|Share the secret.|Be generous.)',
  ],
  inspirational: [
    '(Hope|Courage|Patience|Kindness) (grows|speaks|begins|returns) (in small moments|when you let it|after every storm|one day at a time).',
    '(Every|Each|Any) (morning|storm|mistake|goodbye) (teaches|leaves|brings|hides) (a gift|a lesson|a new start|a little light).',
    '(Walk|Work|Dream|Breathe) (slowly|boldly|freely|gently), and (trust the road|keep your promise|let the light in|begin again).',
    '(Mountains|Oceans|Dreams|Doubts) look (smaller|different|closer|kinder) (from the top|with every step|after a good night|when friends are near).',
  ],
}
