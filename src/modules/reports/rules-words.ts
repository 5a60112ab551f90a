/** Upper-case first letter, for a word that begins a sentence or a cell. */
export function upper(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
