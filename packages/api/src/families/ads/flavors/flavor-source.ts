import type { FlavorDocuments } from './flavor.js'

/** Where configuration flavors come from. */
export interface FlavorSource {
  /** Names of what is there now. */
  list(): Promise<readonly string[]>
  /** What a flavor says; only called with a name of the list. */
  load(name: string): Promise<FlavorDocuments>
}

const BUILT_IN: { readonly [name: string]: FlavorDocuments } = {
  default: {},
  example: {
    image_params: { aspect_ratio: '9:16', style: 'realistic' },
    image_prompts: {
      character: 'Studio portrait of {character_description}, on grey paper, soft key light from the left',
    },
    scene_prompts: {
      concept: '{concept_prompt}. Told at night, from dusk to dawn',
      scene: '{prompt}, on grainy 35 mm film, neon light, wet streets',
    },
    parameters: {
      num_scenes: 6,
      scene_duration: 5,
      style: 'dark cinematic, neon',
      genre: 'synthwave',
      bpm: 100,
      template: 'fade',
    },
  },
}

/** The flavors that come with the package: `default` and `example`. */
export const builtInFlavors: FlavorSource = {
  list: () => Promise.resolve(Object.keys(BUILT_IN)),
  load: (name) => Promise.resolve(BUILT_IN[name] ?? {}),
}
