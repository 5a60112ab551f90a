import { TextField } from '#ui/TextField.tsx'
import { useLanguage } from '#web/language.tsx'

type Props = {
  label?: string
  value: { password: string; repeat: string }
  fault?: string | undefined
  onType: (value: { password: string; repeat: string }) => void
}

/** A password of one's own, typed twice, with the rule beside it. */
export function NewPassword({ label, value, fault, onType }: Props) {
  const { t } = useLanguage()
  const words = t.accounts.password
  const differs = value.repeat !== '' && value.repeat !== value.password
  return (
    <>
      <TextField
        label={label ?? words.own}
        help={words.rule}
        fault={fault}
        type="password"
        autoComplete="new-password"
        required
        value={value.password}
        onType={(password) => onType({ ...value, password })}
      />
      <TextField
        label={words.repeat}
        fault={differs ? words.differs : undefined}
        type="password"
        autoComplete="new-password"
        required
        value={value.repeat}
        onType={(repeat) => onType({ ...value, repeat })}
      />
    </>
  )
}
