import { day, instant } from '../shared/calendar.ts'
import { directUnits } from './direct.ts'
import { CAMPAIGN } from './world.ts'
import type { World } from './world.ts'

const texts = [
  'Đề nghị tỉnh hỗ trợ kinh phí lắp đường truyền trực tuyến tới các xã vùng cao, hải đảo để các đợt sau học cùng lúc với tỉnh.',
  'Đề nghị Ban Tuyên giáo Tỉnh ủy biên soạn tài liệu hỏi đáp ngắn gọn, dễ nhớ dùng cho sinh hoạt chi bộ thôn, khu.',
  'Đề nghị bổ sung tài liệu tuyên truyền bằng tiếng Dao, tiếng Tày cho các bản đồng bào dân tộc thiểu số.',
  'Đề nghị cử báo cáo viên cấp tỉnh về truyền đạt cho đảng viên là công nhân làm ba ca tại khai trường.',
  'Đề nghị cho phép các chi bộ trên tàu, đảo học theo hình thức xem băng ghi hình có cấp ủy chủ trì.',
  'Kiến nghị chương trình hành động của tỉnh có chỉ tiêu cụ thể về xử lý môi trường tại các khu dân cư giáp khai trường than.',
  'Kiến nghị sớm ban hành cơ chế thu hút bác sĩ về trung tâm y tế các huyện miền núi.',
  'Đề nghị rà soát, giảm bớt báo cáo trùng lặp giữa Ban Tuyên giáo và Văn phòng cấp ủy trong cùng một đợt học.',
  'Đề nghị bố trí thêm thời gian thảo luận, không chỉ nghe truyền đạt một chiều.',
  'Kiến nghị Trung ương cụ thể hóa các biểu hiện suy thoái để chi bộ dễ tự soi, tự sửa.',
  'Đề nghị quan tâm chế độ bồi dưỡng cho báo cáo viên, tuyên truyền viên cơ sở.',
  'Đề nghị có hướng dẫn thống nhất về việc miễn viết thu hoạch cho đảng viên tuổi cao, sức yếu.',
  'Kiến nghị đẩy nhanh tiến độ tuyến cao tốc Hạ Long – Vân Đồn và công khai phương án tái định cư.',
  'Đề nghị Khối các cơ quan tỉnh mở lớp học bù buổi tối cho cán bộ trực tiếp dân.',
  'Đề nghị hướng dẫn cách kết hợp Chỉ thị 05-CT/TW vào kế hoạch cá nhân để không phải viết hai bản.',
  'Kiến nghị có chính sách đào tạo nghề cho con em hộ bị thu hồi đất.',
  'Đề nghị hỗ trợ trang bị loa truyền thanh cho các thôn chưa có điện lưới ổn định.',
  'Kiến nghị siết chặt quản lý tàu khai thác thủy sản tận diệt trên vịnh.',
  'Đề nghị Tỉnh ủy định kỳ thông báo kết quả thực hiện nghị quyết tới đảng viên đã nghỉ hưu.',
  'Đề nghị sửa mẫu điểm danh để phân biệt người học bù với người học đúng lớp.',
]
const answers = [
  'Đã ghi nhận, đưa vào dự toán năm 2017.',
  'Đã có Công văn hướng dẫn gửi các cấp ủy trực thuộc.',
  'Ban Tuyên giáo Tỉnh ủy đã phát hành tài liệu hỏi đáp trong tháng 8/2016.',
  'Đã chuyển Ủy ban nhân dân tỉnh xem xét theo thẩm quyền.',
]

/** Forty recommendations; what was answered was open first. */
export function writeRecommendations(w: World): void {
  const d = w.dice
  const communes = w.tree.bases.filter((b) => b.unit.direct!.code !== 'BP')
  for (let i = 0; i < 40; i++) {
    const direct = directUnits[(i * 8) % directUnits.length]!
    const own = communes.filter((b) => b.unit.direct!.code === direct.code)
    const unit = i % 3 === 0 || own.length === 0 ? direct.code : d.pick(own).unit.code
    const sent = day('2016-07-01') + ((i * 17) % 74)
    const to = i % 5 === 4 && unit !== direct.code ? direct.code : 'QN'
    const text =
      i < texts.length
        ? texts[i]!
        : `${texts[i % texts.length]!.replace(/\.$/, '')} (nêu lại tại ${direct.name.replace(/^Đảng bộ /, '')}).`
    const row = [`KN${String(i + 1).padStart(3, '0')}`, CAMPAIGN, unit, undefined, text, to, instant(sent, '10:00')]
    const put = (on: number, cells: (string | undefined)[]): void =>
      w.rows.add('recommendations', instant(on, '11:00'), [...row, ...cells])
    put(sent, ['open'])
    if (i % 4 === 0) continue
    put(sent + 6, ['forwarded'])
    if (i % 4 === 1) continue
    const answered = sent + 20
    put(answered, ['answered', answers[i % answers.length], instant(answered, '09:00')])
    if (i % 4 === 3) put(answered + 10, ['closed', answers[i % answers.length], instant(answered, '09:00')])
  }
}
