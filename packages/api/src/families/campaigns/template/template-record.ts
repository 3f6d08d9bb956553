import type { Language } from '@mutoscope/core'
import type { TemplateVariable } from './template-text.js'

/** Kinds of templates. */
export const TEMPLATE_CATEGORIES = [
  'marketing',
  'product',
  'social',
  'education',
  'training',
  'sales',
  'announcement',
  'testimonial',
  'recruiting',
  'other',
] as const
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number]

/** What is kept of a template. */
export type TemplateData = {
  readonly name: string
  readonly category: TemplateCategory
  readonly description: string
  /** What is spoken, with places such as `{{product}}`. */
  readonly content: string
  readonly language: Language
  readonly variables: readonly TemplateVariable[]
  readonly tags: readonly string[]
}

/** A template that can be used. */
export interface Template extends TemplateData {
  readonly id: string
  /** Epoch milliseconds; null for one that is built in. */
  readonly createdAt: number | null
  readonly updatedAt: number | null
}

/** What a search for templates looks in. */
export function templateText({ name, description, content, tags }: TemplateData): string {
  return [name, description, content, ...tags].join('\n')
}
