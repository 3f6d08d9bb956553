// One paragraph or more for each changeset, as it was written. Versions of our own packages rise together, so
// "updated dependencies" would say nothing in every release of every package.

export async function getReleaseLine({ summary }) {
  const [first = '', ...more] = summary.trim().split('\n')
  return [`- ${first}`, ...more.map((line) => (line === '' ? '' : `  ${line}`))].join('\n')
}

export async function getDependencyReleaseLine() {
  return ''
}
