/** Links, recipients and receipts go out as they come in, their directives named by number and day. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { importText } from '../api/text.ts'
import { freshDatabase } from '../database.ts'
import { exportRealm, versionsOf } from '../dossier/store.ts'
import { importFrom, inFolder } from '../world.ts'

const here = await freshDatabase()
const there = await freshDatabase()

const dossier = {
  units: 'code,name,level,parent\nP,Tỉnh,province,\nA,Xã A,commune,P\nB,Xã B,commune,P\n',
  directives: `issuer,type,number,issued_on,title,term
P,plan,30-KH/TU,2026-01-20,Kế hoạch,2025-2030
A,plan,01-KH/ĐU,2026-02-01,Kế hoạch A,
B,plan,01-KH/ĐU,2026-02-01,Kế hoạch B,
`,
  directive_links: 'issuer,directive,other,kind,cited\nA,1 – KH/ĐU,30-KH/TU,Thực hiện,Thực hiện Kế hoạch số 30\n',
  directive_recipients: 'directive,unit,purpose\n30-KH/TU,A,\n30-KH/TU@20/01/2026,B,Để biết\n',
  directive_receipts: 'directive,unit,received_on,own_number,own_issued_on\n30-KH/TU,A,2026-01-22,1-KH/ĐU,2026-02-01\n',
}

test('what was exported changes nothing here and is the same elsewhere, with issuers filled in', async () => {
  await inFolder(async (folder) => {
    const target = path.join(folder, 'out')
    await importText(here, folder, 'default', dossier)
    const { rows } = await here.pool.query('select issuer, directive, other_issuer, other, kind from directive_links')
    expect(rows).toEqual([
      {
        issuer: 'A',
        directive: '01-KH/ĐU@2026-02-01',
        other_issuer: 'P',
        other: '30-KH/TU@2026-01-20',
        kind: 'implements',
      },
    ])
    await exportRealm(here, 'default', target, folder)
    expect(await importFrom(here, 'default', target, { filesDir: folder })).toMatchObject({
      faults: [],
      position: null,
    })
    expect((await importFrom(there, 'default', target, { filesDir: folder })).faults).toEqual([])
    expect(await versionsOf(there, 'default')).toEqual(await versionsOf(here, 'default'))
  })
})
