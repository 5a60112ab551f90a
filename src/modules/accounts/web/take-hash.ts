/** What stands behind the `#` of the address: a code for once. It is taken out of the address, and so of the history. */
export function takeHash(): string {
  const text = decodeURIComponent(window.location.hash.slice(1))
  if (text !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
  return text
}
