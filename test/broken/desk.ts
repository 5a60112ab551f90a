/** What the desk writes beside the files of interchange.md is wrong in itself, or points nowhere. */
import { changed, one } from './broken.ts'
import type { BrokenDossier } from './broken.ts'

const picture = (line: string) =>
  changed({ 'outreach_pictures.csv': `activity,name,file\n${line}\n`, 'anh.jpg': 'ảnh', 'anh.pdf': '%PDF-1.4' })

export const brokenDesk: readonly BrokenDossier[] = [
  one(
    'A statement is returned without a reason',
    changed({
      'statement_reviews.csv':
        'campaign,audience,unit,date,decided_at,decision,reason\nC1,mass,DU1,2024-02-20,2024-02-21T08:00,returned,\n',
    }),
    'statement_reviews',
    2,
    'reason',
    'reason-needed',
  ),
  one(
    'More is done of a task than all',
    changed({ 'tasks.csv': 'campaign,unit,code,title,progress\nC1,DU1,NV1,Rà soát,101\n' }),
    'tasks',
    2,
    'progress',
    'over-hundred',
  ),
  one(
    'An overlap is of an organization with itself',
    changed({ 'overlaps.csv': 'campaign,audience_a,audience_b,unit,date,people\nC1,mass,mass,DU1,2024-02-20,3\n' }),
    'overlaps',
    2,
    'audience_b',
    'overlap-pair',
  ),
  one(
    'A picture is of an activity that is nowhere',
    picture('T99,1,anh.jpg'),
    'outreach_pictures',
    2,
    'activity',
    'unknown-activity',
    'T99',
  ),
  one('A picture is a paper', picture('O1,1,anh.pdf'), 'outreach_pictures', 2, 'file', 'file-kind', 'anh.pdf'),
]
