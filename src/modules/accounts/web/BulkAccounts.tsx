import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '#core/phrases.ts'
import { UnitField } from '#modules/units/web/UnitField.tsx'
import { call, callForFile } from '#web/api.ts'
import { saveFile } from '#web/save-file.ts'
import { useLanguage } from '#web/language.tsx'
import { firstUnitOf, useMe } from '#web/me.ts'
import { Refusal } from '#web/Refusal.tsx'

/** Makes accounts for the people of a unit, and downloads the slips with their codes. */
export function BulkAccounts({ realm }: { realm: string }) {
  const { t, lang } = useLanguage()
  const words = t.accounts.bulk
  const queries = useQueryClient()
  const own = firstUnitOf(useMe())
  const [chosen, setChosen] = useState<string | null>(null)
  const [below, setBelow] = useState(false)
  const unit = chosen ?? own
  const body = { unit: unit ?? '', below }
  const make = useMutation({
    mutationFn: () => call('addAccountsOfUnit', {}, { realm }, { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['listAccounts'] }),
  })
  const slips = useMutation({
    mutationFn: () => callForFile('printSlips', {}, { realm }, body),
    onSuccess: (file) => saveFile(file, `phieu-kich-hoat-${body.unit}.xlsx`),
  })
  const isBusy = make.isPending || slips.isPending
  return (
    <div>
      <p className="soft">{words.lead}</p>
      <UnitField realm={realm} label={words.unit} value={unit} onChoose={setChosen} />
      <label className="check">
        <input type="checkbox" checked={below} onChange={(event) => setBelow(event.currentTarget.checked)} />{' '}
        {words.below}
      </label>
      <div className="ways">
        <button type="button" className="button" disabled={isBusy || unit === null} onClick={() => make.mutate()}>
          {words.make}
        </button>
        <button type="button" className="button" disabled={isBusy || unit === null} onClick={() => slips.mutate()}>
          {words.slips}
        </button>
      </div>
      {unit === null && <p className="soft">{words.choose}</p>}
      <Refusal problem={make.error} />
      <Refusal problem={slips.error} instead={{ conflict: words.nobody, 'not-found': words.nobody }} />
      {make.data && (
        <p className="mark done result" role="status">
          ✓ {words.made(formatCount(make.data.made, lang))} {make.data.more ? words.more : ''}
        </p>
      )}
    </div>
  )
}
