import { useId } from 'react'
import type { ReactNode } from 'react'
import type { Column } from '#core/columns.ts'
import { useLanguage } from '#web/language.tsx'

/** What every kind of field is given. */
export type FieldProps = {
  realm: string
  column: Column
  label: string
  help?: string | undefined
  fault?: string | undefined
  value: string
  /** Not to be changed: what names a fact that is there already. */
  isFixed?: boolean
  onType: (value: string) => void
  onLeave: () => void
}

/** A label above a control, help and fault below it; hands the control its ids. */
export function Labelled({
  label,
  help,
  fault,
  isNeeded,
  isAlert,
  children,
}: {
  label: string
  help?: ReactNode
  fault?: string | undefined
  isNeeded: boolean
  /** The fault is read out when it comes; a form tells of its faults by itself. */
  isAlert?: boolean
  children: (ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode
}) {
  const id = useId()
  const about = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{isNeeded ? <Needed label={label} /> : label}</label>
      {children({ id, 'aria-describedby': about || undefined, 'aria-invalid': fault ? true : undefined })}
      <Below id={id} help={help} fault={fault} isAlert={isAlert} />
    </div>
  )
}

/** The label of what has to be filled in. */
export function Needed({ label }: { label: string }) {
  const { t } = useLanguage()
  return (
    <>
      {label}
      <span className="needed"> ({t.kit.form.needed})</span>
    </>
  )
}

/** Help and fault under a control. */
export function Below({
  id,
  help,
  fault,
  isAlert = false,
}: {
  id: string
  help?: ReactNode
  fault?: string | undefined
  isAlert?: boolean | undefined
}) {
  return (
    <>
      {help && (
        <p className="soft" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p className="mark late" id={`${id}-fault`} role={isAlert ? 'alert' : undefined}>
          ! {fault}
        </p>
      )}
    </>
  )
}
