import type { PictureSize } from '../image/nearest-size.js'

const V4 = sizes(
  '1024x1024 1536x768 768x1536 1280x832 832x1280 1216x896 896x1216 1152x896 896x1152 832x1344 1280x896 896x1280 1344x768 768x1344',
)
const V4_PRO = V4.map(({ width, height }) => ({ width: width * 2, height: height * 2 }))
const V3 = sizes(
  '1024x1024 1365x1024 1024x1365 1536x1024 1024x1536 1820x1024 1024x1820 1024x2048 2048x1024 1434x1024 1024x1434 1024x1280 1280x1024 1024x1707 1707x1024',
)

/**
 * What a Recraft model takes: its closed set of sizes and the longest prompt in characters. Null for a model
 * that is not known here.
 */
export function recraftLimits(
  model: string,
): { readonly sizes: readonly PictureSize[]; readonly maxPromptChars: number } | null {
  if (model.startsWith('recraftv4'))
    return { sizes: model.includes('_pro') ? V4_PRO : V4, maxPromptChars: 10_000 }
  return model.startsWith('recraftv3') || model.startsWith('recraftv2')
    ? { sizes: V3, maxPromptChars: 1_000 }
    : null
}

function sizes(list: string): readonly PictureSize[] {
  return list.split(' ').map((size) => {
    const [width = 0, height = 0] = size.split('x').map(Number)
    return { width, height }
  })
}
