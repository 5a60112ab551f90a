/** word-extractor ships no types: what is used of it. */
declare module 'word-extractor' {
  type Extracted = {
    getBody: () => string
    getHeaders: (options?: { includeFooters?: boolean }) => string
    getFooters: () => string
    getTextboxes: () => string
  }
  export default class WordExtractor {
    extract(source: string | Buffer): Promise<Extracted>
  }
}
