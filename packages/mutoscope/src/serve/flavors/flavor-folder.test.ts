import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFlavorFolder } from './flavor-folder.js'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'flavors-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function write(flavor: string, file: string, text: string): Promise<void> {
  await mkdir(join(root, flavor), { recursive: true })
  await writeFile(join(root, flavor, file), text)
}

describe('a folder of flavors', () => {
  it('is made with the built-in flavors as files to copy from', async () => {
    const folder = join(root, 'new')
    const source = await createFlavorFolder(folder)
    expect((await source.list()).toSorted()).toEqual(['default', 'example'])
    expect((await readdir(join(folder, 'default'))).toSorted()).toEqual([
      'image_params.yaml',
      'image_prompts.yaml',
      'parameters.yaml',
      'scene_prompts.yaml',
    ])
    expect((await source.load('default')).parameters).toMatchObject({ num_scenes: 4, scene_duration: 8 })
    expect((await source.load('example')).parameters).toMatchObject({ genre: 'synthwave', bpm: 100 })
  })

  it('finds a new flavor and a change without a restart', async () => {
    const source = await createFlavorFolder(root)
    await write('my_custom_flavor', 'parameters.yaml', 'num_scenes: 7 # a note\n')
    expect(await source.list()).toEqual(['default', 'example', 'my_custom_flavor'])
    expect(await source.load('my_custom_flavor')).toEqual({ parameters: { num_scenes: 7 } })
    await write('my_custom_flavor', 'parameters.yaml', 'num_scenes: 9\n')
    expect(await source.load('my_custom_flavor')).toEqual({ parameters: { num_scenes: 9 } })
  })

  it('lets a directory take the place of a built-in flavor and knows only good names', async () => {
    await write('example', 'parameters.yaml', 'style: watercolor\n')
    await write('Bad Name', 'parameters.yaml', 'style: watercolor\n')
    await write('..hidden', 'parameters.yaml', 'style: watercolor\n')
    const source = await createFlavorFolder(root)
    expect(await source.list()).toEqual(['default', 'example'])
    expect(await source.load('example')).toEqual({ parameters: { style: 'watercolor' } })
  })

  it('takes an empty file as one that says nothing', async () => {
    await write('plain', 'scene_prompts.yaml', '# nothing yet\n')
    expect(await (await createFlavorFolder(root)).load('plain')).toEqual({ scene_prompts: {} })
  })

  it.each([
    ['broken YAML', 'parameters.yaml', 'num_scenes: 4\nstyle: [neon\n', /^bad\/parameters\.yaml:\d: /u],
    [
      'a value out of range',
      'parameters.yaml',
      'style: neon\n\nnum_scenes: 1000\n',
      /^bad\/parameters\.yaml:3: num_scenes: /u,
    ],
    [
      'an unknown key',
      'image_params.yaml',
      'shot: wide\nsteps: 30\n',
      /^bad\/image_params\.yaml:2: steps: /u,
    ],
    [
      'a key inside',
      'parameters.yaml',
      'engine:\n  provider: runway\n  model: 5\n',
      /^bad\/parameters\.yaml:3: engine\.model: /u,
    ],
    [
      'a template without its place',
      'scene_prompts.yaml',
      'concept: "{concept_prompt}"\nscene: on film\n',
      /^bad\/scene_prompts\.yaml:2: scene: Name \{prompt\} once$/u,
    ],
    ['a list', 'image_prompts.yaml', '- a\n- b\n', /^bad\/image_prompts\.yaml:1: /u],
    [
      'a file of another name',
      'parameter.yaml',
      'num_scenes: 4\n',
      /^bad\/parameter\.yaml is not a flavor file/u,
    ],
  ])('refuses %s with INVALID_INPUT, naming file and line', async (_what, file, text, message) => {
    await write('bad', file, text)
    await expect(createFlavorFolder(root)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(message) as string,
    })
  })

  it('refuses a file above 64 KiB with LIMIT_EXCEEDED', async () => {
    await write('big', 'parameters.yaml', `# ${'x'.repeat(70_000)}\n`)
    await expect(createFlavorFolder(root)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { file: 'big/parameters.yaml' },
    })
  })
})
