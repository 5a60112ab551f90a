import type { Dice } from '../shared/random.ts'

const openings = [
  'Qua {study}, tôi nhận thức sâu sắc hơn về {topic}.',
  'Sau {study}, điều đọng lại trong tôi là {topic}.',
  'Tham gia {study}, bản thân tôi quan tâm nhất tới {topic}.',
  'Với trách nhiệm của {role}, qua {study} tôi đặc biệt chú ý tới {topic}.',
]
const news = [
  'Điểm mới mà tôi tâm đắc là {topic} được đặt ngang với {topic}, thay vì tách rời như trước.',
  'So với Đại hội XI, văn kiện lần này nói rõ hơn về {topic}, nhất là yêu cầu {task}.',
  'Tôi cho rằng {topic} là khâu khó nhất, vì {cause}.',
  'Bài học mà tôi thấy sát với {place} là phải {task} trước khi bàn tới {topic}.',
  'Nội dung {topic} gắn trực tiếp với việc hằng ngày của {role} ở {place}.',
]
const limits = [
  'Tại {place}, hạn chế dễ thấy là {cause}; năm ngoái chúng tôi mất {number} tháng mới khắc phục được một phần.',
  'Thẳng thắn mà nói, ở {place} vẫn còn {cause}, và chi bộ chưa có biện pháp đủ mạnh.',
  'Kiểm điểm lại, bản thân tôi còn {fault}.',
  'Trong {number} kỳ sinh hoạt gần đây ở {place}, số ý kiến phát biểu còn ít, nguyên nhân là {cause}.',
]
const tasks = [
  'Từ nay đến cuối năm, tôi đăng ký {task} và báo cáo kết quả trước chi bộ vào tháng {month}.',
  'Việc cụ thể tôi nhận là {task}, hoàn thành trước ngày {number} tháng {month}.',
  'Tôi sẽ cùng {number} đồng chí trong tổ {task}, mỗi tháng rà soát một lần.',
  'Về phần mình, tôi khắc phục việc {fault} bằng cách {task}.',
]
const proposals = [
  'Đề nghị cấp ủy cấp trên quan tâm {ask} cho {place}.',
  'Tôi kiến nghị chương trình hành động của tỉnh có thêm chỉ tiêu về {topic} và phân công rõ nơi chịu trách nhiệm.',
  'Mong Ban Tuyên giáo {ask} để báo cáo viên ở {place} đỡ lúng túng.',
  'Đề nghị sau mỗi chuyên đề dành ít nhất {number} phút để trao đổi về {topic}.',
]
const slots: Record<string, string[]> = {
  study: [
    'đợt học tập Nghị quyết',
    'lớp học tại đảng bộ',
    'hai buổi nghe báo cáo viên truyền đạt',
    'buổi học và buổi thảo luận ở chi bộ',
    'việc tự đọc văn kiện và nghe giới thiệu',
  ],
  topic: [
    ...[
      'xây dựng Đảng về đạo đức',
      'đổi mới mô hình tăng trưởng',
      'phát huy sức mạnh đại đoàn kết',
      'giữ gìn chủ quyền biển đảo',
      'cải cách thủ tục hành chính',
      'phát triển kinh tế biển',
    ],
    ...[
      'nâng cao chất lượng nguồn nhân lực',
      'bảo vệ môi trường vùng than',
      'chống suy thoái trong cán bộ',
      'xây dựng nông thôn mới',
      'đầu tư cho vùng dân tộc thiểu số',
      'kỷ cương trong công vụ',
    ],
    ...[
      'nêu gương của người đứng đầu',
      'giám sát của nhân dân',
      'đào tạo nghề cho thanh niên',
      'văn hóa và con người vùng mỏ',
      'quản lý khoáng sản',
      'hội nhập và thương mại biên mậu',
    ],
  ],
  role: [
    'một bí thư chi bộ',
    'người làm công tác mặt trận',
    'giáo viên',
    'cán bộ tài chính xã',
    'một thợ lò',
    'y sĩ trạm y tế',
    'cán bộ địa chính',
    'trưởng khu',
    'người phụ trách đoàn thanh niên',
    'kế toán hợp tác xã',
  ],
  place: [
    'khu phố tôi',
    'thôn tôi',
    'phân xưởng',
    'trường tôi',
    'cơ quan',
    'trạm y tế',
    'chi bộ nơi tôi sinh hoạt',
    'tổ dân vận',
    'xã đảo',
    'bản vùng cao',
  ],
  cause: [
    ...[
      'việc phân công chung chung, không rõ người chịu trách nhiệm',
      'ngại va chạm khi phê bình',
      'thiếu tài liệu ngắn gọn, dễ hiểu',
      'đảng viên đi làm ăn xa nhiều',
      'số liệu theo dõi thiếu thống nhất',
    ],
    ...[
      'kinh phí cấp chậm',
      'người dân chưa được hỏi ý kiến từ đầu',
      'công tác kiểm tra làm theo đợt',
      'cán bộ trẻ ít được giao việc khó',
      'đường sá xa, mưa lũ chia cắt',
    ],
  ],
  fault: [
    'ngại phát biểu trong sinh hoạt',
    'xử lý hồ sơ có lúc chậm hẹn',
    'chưa đi cơ sở đều đặn',
    'đọc văn kiện chưa kỹ',
    'ghi chép còn sơ sài',
    'chưa mạnh dạn góp ý cho đồng nghiệp',
  ],
  task: [
    ...[
      'rà soát lại hồ sơ tồn đọng của ba năm',
      'giúp hai hộ nghèo làm thủ tục vay vốn',
      'mở một tủ sách ở nhà văn hóa',
      'đưa bảng công khai thu chi ra chỗ dễ đọc',
      'tổ chức dọn bãi rác ven suối',
    ],
    ...[
      'kèm một đảng viên mới',
      'vận động lắp đèn đường thôn',
      'lập danh sách người cần học nghề',
      'trực tiếp đối thoại với hộ có đơn thư',
      'cắt bớt một khâu trong quy trình tiếp dân',
      'soạn đề cương tuyên truyền hai trang',
    ],
  ],
  ask: [
    'hỗ trợ máy chiếu và đường truyền',
    'in tài liệu song ngữ',
    'mở lớp bồi dưỡng ngắn ngày',
    'bố trí kinh phí học bù',
    'cử báo cáo viên có kinh nghiệm',
    'sớm trả lời kiến nghị về đất đai',
  ],
  number: ['5', '6', '10', '15', '20', '25', '30'],
  month: ['9', '10', '11', '12'],
}

/** A short made-up reflection of six to nine sentences, in the order of the 2016 rubric (domain.md §0.2, item 10). */
export function reflectionText(d: Dice): string {
  const sentences = [
    d.pick(openings),
    ...pickSome(d, news, 1, 3),
    ...pickSome(d, limits, 1, 2),
    ...pickSome(d, tasks, 2, 3),
    d.pick(proposals),
  ]
  return sentences.map((s) => s.replace(/\{(\w+)\}/g, (_, slot: string) => d.pick(slots[slot]!))).join(' ')
}

function pickSome(d: Dice, list: readonly string[], low: number, high: number): string[] {
  return d.shuffle(list).slice(0, d.int(low, high))
}
