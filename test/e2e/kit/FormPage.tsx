import { useLocation } from 'wouter'
import { outreachFile } from '#modules/outreach/columns.ts'
import { PageHead } from '#ui/PageHead.tsx'
import { FactForm } from '#web/form/FactForm.tsx'
import { useFact } from '#web/form/useFact.ts'

/** A form about an activity of outreach, new or there already. */
export function FormPage({ code }: { code: string | null }) {
  const [, go] = useLocation()
  const { fact, isLoading } = useFact('default', outreachFile, code === null ? null : { code })
  if (code !== null && (isLoading || fact === undefined)) return <p>…</p>
  return (
    <>
      <PageHead title={code === null ? 'Hoạt động mới' : `Hoạt động ${code}`} />
      <FactForm
        realm="default"
        file={outreachFile}
        object={code ?? ''}
        start={fact?.cells ?? { code: 'T9', campaign: 'C1', date: '2026-03-05' }}
        expects={fact?.recorded_at ?? null}
        said="Đã lưu hoạt động."
        onSaved={(cells) => go(`/kit/form/${cells['code']}`)}
        onCancel={() => go('/kit/list')}
      />
    </>
  )
}
