import type { AvatarBrief, Project } from '@mutoscope/core'

const MAX_CHARS = 60

/** What the file of a video is called: its title, as far as every file system takes it. */
export function videoFileName({ id, brief }: Pick<Project, 'id' | 'brief'>): string {
  const { title = '' } = brief as AvatarBrief
  const name = Array.from(title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, ''))
    .slice(0, MAX_CHARS)
    .join('')
  return `${name === '' ? id : name}.mp4`
}
