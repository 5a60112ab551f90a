/** Sentences of faults between rows and against the store, and of warnings; the rules are those of fault-words.ts. */

type Sentence = readonly [vi: string, en: string]

export const rowWords = {
  'unknown-unit': [
    'không có đơn vị “{value}” trong hồ sơ hay trong hệ thống; hãy thêm đơn vị này vào units.csv hoặc sửa mã',
    'there is no unit “{value}” in the dossier or the store; add it to units.csv or correct the code',
  ],
  'unknown-person': [
    'không có người mang mã “{value}” trong hồ sơ hay trong hệ thống; hãy thêm vào people.csv hoặc sửa mã',
    'there is no person “{value}” in the dossier or the store; add them to people.csv or correct the code',
  ],
  'unknown-campaign': [
    'không có đợt sinh hoạt “{value}” trong hồ sơ hay trong hệ thống; hãy thêm vào campaigns.csv hoặc sửa mã',
    'there is no campaign “{value}” in the dossier or the store; add it to campaigns.csv or correct the code',
  ],
  'unknown-session': [
    'không có buổi “{value}” trong hồ sơ hay trong hệ thống; hãy thêm vào sessions.csv hoặc sửa mã',
    'there is no session “{value}” in the dossier or the store; add it to sessions.csv or correct the code',
  ],
  'unknown-audience': [
    'không có đối tượng “{value}”[ trong đợt {campaign}]; hãy thêm vào audiences.csv hoặc sửa mã',
    'there is no audience “{value}”[ in campaign {campaign}]; add it to audiences.csv or correct the code',
  ],
  'unknown-speaker': [
    'không có báo cáo viên “{value}”; hãy thêm vào speakers.csv hoặc sửa mã',
    'there is no speaker “{value}”; add them to speakers.csv or correct the code',
  ],
  'unknown-activity': [
    'không có hoạt động tuyên truyền “{value}”; hãy thêm vào outreach.csv hoặc sửa mã',
    'there is no outreach activity “{value}”; add it to outreach.csv or correct the code',
  ],
  'unknown-directive': [
    'không có văn bản “{value}”; hãy thêm vào directives.csv hoặc sửa số, ký hiệu',
    'there is no document “{value}”; add it to directives.csv or correct the number',
  ],
  'ambiguous-directive': [
    'có nhiều văn bản mang số “{value}”; hãy ghi thêm ngày[, như {allowed}]',
    'several documents have the number “{value}”; add the date[, as in {allowed}]',
  ],
  'ambiguous-issuer': [
    'nhiều cơ quan có văn bản “{value}”; hãy ghi thêm cơ quan ban hành',
    'several bodies issued a document “{value}”; add the issuer',
  ],
  'received-early': [
    'ngày nhận “{value}” trước ngày ban hành văn bản[ {from}]; hãy sửa ngày nhận',
    'received on “{value}”, before the document was issued[ on {from}]; correct the day',
  ],
  'own-document-part': [
    'văn bản triển khai phải có cả số và ngày ban hành; hãy ghi phần còn thiếu hoặc để trống cả hai',
    'the document of one’s own needs number and day of issue; give the other one or leave both empty',
  ],
  'link-to-itself': [
    '“{value}” liên kết với chính nó; hãy chọn cái khác',
    '“{value}” is linked to itself; choose another one',
  ],
  'same-moment-in-dossier': [
    'cùng khóa và cùng thời điểm ghi nhận với dòng khác[ (dòng {other})] nhưng nội dung khác; hãy bỏ một dòng hoặc ghi recorded_at khác nhau',
    'another row[ ({other})] has the same key and recorded_at but other content; remove one or give them different recorded_at',
  ],
  'same-moment-in-store': [
    'hệ thống đã có nội dung khác với cùng khóa và cùng thời điểm ghi nhận[ {other}]; hãy ghi recorded_at muộn hơn',
    'the store has other content with the same key and recorded_at[ {other}]; give a later recorded_at',
  ],
  'ends-before-begins': [
    'kết thúc “{value}” trước khi bắt đầu[ “{from}”]; hãy sửa một trong hai',
    'the end “{value}” lies before the beginning[ “{from}”]; correct one of them',
  ],
  'statement-order': [
    'số liệu phải thỏa 0 ≤ học bù ≤ đã học ≤ phải học[ (ở đây: học bù {makeup}, đã học {participated}, phải học {expected})]',
    'statements need 0 ≤ makeup ≤ participated ≤ expected[ (here: makeup {makeup}, participated {participated}, expected {expected})]',
  ],
  'statement-falls': [
    'số “{value}” thấp hơn số đã báo cáo trước[ ({before}, ngày {date})]; nếu đúng thì ghi lý do vào cột “Lý do giảm”',
    '“{value}” is below what was stated before[ ({before}, for {date})]; when it is right, say why in the column “reason”',
  ],
  'statement-jump': [
    'tăng[ từ {before} (ngày {date})] lên “{value}”: hơn 30% số phải học trong một kỳ; hãy xem lại',
    'up[ from {before} (on {date})] to “{value}”: more than 30% of those expected at once; check it',
  ],
  'expected-changed': [
    'số phải học đổi[ từ {before} (ngày {date})] thành “{value}”: quá 10%; hãy xem lại',
    'expected changed[ from {before} (on {date})] to “{value}”: by more than 10%; check it',
  ],
  'overlap-pair': [
    'hai đối tượng phải khác nhau, mã đứng trước theo bảng chữ cái ghi ở cột thứ nhất',
    'the two audiences differ, and the code that comes first in the alphabet stands first',
  ],
  'overlap-over': [
    'số “{value}” lớn hơn số phải học đã báo cáo[ của “{audience}” là {most}]; hãy sửa số này hoặc báo cáo lại số phải học',
    '“{value}” is more than were stated as expected[ of “{audience}”, {most}]; correct it, or state the expected anew',
  ],
  'illegal-step': [
    'không chuyển được[ từ “{from}”] sang “{value}”[; bước tiếp theo có thể là {allowed}]',
    'it cannot become “{value}”[ from “{from}”][; what may follow is {allowed}]',
  ],
  'thanked-early': [
    'buổi chưa diễn ra nên chưa ghi cảm ơn được; hãy ghi sau khi buổi bắt đầu',
    'the session has not begun; thanks come after it',
  ],
  'convened-twice': [
    '“{value}” đã được triệu tập đến buổi này theo một đơn vị khác; mỗi người chỉ triệu tập một lần: hãy bỏ dòng này, hoặc bỏ tên ở đơn vị kia trước',
    '“{value}” is convened to this session under another unit already; each person once: leave this row out, or take the name off the other unit first',
  ],
  'deadline-later': [
    'hạn {value} muộn hơn hạn cấp trên đã đặt[ ({to})]; đơn vị chỉ tự đặt được hạn sớm hơn, muốn lùi hạn thì đề nghị cấp trên',
    '{value} is later than what is set above the unit[ ({to})]; a unit can only set itself an earlier day, a later one is asked of the level above',
  ],
  'deadline-target': [
    'thời hạn phải nêu cấp hoặc đơn vị; nêu đơn vị thì để trống cấp',
    'a deadline names a level or a unit; when it names a unit the level stays empty',
  ],
  'order-from-one': ['thứ tự “{value}” phải từ 1 trở lên', 'the order “{value}” must be 1 or more'],
  'double-order': [
    'thứ tự {value} đã dùng cho đối tượng khác[ ({other})] của đợt này; mỗi đối tượng một thứ tự',
    'the order {value} is taken by another audience[ ({other})] of this campaign; give each its own',
  ],
  'over-hundred': [
    'tiến độ “{value}” vượt quá 100; hãy nhập số từ 0 đến 100',
    'the progress “{value}” is more than 100; enter a number from 0 to 100',
  ],
  'reason-needed': [
    'trả lại mà chưa nêu lý do; hãy ghi lý do để đơn vị biết cần sửa gì',
    'it is returned without a reason; say why, so that the unit knows what to change',
  ],
  'secret-online': [
    'buổi mật không được có hình thức trực tuyến; hãy chọn in_person hoặc bỏ đánh dấu mật',
    'a secret session cannot have an online mode; choose in_person or take the mark away',
  ],
  'secret-site': [
    'buổi mật[ {session}] không được có điểm cầu; hãy bỏ điểm cầu này',
    'a secret session[ ({session})] can have no site; remove it',
  ],
  'secret-file': [
    'văn bản mật không được tải tệp lên; hãy để trống ô tệp',
    'no file may be given for a secret document; leave the cell empty',
  ],
  'secret-material': [
    'buổi mật[ {session}] không được có tài liệu dạng tệp hay liên kết; tài liệu phát tại hội nghị, hãy chỉ ghi tên',
    'a secret session[ ({session})] can have no file or link among its materials; they are handed out on paper, give the name alone',
  ],
  'secret-marked': [
    'tệp “{value}” mang dấu độ mật[ “{mark}”] nên không được tải lên; hãy bỏ tệp này và chỉ đăng ký số, ký hiệu của văn bản',
    'the file “{value}” carries a mark of secrecy[ (“{mark}”)] and may not be uploaded; leave it out and register the document’s number alone',
  ],
  'placements-overlap': [
    'thời gian của đơn vị[ “{unit}”] trùng với dòng khác của cùng mã[ ({other})]; các khoảng thời gian không được chồng nhau',
    'the period of unit[ “{unit}”] overlaps another row of the same code[ ({other})]; periods must not overlap',
  ],
  'parent-not-valid': [
    'đơn vị cấp trên “{value}” không tồn tại trong suốt thời gian của dòng này[ (không có vào ngày {day})]; hãy sửa thời gian hoặc cấp trên',
    'the parent “{value}” does not exist during the whole period of this row[ (it is missing on {day})]; correct the period or the parent',
  ],
  'level-order': [
    'cấp[ {level}] của đơn vị phải thấp hơn cấp[ {parentLevel}] của đơn vị cấp trên[ {parent}]',
    'the unit’s level[ {level}] must come after its parent’s[ {parentLevel}][ ({parent})]',
  ],
  'second-root': [
    '[đơn vị “{unit}” ]không có cấp trên trong khi đã có đơn vị cao nhất khác[ “{other}”]; mỗi ngày chỉ một đơn vị được để trống cấp trên',
    '[unit “{unit}” ]has no parent while another top unit[ “{other}”] exists; on any day only one unit may have none',
  ],
  unreachable: [
    'đơn vị “{value}” không nối được tới đơn vị cao nhất[ vào ngày {day}]; hãy sửa đơn vị cấp trên',
    'the unit “{value}” does not reach the top unit[ on {day}]; correct its parent',
  ],
  cycle: [
    '[đơn vị “{unit}” và ]cấp trên “{value}” tạo thành vòng; hãy sửa đơn vị cấp trên',
    '[unit “{unit}” and ]parent “{value}” form a cycle; correct the parent',
  ],
  'two-primaries': [
    'người “{value}” có hai nơi sinh hoạt chính cùng lúc[ từ {from}][ đến {to}][, nơi kia là “{unit}”]; chỉ để một nơi là chính',
    'person “{value}” has two primary memberships at once[ from {from}][ to {to}][, the other in “{unit}”]; leave one primary',
  ],
  'wrong-realm': [
    'hồ sơ thuộc tổ chức “{value}”[, không phải “{realm}”]; hãy sửa mã hoặc chọn đúng tổ chức',
    'the dossier belongs to realm “{value}”[, not “{realm}”]; correct the code or choose that realm',
  ],
  'level-in-use': [
    'cấp “{value}” đang được dùng[ (đơn vị {unit})] nên không bỏ được khỏi danh sách cấp',
    'the level “{value}” is in use[ (unit {unit})] and cannot leave the list',
  ],
  'withdrawn-fact': [
    'sự kiện này đã được rút lại và vẫn giữ như vậy vì tệp không có cột retracted; nếu muốn đưa trở lại, hãy thêm cột retracted với giá trị no',
    'this fact is withdrawn and stays so because the file has no retracted column; to bring it back add that column with no',
  ],
  'erased-person': [
    'thông tin của người này đã được xóa theo yêu cầu hoặc hết thời hạn lưu; phần ẩn danh giữ nguyên, họ tên và nội dung trong tệp không được nhận',
    'this person was erased, on request or after the term; the pseudonym stays, and names and texts of the file are not taken',
  ],
} as const satisfies Record<string, Sentence>
