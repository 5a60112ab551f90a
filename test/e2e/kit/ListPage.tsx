import { useMemo, useState } from 'react'
import { unitsFile } from '#modules/units/columns.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { PageHead } from '#ui/PageHead.tsx'
import { FactForm } from '#web/form/FactForm.tsx'
import { PanelTabs } from '#web/history/PanelTabs.tsx'
import { DataList } from '#web/list/DataList.tsx'
import type { ListColumn, RowOf } from '#web/list/list-model.ts'

type Row = RowOf<'listUnits'>

/** A list of units; the test answers for the server, so that there are as many as it likes. */
export function ListPage() {
  const [done, setDone] = useState('')
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      { name: 'name', text: 'Tên', width: 3, isSorted: true, cell: ({ name }) => name },
      { name: 'code', text: 'Mã', cell: ({ code }) => code },
      { name: 'level', text: 'Cấp', cell: ({ level }) => level },
      { name: 'children', text: 'Số con', align: 'right', isSorted: true, cell: ({ children }) => children },
    ],
    [],
  )
  return (
    <>
      <PageHead title="Đơn vị" lead={done || 'Mọi đơn vị của tổ chức.'} />
      <DataList
        realm="default"
        name="kit-units"
        title="Đơn vị"
        endpoint="listUnits"
        params={{}}
        query={{ realm: 'default', as_of: '2026-03-20' }}
        columns={columns}
        keyOf={({ code }) => code}
        nameOf={({ name }) => name}
        usualSort="name"
        hasFile
        filters={[
          {
            name: 'level',
            text: 'Cấp',
            type: 'choice',
            options: [
              { value: 'cell', text: 'Chi bộ' },
              { value: 'commune', text: 'Xã' },
            ],
          },
          { name: 'under', text: 'Thuộc', type: 'unit' },
        ]}
        actions={[
          {
            name: 'close',
            text: 'Kết thúc',
            isDanger: true,
            ask: (count) => `Kết thúc ${count} đơn vị.`,
            run: async (rows) => setDone(`Đã kết thúc ${rows.length}.`),
          },
        ]}
        panel={{
          title: (key, row) => row?.name ?? key,
          body: (key) => (
            <PanelTabs
              realm="default"
              about={() => (
                <>
                  <p>Đơn vị {key}</p>
                  <FactForm
                    realm="default"
                    name="panel"
                    file={unitsFile}
                    object={key}
                    fields={['name']}
                    start={{ name: 'Cũ' }}
                  />
                </>
              )}
              history={[{ file: unitsFile, column: 'code', value: 'P' }]}
            />
          ),
        }}
        empty={<EmptyState title="Chưa có đơn vị nào" text="Nhập danh sách đơn vị trước." />}
      />
    </>
  )
}
