/** What is asked of the reading thread, and what it answers. */
export type DocumentRequest = { readonly source: string | Uint8Array; readonly wanted: 'text' | 'head' }
export type DocumentFault = 'unreadable' | 'too-large' | 'too-slow' | 'encrypted'
/** The text in NFC: lines parted by `\n`, columns by a tab. Empty for a paper that is only pictures (a scan). */
export type DocumentText = { readonly text: string } | { readonly fault: DocumentFault }
/** Lines that may carry a mark of secrecy: running heads, frames, then the body (of a PDF the first page). */
export type DocumentHead = { readonly lines: readonly string[] } | { readonly fault: DocumentFault }
