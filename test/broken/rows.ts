/** Rows are wrong against one another or against the store. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { changed, one, textOf, withCell, withRow } from './broken.ts'
import type { BrokenDossier } from './broken.ts'
import { soundFiles } from './sound.ts'

const marked = readFileSync(path.join(import.meta.dirname, '../documents/files/dong-dau.pdf'))

const recorded = 'code,full_name,recorded_at\nN1,Nguyễn Văn An,2024-01-01T08:00:00+07:00\nN2,Trần Thị Bình,2024-01-01\n'

const versions: readonly BrokenDossier[] = [
  one(
    'A fact becomes known tomorrow',
    changed({ 'people.csv': recorded.replace('Bình,2024-01-01', 'Bình,2999-01-01') }),
    'people',
    3,
    'recorded_at',
    'future-recorded-at',
    '2999-01-01',
  ),
  {
    title: 'Two rows tell different things of one person at one moment',
    dossier: changed({ 'people.csv': `${recorded}N1,Nguyễn Văn Anh,2024-01-01T01:00:00Z\n` }),
    expect: [{ file: 'people', row: 4, column: 'recorded_at', code: 'same-moment-in-dossier' }],
  },
  {
    title: 'A row tells another thing than the store of the same moment',
    before: changed({ 'people.csv': recorded }),
    dossier: { 'people.csv': 'code,full_name,recorded_at\nN1,Nguyễn Văn Anh,01/01/2024 08:00\n' },
    expect: [{ file: 'people', row: 2, column: 'recorded_at', code: 'same-moment-in-store' }],
  },
  {
    title: 'The realm has another code',
    dossier: changed({ 'realm.csv': 'code,name\nsomewhere-else,Nơi khác\n' }),
    expect: [{ file: 'realm', row: 2, column: 'code', code: 'wrong-realm', value: 'somewhere-else' }],
  },
  {
    title: 'The realm drops a level that units have',
    before: soundFiles,
    dossier: { 'realm.csv': 'code,levels\n{realm},district|commune|cell\n' },
    expect: [{ file: 'realm', row: 0, column: 'levels', code: 'level-in-use', value: 'province' }],
  },
  {
    title: 'The realm has a time zone that does not exist',
    dossier: { 'realm.csv': 'code,time_zone\n{realm},Asia/Ha_Noi\n' },
    expect: [{ file: 'realm', row: 2, column: 'time_zone', code: 'bad-zone', value: 'Asia/Ha_Noi' }],
  },
]

const rules: readonly BrokenDossier[] = [
  one(
    'A placement ends before it begins',
    withCell('units', 5, 'valid_to', '2019-12-31'),
    'units',
    5,
    'valid_to',
    'ends-before-begins',
  ),
  one(
    'A membership ends before it begins',
    withCell('memberships', 2, 'valid_to', '31/12/2019'),
    'memberships',
    2,
    'valid_to',
    'ends-before-begins',
  ),
  one(
    'An exemption ends before it begins',
    withCell('exemptions', 2, 'valid_to', '2023-12-31'),
    'exemptions',
    2,
    'valid_to',
    'ends-before-begins',
  ),
  one(
    'A session ends before it begins',
    withCell('sessions', 2, 'ends_at', '2024-02-05T07:59'),
    'sessions',
    2,
    'ends_at',
    'ends-before-begins',
  ),
  one(
    'A site is cut off before it is connected',
    withCell('sites', 2, 'connected_to', '2024-02-05T07:00'),
    'sites',
    2,
    'connected_to',
    'ends-before-begins',
  ),
  one(
    'More participated than were expected',
    withCell('headcounts', 2, 'participated', '1.201'),
    'headcounts',
    2,
    'participated',
    'statement-order',
  ),
  one(
    'More made up than participated',
    withCell('headcounts', 2, 'makeup', '801'),
    'headcounts',
    2,
    'participated',
    'statement-order',
  ),
  one(
    'A deadline names neither level nor unit',
    withCell('deadlines', 2, 'level', ''),
    'deadlines',
    2,
    'level',
    'deadline-target',
  ),
  one(
    'A deadline names both level and unit',
    withCell('deadlines', 3, 'level', 'commune'),
    'deadlines',
    3,
    'level',
    'deadline-target',
  ),
  one(
    'An audience has the order 0',
    withCell('audiences', 2, 'order', '0'),
    'audiences',
    2,
    'order',
    'order-from-one',
    '0',
  ),
  one(
    'A secret session is hybrid',
    withCell('sessions', 3, 'mode', 'hybrid'),
    'sessions',
    3,
    'mode',
    'secret-online',
    'hybrid',
  ),
  one(
    'A secret session is online',
    withCell('sessions', 3, 'mode', 'Trực tuyến'),
    'sessions',
    3,
    'mode',
    'secret-online',
  ),
  one(
    'A secret session has a site',
    withRow('sites', 3, 'S2,DU1,,live_video,,,,,'),
    'sites',
    3,
    'session',
    'secret-site',
  ),
  one(
    'A secret session has a link among its materials',
    changed({ 'materials.csv': 'session,name,link\nS2,Tài liệu,https://example.test/tai-lieu\n' }),
    'materials',
    2,
    'session',
    'secret-material',
  ),
  one(
    'A confidential document comes with its file',
    withCell('directives', 3, 'secrecy', 'Mật'),
    'directives',
    3,
    'file',
    'secret-file',
  ),
  one(
    'A document declared as not confidential carries the mark TỐI MẬT',
    changed({ 'files/chuong-trinh.pdf': marked }),
    'directives',
    3,
    'file',
    'secret-marked',
    'files/chuong-trinh.pdf',
  ),
  {
    title: 'Two audiences have one order',
    dossier: withCell('audiences', 3, 'order', '1'),
    expect: [2, 3].map((row) => ({ file: 'audiences', row, column: 'order', code: 'double-order', value: '1' })),
  },
  one(
    'A person has two primary memberships on one day',
    withRow('memberships', 4, 'N1,CB1,2022-01-01,,yes,,,,'),
    'memberships',
    4,
    'valid_from',
    'two-primaries',
    'N1',
  ),
]

const tree: readonly BrokenDossier[] = [
  one(
    'Two placements of one unit overlap',
    withRow('units', 6, 'DU2,Đảng ủy xã Hai,commune,local,TU,2024-06-01,,'),
    'units',
    6,
    'valid_from',
    'placements-overlap',
  ),
  one(
    'A parent ends before its child',
    withCell('units', 4, 'parent', 'DU2'),
    'units',
    4,
    'parent',
    'parent-not-valid',
    'DU2',
  ),
  one('A child is above its parent', withCell('units', 4, 'level', 'province'), 'units', 4, 'level', 'level-order'),
  one('A child is beside its parent', withCell('units', 4, 'level', 'commune'), 'units', 4, 'level', 'level-order'),
  one('Two units have no parent', withCell('units', 3, 'parent', ''), 'units', 3, 'parent', 'second-root'),
  one('A unit is its own parent', withCell('units', 4, 'parent', 'CB1'), 'units', 4, 'parent', 'cycle', 'CB1'),
  {
    title: 'Two units are each other’s parent',
    dossier: changed({
      'units.csv': textOf('units').replace(
        'DU1,Đảng ủy phường Một,commune,local,TU',
        'DU1,Đảng ủy phường Một,commune,local,CB1',
      ),
    }),
    expect: [{ file: 'units', row: 3, column: 'parent', code: 'cycle', value: 'CB1' }],
  },
]

export const brokenRows: readonly BrokenDossier[] = [...versions, ...rules, ...tree]
