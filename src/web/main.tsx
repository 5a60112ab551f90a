import './styles/fonts.css'
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Group.css'
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Drawer.css'
import '@mantine/core/styles/Modal.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Combobox.css'
import '@mantine/core/styles/Button.css'
import '@mantine/dates/styles.css'
import './styles/base.css'
import './styles/board.css'
import './styles/accounts.css'
import './styles/kit.css'
import './styles/print.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from './language.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { Messages } from './orders/Messages.tsx'
import { Routes } from './Routes.tsx'
import { theme } from './theme.ts'
import { isWorthRetrying } from './useAnswer.ts'

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: isWorthRetrying, refetchOnWindowFocus: false } },
})

/** The nonce of this page, which lets the component library's style elements in (src/server/headers.ts). */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
// the same for the style element with which an open panel holds the page still (get-nonce reads this name)
Object.assign(globalThis, { __webpack_nonce__: nonce })

const page = document.getElementById('page')
if (!page) throw new Error('index.html has no #page')
createRoot(page).render(
  <StrictMode>
    <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <LanguageProvider>
          <PageBoundary>
            <Routes />
          </PageBoundary>
          <Messages />
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
