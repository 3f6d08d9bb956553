import type { FamilyContract } from './contract/family.js'
import type { FamilyName } from './create-families.js'
import { adsContract } from './families/ads/contract.js'
import { campaignsContract } from './families/campaigns/contract.js'
import { jobsContract } from './families/jobs/contract.js'
import { projectsContract } from './families/projects/contract.js'
import { storyboardContract } from './families/storyboard/contract.js'
import { studioContract } from './families/studio/contract.js'

/** The contracts of all families, without a studio: for documents and clients. */
export const FAMILY_CONTRACTS: {
  readonly storyboard: typeof storyboardContract
  readonly jobs: typeof jobsContract
  readonly campaigns: typeof campaignsContract
  readonly projects: typeof projectsContract
  readonly ads: typeof adsContract
  readonly studio: typeof studioContract
} = {
  storyboard: storyboardContract,
  jobs: jobsContract,
  campaigns: campaignsContract,
  projects: projectsContract,
  ads: adsContract,
  studio: studioContract,
} satisfies { readonly [Name in FamilyName]: FamilyContract }
