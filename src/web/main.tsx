import './styles/all.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Frame } from './Frame.tsx'
import { Routes } from './Routes.tsx'

const page = document.getElementById('page')
if (!page) throw new Error('index.html has no #page')
createRoot(page).render(
  <StrictMode>
    <Frame>
      <Routes />
    </Frame>
  </StrictMode>,
)
