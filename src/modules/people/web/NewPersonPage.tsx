import { useMemo } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import type { DossierFile } from '#core/columns.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { membershipsFile, peopleFile } from '#modules/people/columns.ts'
import { realmAddress } from '#web/address.ts'
import { FactForm } from '#web/form/FactForm.tsx'
import { LineField } from '#web/form/PlainFields.tsx'
import type { Cells } from '#web/orders/order-model.ts'
import { AlikeNote } from './AlikeNote.tsx'
import { newPersonCode, personAddress, usePeopleWords } from './people-words.ts'

const placeNames = ['unit', 'valid_from', 'kind', 'position', 'cadre', 'tier']

/** A person and the membership that comes with them, filled in as one form and written in one order. */
const bothFiles: DossierFile = {
  ...peopleFile,
  columns: [
    ...peopleFile.columns,
    ...membershipsFile.columns
      .filter(({ name }) => placeNames.includes(name))
      .map(({ key: _key, ...column }) => column),
  ],
}

function splitRow(cells: Cells) {
  const part = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, cells[name] ?? '']))
  const code = cells['code'] ?? ''
  const people = { file: 'people', rows: [{ cells: part(peopleFile.columns.map(({ name }) => name)), expects: null }] }
  const memberships = { file: 'memberships', rows: [{ cells: { person: code, ...part(placeNames) }, expects: null }] }
  return { files: [people, memberships] }
}

/** Adds a person with the unit where they belong; who may be the same is told while one types. */
export function NewPersonPage({ realm }: { realm: string }) {
  const words = usePeopleWords()
  const [, go] = useLocation()
  const [asked] = useSearchParams()
  const code = useMemo(newPersonCode, [])
  const unit = asked.get('unit') ?? ''
  return (
    <>
      <PageHead
        above={<Link href={realmAddress(realm, 'people')}>{words.back}</Link>}
        title={words.make.title}
        lead={words.make.lead}
      />
      <div className="form-page">
        <FactForm
          realm={realm}
          file={bothFiles}
          name="new-person"
          object=""
          fields={[
            'full_name',
            'birth_date',
            'sex',
            'email',
            'phone',
            'unit',
            'valid_from',
            'kind',
            'position',
            'cadre',
            'tier',
            'code',
          ]}
          start={{ code, unit }}
          submit={words.make.submit}
          said={words.said.made}
          instead={{ conflict: words.make.taken }}
          custom={{
            full_name: ({ column, label, value, fault, cells, onType, onLeave }) => (
              <>
                <LineField
                  realm={realm}
                  column={column}
                  label={label}
                  fault={fault}
                  value={value}
                  onType={onType}
                  onLeave={onLeave}
                />
                <AlikeNote
                  realm={realm}
                  full_name={value}
                  birth_date={cells['birth_date'] ?? ''}
                  email={cells['email'] ?? ''}
                  phone={cells['phone'] ?? ''}
                />
              </>
            ),
          }}
          order={({ cells }) => splitRow(cells)}
          onSaved={(cells) => go(personAddress(realm, cells['code'] ?? code))}
          onCancel={() => go(realmAddress(realm, 'people'))}
        />
      </div>
    </>
  )
}
