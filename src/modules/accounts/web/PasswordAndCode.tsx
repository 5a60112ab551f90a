import { TextField } from '#ui/TextField.tsx'
import { useLanguage } from '#web/language.tsx'

type Typed = { readonly password: string; readonly code: string }
type Props = {
  value: Typed
  help: string
  /** What the code is of; without it only the password is asked. */
  codeLabel?: string | undefined
  fault?: string | undefined
  onType: (typed: Typed) => void
}

/** The password again, and a code of the second factor where there is one. */
export function PasswordAndCode({ value, help, codeLabel, fault, onType }: Props) {
  const { t } = useLanguage()
  return (
    <>
      <TextField
        label={t.accounts.signIn.password}
        help={help}
        fault={codeLabel === undefined ? fault : undefined}
        type="password"
        autoComplete="current-password"
        required
        value={value.password}
        onType={(password) => onType({ ...value, password })}
      />
      {codeLabel !== undefined && (
        <TextField
          label={codeLabel}
          fault={fault}
          autoComplete="one-time-code"
          required
          value={value.code}
          onType={(code) => onType({ ...value, code })}
        />
      )}
    </>
  )
}
