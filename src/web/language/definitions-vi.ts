import type { DefinitionKey } from '#modules/figures/rules-definitions.ts'

export type Definitions = Readonly<Record<DefinitionKey, { readonly title: string; readonly text: string }>>

/** What each number means, in plain words (figures.md is the exact text). */
export const definitionsVi: Definitions = {
  expected: {
    title: 'Phải học',
    text: 'Số người thuộc một đối tượng của đợt học tập, tính theo đơn vị sinh hoạt chính trong ngày đang xem, trừ người được miễn học. Mỗi người chỉ tính một lần. Đơn vị nào chỉ báo cáo số liệu thì lấy số trong báo cáo.',
  },
  participated: {
    title: 'Đã học',
    text: 'Số người phải học đã có mặt (trực tiếp hoặc trực tuyến) ở đủ các chuyên đề của đợt, ở bất kỳ hội nghị, lớp học nào dành cho đối tượng của mình, tính đến hết ngày đang xem. Đợt không chia chuyên đề thì có mặt một buổi là đủ. Học bù cũng tính.',
  },
  outstanding: {
    title: 'Còn lại',
    text: 'Số người phải học trừ số người đã học: những người còn phải được triệu tập học hoặc học bù.',
  },
  makeup: {
    title: 'Học bù',
    text: 'Số người đã học mà nếu không có các buổi học bù thì chưa đủ chuyên đề. Những người này đã nằm trong số đã học.',
  },
  exempt: {
    title: 'Được miễn học',
    text: 'Người đang được miễn học trong ngày đang xem, theo quyết định của chi bộ. Không tính vào số phải học, cũng không tính vào số đã học.',
  },
  by_statement: {
    title: 'Tính theo số liệu báo cáo',
    text: 'Phần của số phải học lấy từ báo cáo số lượng của đơn vị, không có danh sách từng người.',
  },
  ratio: {
    title: 'Tỷ lệ đã học',
    text: 'Số đã học chia cho số phải học. Viết hai chữ số thập phân, làm tròn nửa lên; chỉ viết 100% khi tất cả đã học và chỉ viết 0% khi chưa ai học. Trong câu “trên 98,5%”, tỷ lệ được làm tròn xuống một chữ số thập phân.',
  },
  statement: {
    title: 'Số liệu báo cáo',
    text: 'Đối tượng này được tính theo báo cáo số lượng của các đơn vị, là số lũy kế đến ngày báo cáo. Báo cáo không kèm danh sách nên con số không mở ra tên người, chỉ mở ra các báo cáo.',
  },
  classes: {
    title: 'Số lớp',
    text: 'Tổng số lớp ghi trong các báo cáo số lượng.',
  },
  units_total: {
    title: 'Số đơn vị trực thuộc',
    text: 'Các đơn vị trực thuộc trong ngày đang xem có người phải học thuộc đối tượng này; khi tính chung thì kể cả đơn vị chỉ phải nộp văn bản.',
  },
  units_completed: {
    title: 'Đơn vị hoàn thành',
    text: 'Đơn vị hoàn thành từ ngày đầu tiên mà tỷ lệ đã học đạt ngưỡng của đợt. Khi tính chung cho mọi đối tượng, các văn bản mà cấp ấy phải có cũng phải được chấp nhận. Đã hoàn thành thì vẫn là hoàn thành.',
  },
  units_on_time: {
    title: 'Hoàn thành đúng hạn',
    text: 'Đơn vị hoàn thành trước hạn hoặc trong ngày hết hạn. Hạn áp dụng là hạn cụ thể nhất đã đặt cho đơn vị và đối tượng.',
  },
  units_late: {
    title: 'Đơn vị quá hạn',
    text: 'Đơn vị hoàn thành sau hạn, hoặc đã qua hạn mà chưa hoàn thành.',
  },
  first: { title: 'Hoàn thành đầu tiên', text: 'Đơn vị có ngày hoàn thành sớm nhất; cùng ngày thì cùng được nêu.' },
  full: { title: 'Đạt 100%', text: 'Đơn vị có số đã học bằng đúng số phải học.' },
  rank: {
    title: 'Thứ hạng',
    text: 'Chỉ xếp hạng đơn vị, không xếp hạng người. Đơn vị đã hoàn thành đứng trước, theo ngày hoàn thành; các đơn vị còn lại theo tỷ lệ đã học. Bằng nhau thì đồng hạng (1, 1, 3). Đơn vị có ít người phải học hơn mức tối thiểu của đợt thì không xếp hạng.',
  },
  sites_connected: {
    title: 'Đơn vị trực thuộc nối điểm cầu',
    text: 'Trong các đơn vị trực thuộc vào ngày hội nghị, số đơn vị có ít nhất một điểm cầu trực tuyến hai chiều đã kết nối, ở chính đơn vị hoặc ở cấp dưới.',
  },
  sites: {
    title: 'Điểm cầu theo cấp',
    text: 'Tất cả điểm cầu của hội nghị, mọi hình thức, xếp theo cấp của đơn vị đặt điểm cầu. Số người là tổng số người dự do các điểm cầu báo, cả điểm chưa kết nối.',
  },
  present: {
    title: 'Có mặt theo điểm danh',
    text: 'Số người được điểm danh có mặt ở hội nghị này, tính đến hết ngày đang xem.',
  },
  sessions: {
    title: 'Hội nghị, lớp học',
    text: 'Các buổi học tập, quán triệt do đơn vị và các đơn vị cấp dưới tổ chức, bắt đầu không muộn hơn ngày đang xem. Thông báo nhanh, hội nghị báo cáo viên và thảo luận không tính.',
  },
  attendances: {
    title: 'Lượt người',
    text: 'Tổng số lượt có mặt ở các buổi: một người dự hai buổi là hai lượt. Không bao giờ cộng lượt người với số người.',
  },
  session_people: {
    title: 'Số người',
    text: 'Số người khác nhau đã có mặt ở các buổi, mỗi người tính một lần, kể cả người của đơn vị khác.',
  },
  writing_expected: {
    title: 'Phải nộp',
    text: 'Số người mà đối tượng của họ phải nộp loại bài này, trừ người được miễn viết. Bài viết luôn tính theo danh sách từng người.',
  },
  writing_received: {
    title: 'Đã nộp',
    text: 'Số người đã có bài nộp tính đến hết ngày đang xem, ở trạng thái đã nộp hoặc đã chấp nhận. Bài trả lại viết lại và bài đã rút không tính.',
  },
  writing_accepted: { title: 'Đã chấp nhận', text: 'Trong số đã nộp, số bài đã được chấp nhận.' },
  writing_outstanding: { title: 'Chưa nộp', text: 'Số phải nộp trừ số đã nộp.' },
  writing_ratio: { title: 'Tỷ lệ đã nộp', text: 'Số đã nộp chia cho số phải nộp.' },
  writing_form: {
    title: 'Hình thức và xếp loại',
    text: 'Trong số bài đã nộp: số bài đánh máy, viết tay, và số bài theo từng mức xếp loại.',
  },
  collecting: {
    title: 'Nơi thu bài',
    text: 'Bài của cán bộ diện Trung ương và Tỉnh ủy quản lý nộp về cấp tỉnh; diện cấp trên trực tiếp cơ sở quản lý nộp về đơn vị trực thuộc tỉnh; các đảng viên khác nộp về tổ chức cơ sở. Nơi thu có thể ở trên đơn vị đang xem.',
  },
  deliverable_required: {
    title: 'Phải có',
    text: 'Số đơn vị ở cấp phải ban hành hoặc nộp loại văn bản này, trong đơn vị đang xem và cấp dưới.',
  },
  deliverable_submitted: { title: 'Đã nộp', text: 'Số đơn vị đã nộp văn bản tính đến hết ngày đang xem.' },
  deliverable_accepted: {
    title: 'Đã chấp nhận',
    text: 'Số đơn vị có văn bản đã được chấp nhận tính đến hết ngày đang xem.',
  },
  deliverable_late: { title: 'Chậm', text: 'Đơn vị nộp sau hạn, hoặc đã qua hạn mà chưa nộp.' },
  deliverable_outstanding: { title: 'Chưa nộp', text: 'Số phải có trừ số đã nộp.' },
  recommendations: {
    title: 'Kiến nghị, đề xuất',
    text: 'Kiến nghị của đơn vị và cấp dưới gửi tính đến hết ngày đang xem, theo trạng thái hiện nay.',
  },
  outreach: {
    title: 'Tuyên truyền',
    text: 'Hoạt động tuyên truyền của đơn vị và cấp dưới tính đến hết ngày đang xem: số hoạt động, số tin, bài, sản phẩm và lượt người. Đây là lượt người, không phải số người.',
  },
}
