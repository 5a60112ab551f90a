import { sessionKinds, sessionModes } from '#core/choices.ts'
import type { Figures } from '#modules/figures/contract.ts'
import { completion } from './rules-completion.ts'
import { levelName } from './rules-levels.ts'
import type { Block } from './rules-model.ts'
import { heading, item, noted, text, type Voice } from './rules-voice.ts'
import { upper } from './rules-words.ts'

type Hosted = Figures['conferences']['hosted'][number]

/** Part II.1: the unit's own conferences. */
export function conferences(voice: Voice): Block[] {
  const { say, facts, layout } = voice
  const { hosted } = facts.figures.conferences
  const head = heading(2, say(`1. Hội nghị do ${voice.body} tổ chức`, `1. Conferences held by ${voice.body}`))
  if (hosted.length === 0)
    return [
      head,
      text(
        say(
          `Đến hết ngày ${voice.asOf}, chưa ghi nhận hội nghị nào do ${voice.body} tổ chức.`,
          `By the end of ${voice.asOf}, no conference held by ${voice.body} has been recorded.`,
        ),
      ),
    ]
  const told = [...hosted]
    .sort((a, b) => b.sites_connected - a.sites_connected || b.present - a.present)
    .slice(0, layout.told)
  const shown = hosted.filter((one) => told.includes(one))
  const rest = hosted.length - shown.length
  const blocks = [head, ...shown.map((one) => text(...conference(voice, one)))]
  if (rest > 0)
    blocks.push(
      text(
        say(
          `Ngoài ra còn ${voice.count(rest)} buổi khác do ${voice.body} tổ chức (Biểu 02).`,
          `${voice.count(rest)} other sessions were held by ${voice.body} (Table 02).`,
        ),
      ),
    )
  return blocks
}

function conference(voice: Voice, one: Hosted): (string | ReturnType<typeof noted>)[] {
  const { say, facts } = voice
  const own = facts.tables.hosted.find((row) => row.session === one.session)
  const title =
    own?.title ||
    facts.campaign.conferences.find((row) => row.session === one.session)?.title ||
    voice.label(sessionKinds, one.kind)
  const place = own?.venue ? say(` tại ${own.venue}`, ` at ${own.venue}`) : ''
  const kind =
    one.kind === 'study'
      ? ''
      : say(
          ` (${voice.inner(sessionKinds, one.kind)}, không tính là buổi học tập)`,
          ` (${voice.inner(sessionKinds, one.kind)}, not counted as study)`,
        )
  const pieces: (string | ReturnType<typeof noted>)[] = [
    say(
      `Ngày ${voice.date(one.held_on)}, ${voice.body} tổ chức “${title}”${kind}${place} theo hình thức ${voice.inner(sessionModes, one.mode)}`,
      `On ${voice.date(one.held_on)}, ${voice.body} held “${title}”${kind}${place}, ${voice.inner(sessionModes, one.mode)}`,
    ),
  ]
  const planned = one.sites.reduce((sum, row) => sum + row.planned, 0)
  if (planned > 0) {
    pieces.push(
      say(', truyền trực tuyến tới ', ', transmitted online to '),
      noted(
        say(
          `${voice.of(one.sites_connected, one.sites_total, 'đơn vị trực thuộc')}`,
          `${voice.of(one.sites_connected, one.sites_total, 'subordinate units')}`,
        ),
        'connected',
      ),
      say('; gồm ', '; with '),
      one.sites
        .map((row) =>
          say(
            `${voice.count(row.connected)}/${voice.count(row.planned)} điểm cầu cấp ${levelName(voice, row.level)} kết nối, ${voice.count(row.people)} người dự`,
            `${voice.count(row.connected)}/${voice.count(row.planned)} ${levelName(voice, row.level)} sites connected, ${voice.count(row.people)} people`,
          ),
        )
        .join('; '),
    )
  }
  if (one.present > 0)
    pieces.push(
      say(
        `; điểm danh có mặt ${voice.count(one.present)} người`,
        `; ${voice.count(one.present)} people marked present by name`,
      ),
    )
  pieces.push('.')
  return pieces
}

