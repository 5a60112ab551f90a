import { day, instant, iso } from '../shared/calendar.ts'
import { CAMPAIGN } from './world.ts'
import type { World } from './world.ts'

interface Form {
  form: string
  titles: string[]
  count: [number, number]
  /** People present each time (lượt người); null where nobody is counted. */
  attendances: [number, number] | null
  howMany: number
  hosts: 'province' | 'direct' | 'commune'
  audience: string
}

const forms: Form[] = [
  {
    form: 'press',
    titles: ['Chuyên mục “Đưa Nghị quyết Đại hội XII vào cuộc sống”', 'Loạt bài về chương trình hành động của tỉnh'],
    count: [4, 22],
    attendances: null,
    howMany: 18,
    hosts: 'province',
    audience: 'bạn đọc trong tỉnh',
  },
  {
    form: 'radio',
    titles: ['Chuyên mục phát thanh về Nghị quyết', 'Tọa đàm trên sóng phát thanh'],
    count: [3, 16],
    attendances: null,
    howMany: 24,
    hosts: 'direct',
    audience: 'nhân dân',
  },
  {
    form: 'television',
    titles: ['Phóng sự về đợt sinh hoạt chính trị', 'Tọa đàm truyền hình'],
    count: [1, 8],
    attendances: null,
    howMany: 20,
    hosts: 'province',
    audience: 'nhân dân',
  },
  {
    form: 'website',
    titles: ['Tin, bài trên cổng thông tin điện tử', 'Đăng toàn văn Nghị quyết và tài liệu hỏi đáp'],
    count: [2, 18],
    attendances: null,
    howMany: 30,
    hosts: 'direct',
    audience: 'người dùng mạng',
  },
  {
    form: 'social',
    titles: ['Trang tuyên truyền của Đoàn Thanh niên', 'Đăng hình ảnh các lớp học'],
    count: [3, 25],
    attendances: null,
    howMany: 24,
    hosts: 'direct',
    audience: 'thanh niên',
  },
  {
    form: 'loudspeaker',
    titles: ['Phát thanh qua loa truyền thanh xã', 'Bản tin loa truyền thanh khu, thôn'],
    count: [6, 40],
    attendances: null,
    howMany: 150,
    hosts: 'commune',
    audience: 'nhân dân',
  },
  {
    form: 'conference',
    titles: ['Hội nghị tuyên truyền trong nhân dân', 'Sinh hoạt chi hội phụ nữ, nông dân về Nghị quyết'],
    count: [1, 4],
    attendances: [60, 340],
    howMany: 120,
    hosts: 'commune',
    audience: 'nhân dân',
  },
  {
    form: 'contest',
    titles: ['Hội thi Rung chuông vàng tìm hiểu Nghị quyết', 'Cuộc thi viết tìm hiểu Nghị quyết'],
    count: [1, 2],
    attendances: [150, 900],
    howMany: 16,
    hosts: 'direct',
    audience: 'đoàn viên, học sinh',
  },
  {
    form: 'visual',
    titles: ['Pa nô, áp phích chào mừng thành công Đại hội', 'Khẩu hiệu, băng rôn tại trụ sở'],
    count: [5, 60],
    attendances: null,
    howMany: 60,
    hosts: 'commune',
    audience: 'nhân dân',
  },
  {
    form: 'art',
    titles: ['Đêm văn nghệ tuyên truyền lưu động', 'Chiếu phim lưu động vùng cao'],
    count: [1, 3],
    attendances: [200, 1200],
    howMany: 22,
    hosts: 'direct',
    audience: 'nhân dân',
  },
  {
    form: 'publication',
    titles: ['Tài liệu hỏi đáp Nghị quyết Đại hội XII', 'Bản tin sinh hoạt chi bộ'],
    count: [200, 2500],
    attendances: null,
    howMany: 12,
    hosts: 'province',
    audience: 'chi bộ',
  },
  {
    form: 'other',
    titles: ['Đối thoại của người đứng đầu cấp ủy với nhân dân', 'Nói chuyện chuyên đề tại trường học'],
    count: [1, 2],
    attendances: [80, 400],
    howMany: 14,
    hosts: 'direct',
    audience: 'nhân dân, học sinh',
  },
]

/** Publicity among the people, in every form that the dossier knows: attendances are never persons. */
export function writeOutreach(w: World): void {
  const d = w.dice
  const direct = [...w.tree.direct.keys()]
  const communes = w.tree.bases.filter((b) => b.unit.level === 'commune').map((b) => b.unit.code)
  let n = 0
  for (const f of forms)
    for (let i = 0; i < f.howMany; i++) {
      const unit =
        f.hosts === 'province'
          ? i % 3 === 0
            ? d.pick(direct)
            : 'QN'
          : d.pick(f.hosts === 'direct' ? direct : communes)
      const on = day('2016-05-24') + Math.round(126 * Math.sqrt(d.next()))
      const attended = f.attendances ? d.int(...f.attendances) : undefined
      const row = [CAMPAIGN, unit, iso(on), f.form, d.pick(f.titles), f.audience, d.int(...f.count)]
      w.rows.add('outreach', instant(on + 1, '08:45'), [`TT${String(++n).padStart(4, '0')}`, ...row, attended])
    }
}
