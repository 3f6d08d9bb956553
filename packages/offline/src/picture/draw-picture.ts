import type { ImageRequest } from '@mutoscope/core/ports'
import { compose } from './compose.js'
import { chooseCast } from './cast.js'
import { drawCast } from './draw-cast.js'
import { drawBlur, drawMist, drawMotes, drawShafts, drawSpeedLines } from './effects/atmosphere.js'
import { drawSky } from './effects/sky.js'
import { drawWeather } from './effects/weather.js'
import { imagine, type Scene } from './imagine.js'
import { createPage, type Page } from './page.js'
import { choosePalette } from './palette.js'
import { createPen } from './pen.js'
import { PLACES } from './places/places.js'
import type { Place, Scenery } from './places/scenery.js'
import { createRandom } from './random.js'
import { readPrompt } from './read-prompt.js'
import { STYLES } from './styles/styles.js'

/** A picture is drawn this much larger than the frame it is for, so that a moving camera stays sharp. */
const OVERSIZE = 1.15

/** A drawn picture as SVG, and its size in pixels. */
export interface Drawing {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** Draws what a request asks for. The same request always gives the same drawing. */
export function drawPicture(request: ImageRequest): Drawing {
  const project = createRandom(request.seed)
  const matter = createRandom(`${request.prompt}\u0000${request.seed}`)
  const take = createRandom(
    `${request.prompt}\u0000${request.seed}\u0000${request.take}\u0000${request.shot}`,
  )
  const scene = imagine(request, readPrompt(request.prompt), project.fork('scene'), matter)
  const page = createPage({
    ...sheet(request.width / request.height),
    palette: choosePalette(scene.light, project.fork('palette')),
    style: STYLES[request.style],
    random: take.fork('page'),
    lightFrom: project.fork('side').chance(0.5) ? 1 : -1,
  })
  const cast = chooseCast(scene, request, page, project)
  const composition = compose(request.shot, cast.target, page.width, page.height, take.fork('composition'))
  const scenery: Scenery = { pen: createPen(page), view: composition.view, random: take.fork('scenery') }
  const place: Place = PLACES[scene.place]
  page.style.sky(page)
  drawBackground(page, scenery, scene, place)
  drawCast(cast, composition, scenery, scene, request.shot)
  if (!composition.view.close && request.shot !== 'medium')
    place.front?.({ ...scenery, pen: scenery.pen.far(0) })
  drawAir(page, scenery, scene, place)
  page.style.finish(page)
  const [width, height] = [
    Math.max(1, Math.round(request.width * OVERSIZE)),
    Math.max(1, Math.round(request.height * OVERSIZE)),
  ]
  return { svg: page.toSvg(width, height), width, height }
}

function drawBackground(page: Page, scenery: Scenery, scene: Scene, place: Place): void {
  if (place.indoor !== true) drawSky(scenery, scenery.view.close)
  place.back(scenery)
  if (scenery.view.close) drawBlur(scenery)
  else if (place.indoor !== true)
    drawMist(scenery, page.palette.light === 'fog' || scene.idea.weather.includes('fog') ? 0.75 : 0.34)
}

function drawAir(page: Page, scenery: Scenery, scene: Scene, place: Place): void {
  const { light, dark } = page.palette
  const { mood, weather } = scene.idea
  if (place.indoor !== true) drawWeather(scenery, weather)
  const wondrous = mood.includes('mystery') || mood.includes('hope') || light === 'cave'
  if (light === 'golden' || light === 'dawn' || light === 'deep' || wondrous)
    drawShafts(scenery, place.indoor === true ? 0.1 : 0.24)
  if (!weather.includes('rain') && !weather.includes('snow') && page.style.soft)
    drawMotes(scenery, wondrous || dark ? 26 : 12, dark ? '#ffe08a' : page.palette.sun)
  if (mood.includes('action') && !scenery.view.close) drawSpeedLines(scenery)
}

/** A page of this shape; very long shapes show the middle of a milder one. */
function sheet(ratio: number): { width: number; height: number } {
  const held = Math.max(0.42, Math.min(2.4, ratio))
  return held >= 1
    ? { width: Math.round(1000 * held), height: 1000 }
    : { width: 1000, height: Math.round(1000 / held) }
}
