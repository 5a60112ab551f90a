import { useLanguage } from '#web/language.tsx'

type Props = { codes: readonly string[]; onStored: () => unknown }

/** The recovery codes, shown this once. */
export function RecoveryCodes({ codes, onStored }: Props) {
  const { t } = useLanguage()
  const words = t.accounts.factor
  return (
    <section aria-label={words.recoveryTitle}>
      <h2 className="ruled">{words.recoveryTitle}</h2>
      <p>{words.recovery}</p>
      <ol className="recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="ways">
        <button type="button" className="button" onClick={() => window.print()}>
          {words.print}
        </button>
        <button type="button" className="button primary" onClick={() => void onStored()}>
          {words.stored}
        </button>
      </div>
    </section>
  )
}
