/** Hands a file that the page has got or made to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // the browser has to have begun before the address is taken away
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
