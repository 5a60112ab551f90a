import { Link } from 'wouter'
import { useLanguage } from './language.tsx'

/** Says that an address leads to no page, and leads back. */
export function NoPage() {
  const { t } = useLanguage()
  return (
    <>
      <h1>{t.missing}</h1>
      <p>
        <Link href="/">{t.toHome}</Link>
      </p>
    </>
  )
}
