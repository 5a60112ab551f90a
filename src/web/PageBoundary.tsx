import { Component } from 'react'
import type { ReactNode } from 'react'
import { Failed } from '#ui/Failed.tsx'
import { useLanguage } from './language.tsx'

type Props = { children: ReactNode }

/** Catches what a page throws while drawing, so that the reader is told instead of facing a white page. */
export class PageBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }
  override render(): ReactNode {
    return this.state.failed ? <Unexpected /> : this.props.children
  }
}

function Unexpected() {
  const { t } = useLanguage()
  return (
    <main className="wrap">
      <Failed
        title={t.failed.title}
        text={t.failed.unexpected}
        retry={t.failed.retry}
        onRetry={() => window.location.reload()}
      />
    </main>
  )
}
