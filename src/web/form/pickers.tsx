/**
 * Fields that choose a row of another list. A module that has such a list adds its picker here; a column whose identity
 * has none is typed as a code.
 */
import type { ReactNode } from 'react'
import type { Column, Identity } from '#core/columns.ts'
import { DirectivePick, useDirectiveLabel } from '#modules/directives/web/DirectivePick.tsx'
import { PersonPick, usePersonLabel } from '#modules/people/web/PersonPick.tsx'
import { SpeakerPick, useSpeakerLabel } from '#modules/speakers/web/SpeakerPick.tsx'
import { UnitField, useUnitLabel } from '#modules/units/web/UnitField.tsx'
import { CampaignPick, useCampaignLabel } from './CampaignPick.tsx'
import type { FieldProps } from './fields.tsx'
import { Below, Needed } from './fields.tsx'

export type Picker = (props: FieldProps) => ReactNode

/** Chooses a unit; what is wrong stands below. */
export function UnitPick(of: FieldProps) {
  const label = of.column.required ? <Needed label={of.label} /> : of.label
  return (
    <div className="picker" data-field={of.column.name} onBlur={of.onLeave}>
      <UnitField realm={of.realm} label={label} value={of.value || null} onChoose={(unit) => of.onType(unit ?? '')} />
      <Below id={of.column.name} help={of.help} fault={of.fault} />
    </div>
  )
}

export const pickers: Partial<Record<Identity | 'directive' | 'speaker', Picker>> = {
  unit: UnitPick,
  campaign: CampaignPick,
  person: PersonPick,
  directive: DirectivePick,
  speaker: SpeakerPick,
}

/** How what a picker chose is told, as a hook of realm and code. */
const labels = new Map<Picker, (realm: string, code: string) => string>([
  [UnitPick, useUnitLabel],
  [CampaignPick, useCampaignLabel],
  [PersonPick, usePersonLabel],
  [DirectivePick, useDirectiveLabel],
  [SpeakerPick, useSpeakerLabel],
])
export const labelsOf = (picker: Picker): ((realm: string, code: string) => string) =>
  labels.get(picker) ?? ((_realm, code) => code)

/** True of a column whose fact is chosen by its name; what names a fact of its own is typed. */
export const isChosen = (column: Column): boolean =>
  column.ref !== undefined && pickers[column.ref] !== undefined && !(column.key && column.name === 'code')
