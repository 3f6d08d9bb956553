import type { Studio } from '@mutoscope/core'
import type { Family } from './contract/family.js'
import { createAdsFamily, type AdsFamilyOptions } from './families/ads/create-ads-family.js'
import {
  createCampaignsFamily,
  type CampaignsFamilyOptions,
} from './families/campaigns/create-campaigns-family.js'
import { createJobsFamily, type JobsFamilyOptions } from './families/jobs/create-jobs-family.js'
import { createProjectsFamily } from './families/projects/create-projects-family.js'
import { createStoryboardFamily } from './families/storyboard/create-storyboard-family.js'
import type { StoryboardFamilyOptions } from './families/storyboard/storyboard-services.js'
import { createStudioFamily, type StudioFamilyOptions } from './families/studio/studio-family.js'

/** Names of the families, in the order they are shown. */
export const FAMILY_NAMES = ['storyboard', 'jobs', 'campaigns', 'projects', 'ads', 'studio'] as const

/** A family by its name. */
export type FamilyName = (typeof FAMILY_NAMES)[number]

/** Which families are made, and with what. */
export interface FamiliesOptions {
  /** @default all of {@link FAMILY_NAMES} */
  readonly only?: readonly FamilyName[]
  readonly storyboard?: StoryboardFamilyOptions
  readonly jobs?: JobsFamilyOptions
  readonly campaigns?: CampaignsFamilyOptions
  readonly ads?: AdsFamilyOptions
  readonly studio?: StudioFamilyOptions
  /** Families of the host's own: they are described and mounted together with these. */
  readonly more?: readonly Family[]
}

/**
 * Makes the families of a studio. The `studio` family describes all that are made together.
 *
 * @example
 * const families = createFamilies(studio, { only: ['jobs', 'studio'], ads: { flavors } })
 */
export function createFamilies(studio: Studio, options: FamiliesOptions = {}): readonly Family[] {
  const contracts = () => families.map(({ contract }) => contract)
  const make: { readonly [Name in FamilyName]: () => Family } = {
    storyboard: () => createStoryboardFamily(studio, contracts, options.storyboard),
    jobs: () => createJobsFamily(studio, options.jobs),
    campaigns: () => createCampaignsFamily(studio, options.campaigns),
    projects: () => createProjectsFamily(studio),
    ads: () => createAdsFamily(studio, options.ads),
    studio: () => createStudioFamily(studio, contracts, options.studio),
  }
  const wanted = new Set(options.only ?? FAMILY_NAMES)
  const families: readonly Family[] = [
    ...FAMILY_NAMES.filter((name) => wanted.has(name)).map((name) => make[name]()),
    ...(options.more ?? []),
  ]
  return families
}
