/** What the desk writes beside the files of interchange.md is wrong in itself, or points nowhere. */
import { changed, one } from './broken.ts'
import { soundFiles } from './sound.ts'
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
    'A campaign is linked to itself',
    changed({ 'campaign_links.csv': 'campaign,other,kind\nC1,C1,parallel\n' }),
    'campaign_links',
    2,
    'other',
    'link-to-itself',
    'C1',
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
    'An overlap is larger than what has been stated of an organization in the unit and below it',
    changed({
      'audiences.csv':
        'campaign,code,name,basis,order\nC1,key,Cán bộ,roster,1\nC1,mass,Đoàn viên,headcount,2\nC1,women,Phụ nữ,headcount,3\n',
      'overlaps.csv':
        'campaign,audience_a,audience_b,unit,date,people\nC1,mass,women,TU,2024-02-20,1201\nC1,mass,women,TU,2024-02-09,1201\nC1,mass,women,DU1,2024-02-20,1200\n',
    }),
    'overlaps',
    2,
    'people',
    'overlap-over',
    '1201',
  ),
  {
    title: 'An invitation skips the steps that follow what is stored',
    before: changed({ 'invitations.csv': 'session,speaker,status\nS1,V1,accepted\n' }),
    dossier: { 'invitations.csv': 'session,speaker,status\nS1,V1,thanked\n' },
    expect: [{ file: 'invitations', row: 2, column: 'status', code: 'illegal-step', value: 'thanked' }],
  },
  {
    title: 'A speaker is thanked before the session begins',
    before: changed({ 'invitations.csv': 'session,speaker,status\nS1,V1,confirmed\n' }),
    dossier: {
      'sessions.csv': 'code,starts_at,ends_at\nS1,2099-02-05T08:00,\n',
      'invitations.csv': 'session,speaker,status\nS1,V1,thanked\n',
    },
    expect: [{ file: 'invitations', row: 2, column: 'status', code: 'thanked-early', value: 'thanked' }],
  },
  one(
    'Two units convene the same person to a session',
    changed({ 'convening.csv': 'session,unit,person\nS1,DU1,N1\nS1,CB1,N1\n' }),
    'convening',
    3,
    'person',
    'convened-twice',
    'N1',
  ),
  {
    title: 'A person who is convened under one unit is convened under another',
    before: changed({ 'convening.csv': 'session,unit,person\nS1,DU1,N1\nS1,DU1,N2\n' }),
    dossier: { 'convening.csv': 'session,unit,person,status\nS1,CB1,N1,confirmed\nS1,CB1,N2,declined\n' },
    expect: [{ file: 'convening', row: 2, column: 'person', code: 'convened-twice', value: 'N1' }],
  },
  {
    title: 'A person moves from one unit’s names to another’s, and a list as it was is taken so',
    before: changed({ 'convening.csv': 'session,unit,person\nS1,DU1,N1\nS1,DU1,N2\n' }),
    dossier: {
      'convening.csv':
        'session,unit,person,retracted,recorded_at\nS1,CB1,N1,no,\nS1,DU1,N1,yes,\nS1,CB1,N2,no,2024-01-01\n',
    },
    expect: [],
  },
  {
    title: 'Invitations with moments of their own are history and may have been taken back',
    before: soundFiles,
    dossier: {
      'invitations.csv':
        'session,speaker,status,recorded_at\nS1,V1,invited,2024-01-01\nS1,V1,accepted,2024-01-02\nS1,V1,invited,2024-01-03\n',
    },
    expect: [],
  },
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