/** Part II.2: classes, participation by audience, completion of the units. */
export function study(voice: Voice): Block[] {
  const { say, facts } = voice
  const { people, audiences, conferences: held } = facts.figures
  const { subtree } = held
  const blocks: Block[] = [
    heading(2, say('2. Học tập, quán triệt ở các địa phương, đơn vị', '2. Study in localities and units')),
  ]
  if (subtree.sessions === 0)
    blocks.push(
      text(
        say(
          'Chưa ghi nhận hội nghị, lớp học tập nào trong phạm vi báo cáo.',
          'No study session has been recorded in the scope of this report.',
        ),
      ),
    )
  else
    blocks.push(
      text(
        say(
          `Đã tổ chức ${voice.count(subtree.sessions)} buổi học tập, quán triệt (${modes(voice)}), với `,
          `${voice.count(subtree.sessions)} study sessions were held (${modes(voice)}), with `,
        ),
        noted(
          say(`${voice.count(subtree.attendances)} lượt người`, `${voice.count(subtree.attendances)} attendances`),
          'attendances',
        ),
        say(` dự, của ${voice.count(subtree.people)} người.`, ` by ${voice.count(subtree.people)} people.`),
      ),
    )
  if (people.expected === 0)
    return [
      ...blocks,
      text(
        say(
          'Trong phạm vi báo cáo không có người thuộc diện phải học tập.',
          'Nobody in the scope of this report is expected to study.',
        ),
      ),
    ]
  const more = [
    people.makeup > 0
      ? say(
          `trong đó ${voice.count(people.makeup)} người học bù`,
          `${voice.count(people.makeup)} of them by make-up study`,
        )
      : '',
    people.exempt > 0
      ? say(`miễn học tập ${voice.count(people.exempt)} người`, `${voice.count(people.exempt)} exempt`)
      : '',
  ].filter(Boolean)
  blocks.push(
    text(
      participationPhrase(voice),
      noted(say(`đã tham gia học tập, quán triệt`, `have taken part`), 'participated'),
      say(
        ` (${voice.count(people.participated)}/${voice.count(people.expected)} người, đạt ${voice.share(people.participated, people.expected)})`,
        ` (${voice.count(people.participated)}/${voice.count(people.expected)} people, ${voice.share(people.participated, people.expected)})`,
      ),
      more.length > 0 ? `; ${more.join('; ')}` : '',
      '.',
      people.by_statement > 0
        ? noted(
            say(
              ` Trong số phải học tập có ${voice.count(people.by_statement)} người tính theo số liệu báo cáo của đơn vị`,
              ` ${voice.count(people.by_statement)} of the expected are counted by statements of units`,
            ),
            'statement',
          )
        : null,
      people.by_statement > 0 ? '.' : null,
    ),
  )
  for (const one of audiences.filter((row) => row.basis === 'roster' && row.expected > 0))
    blocks.push(
      item(
        say(
          `${upper(voice.audience(one.code))}: ${voice.of(one.participated, one.expected, 'người')}${one.makeup > 0 ? `, trong đó học bù ${voice.count(one.makeup)}` : ''}.`,
          `${upper(voice.audience(one.code))}: ${voice.of(one.participated, one.expected, 'people')}${one.makeup > 0 ? `, ${voice.count(one.makeup)} by make-up` : ''}.`,
        ),
      ),
    )
  return [...blocks, ...completion(voice)]
}

function participationPhrase(voice: Voice): string {
  const { participated, expected } = voice.facts.figures.people
  const over = voice.over(participated, expected)
  const whose = voice.facts.figures.audiences
    .filter((one) => one.basis === 'roster' && one.expected > 0)
    .map((one) => voice.audience(one.code))
    .join('; ')
  return upper(
    voice.say(`${over} số người thuộc diện phải học tập (${whose}) `, `${over} of the people expected (${whose}) `),
  )
}

function modes(voice: Voice): string {
  const { by_mode } = voice.facts.figures.conferences.subtree
  return (['in_person', 'online', 'hybrid'] as const)
    .filter((mode) => by_mode[mode] > 0)
    .map((mode) => `${voice.count(by_mode[mode])} ${voice.inner(sessionModes, mode)}`)
    .join('; ')
}
