import { execFile } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { MutoscopeError } from '@mutoscope/core'
import { exactPrice, type ImageModel } from '@mutoscope/core/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMakeFolder, probe, SHORT } from './make-video.fixture.js'
import { renderVideo } from './make-video.js'
import type { MakeVideoOptions } from './make-video-options.js'
import { writeSidecars } from './write-sidecars.js'

let place: Awaited<ReturnType<typeof openMakeFolder>>
let folder = ''
const withStudio: typeof place.withStudio = async (...work) => place.withStudio(...work)

beforeAll(async () => {
  place = await openMakeFolder()
  folder = place.folder
})
afterAll(async () => place.close())

/** Integrated loudness by ffmpeg's own meter. */
async function loudness(path: string): Promise<number> {
  const { stderr } = await promisify(execFile)(
    'ffmpeg',
    ['-hide_banner', '-nostats', '-i', path, '-map', '0:a', '-af', 'ebur128', '-f', 'null', '-'],
    { maxBuffer: 1 << 26 },
  )
  return Number(/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/u.exec(stderr)?.[1])
}

const hero: MakeVideoOptions = {
  prompt: 'A hero discovers a hidden treasure in ancient ruins',
  durationSec: 10,
  project: 'hero',
}

describe('makeVideo', () => {
  it('makes a watchable video without keys, reuses all of it, and remakes only what a changed scene touches', async () => {
    await withStudio('hero', async (make, studio) => {
      const out = join(folder, 'hero.mp4')
      const first = await make({ ...hero, out })
      expect(first).toMatchObject({
        path: out,
        reused: [],
        costMicros: 0,
        warnings: [],
        video: { durationMs: 10_000, width: 1280, height: 720, frames: 240 },
      })
      const [picture, sound] = await probe(out)
      expect(picture).toMatchObject({
        codec_name: 'h264',
        pix_fmt: 'yuv420p',
        width: 1280,
        height: 720,
        r_frame_rate: '24/1',
        nb_read_packets: '240',
      })
      expect(sound).toMatchObject({ codec_name: 'aac' })
      expect(Math.abs((await loudness(out)) - -14)).toBeLessThanOrEqual(1)
      const bytes = await readFile(out)
      expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))

      const again = await make({ ...hero, out })
      expect(again.made).toEqual([])
      expect(again.reused.toSorted((a, b) => a.localeCompare(b))).toEqual(
        first.made.toSorted((a, b) => a.localeCompare(b)),
      )

      const [one, two] = first.project.storyboard?.scenes ?? []
      await studio.projects.editScene({ ownerId: 'local', projectId: first.project.id }, 2, {
        narration: 'A door of stone.',
        imagePrompt: 'A stone door in ruins at night',
      })
      const changed = await make({ ...hero, out })
      expect(changed.made.toSorted((a, b) => a.localeCompare(b))).toEqual(
        [
          'captions',
          `join/${one?.id}-${two?.id}`,
          `scene/${two?.id}/body`,
          `scene/${two?.id}/image`,
          `scene/${two?.id}/speech`,
          'sound',
          'video',
        ].toSorted((a, b) => a.localeCompare(b)),
      )

      const sidecars = await writeSidecars(studio, changed.project, out)
      expect(await readFile(sidecars[0] ?? '', 'utf8')).toContain('A door of stone.')
      expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([])
    })
  })

  it('plans a script of 10,000 words', async () => {
    await withStudio('long', async (_, studio) => {
      const script = Array.from(
        { length: 500 },
        (__, index) =>
          `Paragraph ${index} tells of a mouse that went to the town and saw twenty things there.`,
      ).join('\n\n')
      const project = await studio.projects.create({
        ownerId: 'local',
        recipe: 'narrated',
        brief: { title: 'Long', script },
      })
      const { id: runId } = await studio.runs.start(
        { ownerId: 'local', projectId: project.id },
        { target: 'script' },
      )
      expect((await studio.runs.wait({ ownerId: 'local', runId })).status).toBe('succeeded')
      const { storyboard } = await studio.projects.get({ ownerId: 'local', projectId: project.id })
      expect(
        storyboard?.scenes
          .map(({ narration }) => narration)
          .join(' ')
          .split(/\s+/u).length,
      ).toBeGreaterThanOrEqual(7000)
      expect(storyboard?.scenes).toHaveLength(500)
    })
  })

  it('makes a new project each time unless one is named', async () => {
    await withStudio('apart', async (make) => {
      const short = { durationSec: 3, settings: { music: 'none' } } as const
      const [boat, hill] = await Promise.all([
        make({ ...short, prompt: 'A red boat', out: join(folder, 'ann', 'video.mp4') }),
        make({ ...short, prompt: 'A green hill', out: join(folder, 'bob', 'video.mp4') }),
      ])
      expect(boat.project.id).not.toBe(hill.project.id)
      expect([boat.project.key, hill.project.key]).toEqual([null, null])
      expect(boat.models).toEqual(['offline/draftsman', 'offline/flite', 'offline/planner'])
    })
  })

  it('never replaces the storyboard of another brief unless it is told to', async () => {
    await withStudio('replaced', async (make, studio) => {
      const wolf = {
        prompt: 'A wolf',
        durationSec: 3,
        project: 'wolf',
        settings: { music: 'none' },
      } as const
      const { project } = await make(wolf)
      const ref = { ownerId: 'local', projectId: project.id }
      await studio.projects.editScene(ref, 1, { narration: 'The wolf howls.' })
      const refused = {
        code: 'ALREADY_EXISTS',
        status: 409,
        message: expect.stringContaining('`replace: true`'),
      }
      await expect(make({ ...wolf, prompt: 'A hare' })).rejects.toMatchObject(refused)
      await expect(make({ ...wolf, durationSec: 4 })).rejects.toMatchObject(refused)
      await expect(make({ script: 'A hare runs.', project: 'wolf' })).rejects.toMatchObject({
        code: 'ALREADY_EXISTS',
        message: expect.stringContaining('storyboard project'),
      })
      const scenes = async () => (await studio.projects.get(ref)).storyboard?.scenes ?? []
      expect((await scenes())[0]?.narration).toBe('The wolf howls.')
      expect((await make({ ...wolf, settings: { music: 'none', style: 'sketch' } })).project.id).toBe(
        project.id,
      )
      expect((await scenes())[0]?.narration).toBe('The wolf howls.')
      await make({ ...wolf, prompt: 'A hare', replace: true })
      expect((await scenes())[0]?.narration).not.toBe('The wolf howls.')
    })
  })

  it('stays within its budget, and stops at a gate that nobody approved', async () => {
    const image: ImageModel = {
      provider: 'test',
      model: 'dear',
      version: '1',
      paid: {
        dedupe: 'none',
        price: () => exactPrice(1000),
      },
      generate: () => Promise.reject(new MutoscopeError('MODEL_FAILED')),
    }
    await withStudio(
      'budget',
      async (make) => {
        await expect(make({ ...SHORT, budgetMicros: 999 })).rejects.toMatchObject({
          code: 'STAGE_FAILED',
          details: {
            failures: expect.arrayContaining([expect.objectContaining({ code: 'BUDGET_EXCEEDED' })]),
          },
        })
      },
      { models: { image } },
    )
    await withStudio('gated', async (make, studio) => {
      const wanted = {
        prompt: 'A wolf',
        durationSec: 3,
        project: 'wolf',
        settings: { music: 'none' },
      } as const
      const gated = make({ ...wanted, autoApprove: false, priority: 3 })
      await expect(gated).rejects.toMatchObject({ code: 'GATE_WAITING', status: 409 })
      const project = await studio.projects.findByKey('local', 'wolf')
      const ref = { ownerId: 'local', projectId: project?.id ?? '' }
      expect(await studio.runs.active(ref)).toMatchObject({ status: 'gated', priority: 3 })
      await studio.approve(ref)
      const made = await renderVideo(studio, ref, { autoApprove: false, out: join(folder, 'wolf.mp4') })
      expect(made.path).toBe(join(folder, 'wolf.mp4'))
    })
  })
})
