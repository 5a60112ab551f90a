import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// eslint-disable-next-line import/no-default-export -- the shape that Vite reads
export default defineConfig({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  base: '/',
  plugins: [react()],
  html: { cspNonce: 'QUANTRIET-NONCE' }, // the server writes a new one into each page (src/server/pages.ts)
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    // offices keep old computers; nothing inline, so that a strict content security policy holds
    target: 'chrome80',
    cssTarget: 'chrome80',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
})
