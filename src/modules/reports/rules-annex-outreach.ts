import { outreachForms } from '#core/choices.ts'
import type { AnnexTable } from './rules-model.ts'
import type { Voice } from './rules-voice.ts'

/** Biểu 08: publicity by form and unit; items and attendances are never added to one another. */
export function outreachTable(voice: Voice): AnnexTable {
  const { say, facts } = voice
  const { outreach } = facts.figures
  return {
    number: '08',
    title: say('Hoạt động tuyên truyền', 'Publicity'),
    wide: false,
    grouped: true,
    columns: [
      { label: say('Hình thức', 'Form'), align: 'left', width: 28 },
      { label: say('Đơn vị', 'Unit'), align: 'left', width: 36 },
      { label: say('Số hoạt động', 'Activities'), align: 'right', width: 12 },
      { label: say('Tin, bài, buổi, sản phẩm', 'Items'), align: 'right', width: 13 },
      { label: say('Lượt người', 'Attendances'), align: 'right', width: 13 },
    ],
    rows: outreach.flatMap((form) => [
      [
        voice.label(outreachForms, form.form),
        say('Cộng', 'Total'),
        voice.count(form.activities),
        voice.count(form.items),
        voice.count(form.attendances),
      ],
      ...facts.tables.outreach
        .filter((one) => one.form === form.form)
        .map((one) => [
          '',
          voice.name(one.unit),
          voice.count(one.activities),
          voice.count(one.items),
          voice.count(one.attendances),
        ]),
    ]),
    total: null,
    notes: [
      say(
        'Số tin, bài, buổi, sản phẩm và lượt người là hai số khác nhau, không cộng với nhau; phút phát sóng, pano, khẩu hiệu và tài liệu ghi chung vào số sản phẩm của hình thức.',
        'Items and attendances are different numbers and are never added; minutes of broadcasting, banners and leaflets are items of their form.',
      ),
    ],
    empty: say('Chưa ghi nhận hoạt động tuyên truyền.', 'No publicity has been recorded.'),
  }
}
