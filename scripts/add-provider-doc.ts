/** The page with its named code blocks written anew from files; everything else stays as it is. */
export function addProviderDoc(page: string, files: Readonly<Record<string, string>>): string {
  return page.replaceAll(/^(```ts (\S+)\n)[^]*?^```$/gmu, (block, start: string, name: string) => {
    const text = files[name]
    return text === undefined ? block : `${start}${text.replaceAll('.fixture.js', '.js')}\`\`\``
  })
}
