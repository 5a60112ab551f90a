import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LanguageProvider } from './language.tsx'
import { Messages } from './orders/Messages.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { theme } from './theme.ts'
import { isWorthRetrying } from './useAnswer.ts'

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: isWorthRetrying, refetchOnWindowFocus: false } },
})

/** The nonce of this page, which lets the component library's style elements in (src/server/headers.ts). */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
// the same for the style element with which an open panel holds the page still (get-nonce reads this name)
Object.assign(globalThis, { __webpack_nonce__: nonce })

/** What stands around every page: components, answers, language, and what catches a page that fails. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <PageBoundary>{children}</PageBoundary>
          <Messages />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
