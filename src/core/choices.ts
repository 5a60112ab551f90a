/** Closed lists of the dossier with their labels (interchange.md; labels are accepted in cells and shown on pages). */
export type Choice = {
  readonly code: string
  readonly vi: string
  readonly en: string
  /** Other words that people write for it; accepted in cells, never shown. */
  readonly also?: readonly string[]
}

const choices = (...rows: [string, string, string, ...string[]][]): readonly Choice[] =>
  rows.map(([code, vi, en, ...also]) => (also.length > 0 ? { code, vi, en, also } : { code, vi, en }))

/** Default levels from the top; a realm may have others. */
export const levels = choices(
  ['central', 'Trung ương', 'Central'],
  ['province', 'Tỉnh', 'Province', 'Thành phố trực thuộc Trung ương', 'Cấp tỉnh', 'Tỉnh ủy', 'Thành ủy'],
  ['district', 'Huyện', 'District', 'Quận', 'Thị xã', 'Thành phố thuộc tỉnh', 'Cấp huyện', 'Huyện/Quận/Thị xã'],
  ['commune', 'Xã', 'Commune', 'Phường', 'Thị trấn', 'Đặc khu', 'Cấp xã', 'Xã/Phường/Đặc khu'],
  ['grassroots', 'Cơ sở', 'Grassroots', 'Tổ chức cơ sở đảng', 'Đảng bộ cơ sở', 'Chi bộ cơ sở', 'Cấp cơ sở'],
  ['cell', 'Chi bộ', 'Cell', 'Chi bộ trực thuộc'],
)
export const sectors = choices(
  ['local', 'Địa phương', 'Local'],
  ['agency', 'Cơ quan', 'Agency', 'Cơ quan, đơn vị', 'Đơn vị sự nghiệp'],
  ['armed_forces', 'Lực lượng vũ trang', 'Armed forces', 'LLVT', 'Quân sự', 'Công an', 'Biên phòng'],
  ['enterprise', 'Doanh nghiệp', 'Enterprise', 'Công ty'],
  ['school', 'Trường học', 'School'],
  ['mass_org', 'Đoàn thể', 'Mass organization', 'Đoàn thể chính trị - xã hội', 'Mặt trận Tổ quốc'],
)
export const sexes = choices(['f', 'Nữ', 'Female'], ['m', 'Nam', 'Male'])
export const kinds = choices(
  ['member', 'Đảng viên chính thức', 'Member', 'Chính thức', 'Đảng viên'],
  ['probationary', 'Đảng viên dự bị', 'Probationary member', 'Dự bị'],
  ['non_member', 'Ngoài Đảng', 'Not a member', 'Quần chúng'],
)
/** From the highest (figures.md, People). */
export const cadres = choices(
  ['key', 'Cán bộ chủ chốt', 'Key cadre', 'Chủ chốt'],
  ['cadre', 'Cán bộ', 'Cadre'],
  ['member', 'Đảng viên', 'Member'],
)
/** From the highest (figures.md, People). */
export const tiers = choices(
  ['central', 'Trung ương quản lý', 'Managed by the centre', 'Trung ương', 'Bộ Chính trị, Ban Bí thư quản lý'],
  [
    'province',
    'Ban Thường vụ Tỉnh ủy quản lý',
    'Managed by the provincial standing committee',
    'BTV Tỉnh ủy quản lý',
    'Tỉnh ủy quản lý',
  ],
  ['intermediate', 'Cấp ủy cấp trên trực tiếp cơ sở quản lý', 'Managed by the committee above the grassroots'],
  ['grassroots', 'Chi bộ, đảng bộ cơ sở quản lý', 'Managed at the grassroots'],
)
export const obligations = choices(
  ['attend', 'Học tập', 'Attending', 'Dự học', 'Tham gia học tập'],
  ['write', 'Viết thu hoạch', 'Writing', 'Viết bài thu hoạch'],
)
export const transferStatuses = choices(
  ['asked', 'Chờ tiếp nhận', 'Asked'],
  ['accepted', 'Đã tiếp nhận', 'Accepted'],
  ['refused', 'Không tiếp nhận', 'Refused'],
  ['withdrawn', 'Đã rút', 'Withdrawn'],
)
export const directiveTypes = choices(
  ['resolution', 'Nghị quyết', 'Resolution', 'NQ'],
  ['directive', 'Chỉ thị', 'Directive', 'CT'],
  ['conclusion', 'Kết luận', 'Conclusion', 'KL'],
  ['action_programme', 'Chương trình hành động', 'Action programme', 'Chương trình', 'CTr'],
  ['plan', 'Kế hoạch', 'Plan'],
  ['guidance', 'Hướng dẫn', 'Guidance', 'HD'],
  ['regulation', 'Quy định', 'Regulation'],
  ['decision', 'Quyết định', 'Decision'],
  ['notice', 'Thông báo', 'Notice', 'TB'],
  ['official_letter', 'Công văn', 'Official letter', 'CV'],
  ['report', 'Báo cáo', 'Report'],
  ['statute', 'Quy chế', 'Statute', 'QC'],
  ['scheme', 'Đề án', 'Scheme', 'ĐA'],
  ['law', 'Luật', 'Law'],
  ['decree', 'Nghị định', 'Decree', 'NĐ'],
  ['circular', 'Thông tư', 'Circular', 'Thông tư liên tịch'],
)
/** From the least secret; from `confidential` up a file is refused. */
export const secrecies = choices(
  ['none', 'Không mật', 'None', 'Thường'],
  ['internal', 'Lưu hành nội bộ', 'Internal', 'Nội bộ'],
  ['confidential', 'Mật', 'Confidential'],
  ['secret', 'Tối mật', 'Secret'],
  ['top_secret', 'Tuyệt mật', 'Top secret'],
)
/** How one document stands to another (domain.md §1.2). */
export const directiveLinkKinds = choices(
  ['grounds', 'Căn cứ', 'Grounds', 'Căn cứ vào'],
  ['implements', 'Thực hiện', 'Implements', 'Triển khai', 'Triển khai thực hiện'],
  ['replaces', 'Thay thế', 'Replaces', 'Bãi bỏ'],
  ['amends', 'Sửa đổi, bổ sung', 'Amends', 'Sửa đổi', 'Bổ sung'],
  ['follows', 'Tiếp theo', 'Follows', 'Tiếp tục'],
)
/** Why somebody stands among the recipients (domain.md §3.5). */
export const recipientPurposes = choices(
  ['report', 'Để báo cáo', 'For report', 'Báo cáo'],
  ['carry_out', 'Để thực hiện', 'To carry out', 'Thực hiện'],
  ['know', 'Để biết', 'To know', 'Biết'],
  ['keep', 'Lưu', 'To keep', 'Để lưu'],
)
export const campaignStatuses = choices(
  ['draft', 'Nháp', 'Draft', 'Dự thảo'],
  ['open', 'Đang mở', 'Open', 'Đang tiến hành'],
  ['closed', 'Đã kết thúc', 'Closed', 'Kết thúc'],
)
export const campaignLinkKinds = choices(
  ['parallel', 'Tiến hành song song', 'Beside', 'Song song'],
  ['follows', 'Tiếp theo đợt', 'Follows', 'Tiếp theo'],
  ['part_of', 'Nằm trong đợt', 'Part of', 'Thuộc đợt'],
)
export const bases = choices(
  ['roster', 'Danh sách', 'By name', 'Theo danh sách'],
  ['headcount', 'Số liệu báo cáo', 'By statement', 'Số liệu', 'Theo số liệu'],
)
export const artifacts = choices(
  ['reflection', 'Bài thu hoạch', 'Reflection', 'Bản thu hoạch', 'Thu hoạch'],
  ['personal_plan', 'Kế hoạch cá nhân', 'Personal plan', 'Kế hoạch hành động cá nhân', 'Bản cam kết'],
)
export const sessionModes = choices(
  ['in_person', 'Trực tiếp', 'In person'],
  ['online', 'Trực tuyến', 'Online'],
  ['hybrid', 'Trực tiếp kết hợp trực tuyến', 'Hybrid', 'Trực tiếp và trực tuyến', 'Kết hợp'],
)
export const sessionKinds = choices(
  ['study', 'Học tập, quán triệt', 'Study', 'Học tập', 'Quán triệt'],
  ['notice', 'Thông báo nhanh', 'Quick notice', 'Hội nghị thông báo nhanh'],
  ['briefing', 'Hội nghị báo cáo viên', 'Briefing'],
  ['discussion', 'Thảo luận', 'Discussion'],
)
export const siteModes = choices(
  ['live_video', 'Trực tuyến hai chiều', 'Live video', 'Trực tuyến'],
  ['broadcast', 'Truyền hình trực tiếp', 'Broadcast', 'Truyền hình', 'Phát thanh trực tiếp'],
  ['recorded_video', 'Phát lại bản ghi', 'Recorded video', 'Phát lại', 'Xem lại'],
)
export const attendanceStatuses = choices(
  ['present', 'Có mặt', 'Present', 'Dự'],
  ['excused', 'Vắng có lý do', 'Excused', 'Vắng có lí do', 'Có phép', 'Vắng có phép'],
  ['absent', 'Vắng không lý do', 'Absent', 'Vắng không lí do', 'Không phép', 'Vắng không phép', 'Vắng'],
)
export const attendanceModes = choices(['in_person', 'Trực tiếp', 'In person'], ['online', 'Trực tuyến', 'Online'])
export const conveningStatuses = choices(
  ['invited', 'Đã triệu tập', 'Invited', 'Triệu tập', 'Mời'],
  ['confirmed', 'Xác nhận dự', 'Confirmed', 'Dự'],
  ['declined', 'Xin vắng', 'Declined', 'Không dự'],
  ['replaced', 'Đã thay người', 'Replaced', 'Thay người'],
)
export const speakerRanks = choices(
  ['central', 'Trung ương', 'Central'],
  ['province', 'Cấp tỉnh', 'Province', 'Tỉnh'],
  ['district', 'Cấp huyện', 'District', 'Huyện'],
  ['grassroots', 'Cơ sở', 'Grassroots'],
)
/** From asking to thanking; who declined or was called off may be asked again (modules/speakers/rules-steps.ts). */
export const invitationStatuses = choices(
  ['invited', 'Đã mời', 'Invited', 'Mời'],
  ['accepted', 'Đã nhận lời', 'Accepted', 'Nhận lời'],
  ['declined', 'Từ chối', 'Declined', 'Không nhận lời'],
  ['materials_received', 'Đã có tài liệu', 'Materials received', 'Đã gửi tài liệu'],
  ['confirmed', 'Đã xác nhận', 'Confirmed', 'Xác nhận'],
  ['thanked', 'Đã cảm ơn', 'Thanked', 'Cảm ơn'],
  ['cancelled', 'Đã hủy lời mời', 'Cancelled', 'Hủy'],
)
export const speakerScores = choices(
  ['1', '1 – Kém', '1 – Poor'],
  ['2', '2 – Yếu', '2 – Weak'],
  ['3', '3 – Đạt', '3 – Fair'],
  ['4', '4 – Khá', '4 – Good'],
  ['5', '5 – Tốt', '5 – Very good'],
)
export const statementScopes = choices(
  ['own', 'Riêng đơn vị', 'Own', 'Riêng'],
  ['subtree', 'Cả cấp dưới', 'With units below', 'Toàn đảng bộ', 'Gồm cấp dưới'],
)
export const deliverableKinds = choices(
  ['plan', 'Kế hoạch', 'Plan'],
  ['action_programme', 'Chương trình hành động', 'Action programme', 'Chương trình', 'CTr'],
  ['report', 'Báo cáo', 'Report'],
)
export const reviewDecisions = choices(['accepted', 'Chấp nhận', 'Accepted'], ['returned', 'Trả lại', 'Returned'])
export const taskStatuses = choices(
  ['open', 'Đang làm', 'Open'],
  ['done', 'Đã xong', 'Done'],
  ['dropped', 'Thôi không làm', 'Dropped'],
)
/** What a unit can owe, be reminded of, and ask more time for. */
export const followedThings = choices(
  ['participation', 'Học tập', 'Study', 'Tham gia học tập'],
  ['plan', 'Kế hoạch', 'Plan'],
  ['action_programme', 'Chương trình hành động', 'Action programme', 'Chương trình', 'CTr'],
  ['report', 'Báo cáo', 'Report'],
  ['statement', 'Số liệu báo cáo', 'Statement'],
  ['writing', 'Bài thu hoạch', 'Reflections'],
)
export const reminderSides = choices(['before', 'Trước hạn', 'Before'], ['after', 'Sau hạn', 'After'])
export const reminderTo = choices(
  ['unit', 'Đơn vị', 'The unit'],
  ['above', 'Cấp trên trực tiếp', 'The level above'],
  ['next', 'Cấp trên tiếp theo', 'The level above that'],
)
export const extensionDecisions = choices(['granted', 'Đồng ý', 'Granted'], ['refused', 'Không đồng ý', 'Refused'])
export const writingForms = choices(
  ['typed', 'Đánh máy', 'Typed', 'Bản đánh máy'],
  ['handwritten', 'Viết tay', 'Handwritten', 'Bản viết tay'],
)
export const grades = choices(
  ['excellent', 'Tốt', 'Excellent'],
  ['good', 'Khá', 'Good'],
  ['pass', 'Đạt', 'Pass', 'Đạt yêu cầu', 'Trung bình'],
  ['fail', 'Chưa đạt', 'Fail', 'Không đạt'],
)
export const writingStatuses = choices(
  ['submitted', 'Đã nộp', 'Submitted'],
  ['returned', 'Trả lại viết lại', 'Returned'],
  ['accepted', 'Đã chấp nhận', 'Accepted'],
  ['withdrawn', 'Rút lại', 'Withdrawn'],
)
export const recommendationStatuses = choices(
  ['open', 'Mới', 'Open'],
  ['forwarded', 'Đã chuyển', 'Forwarded'],
  ['answered', 'Đã trả lời', 'Answered'],
  ['closed', 'Đã kết thúc', 'Closed'],
)
export const outreachForms = choices(
  ['conference', 'Hội nghị', 'Conference'],
  ['press', 'Báo in, báo điện tử', 'Press'],
  ['radio', 'Phát thanh', 'Radio'],
  ['television', 'Truyền hình', 'Television'],
  ['loudspeaker', 'Loa truyền thanh', 'Loudspeaker'],
  ['website', 'Cổng, trang thông tin', 'Website'],
  ['social', 'Mạng xã hội', 'Social media'],
  ['contest', 'Cuộc thi, hội thi', 'Contest'],
  ['visual', 'Cổ động trực quan', 'Visual'],
  ['art', 'Văn hóa, văn nghệ', 'Art'],
  ['publication', 'Ấn phẩm, tài liệu', 'Publication'],
  ['other', 'Hình thức khác', 'Other'],
)
export const reachBases = choices(
  ['counted', 'Đếm được', 'Counted', 'Đếm'],
  ['estimated', 'Ước tính', 'Estimated', 'Ước lượng'],
)

/** Label of a code in the given language; the code itself when the list does not know it. */
export function labelOf(options: readonly Choice[], code: string, lang: 'vi' | 'en'): string {
  return options.find((choice) => choice.code === code)?.[lang] ?? code
}
