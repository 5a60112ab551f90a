const vi = {
  broken: 'Cảnh báo: nhật ký của máy chủ không nối tiếp điều trình duyệt này đã thấy.',
  brokenHow: (size: string, on: string) =>
    `Ngày ${on} nhật ký có ${size} sự kiện; nay các sự kiện ấy đã khác đi hoặc bị bớt. Hãy báo cơ quan kiểm tra và người quản trị, gửi kèm tệp dưới đây.`,
  renamed: 'Nhật ký của máy chủ đã mang tên khác.',
  renamedHow: (size: string, on: string) =>
    `Ngày ${on} trình duyệt này thấy nhật ký có ${size} sự kiện dưới tên cũ. Việc này bình thường sau khi khôi phục dữ liệu hoặc mất khóa ký, nếu người quản trị đã báo trước. Nếu chưa nghe báo, hãy hỏi.`,
  save: 'Tải bằng chứng (.txt)',
  known: 'Đã báo, theo dõi từ nay',
}

export const watchWords = {
  vi,
  en: {
    broken: 'Warning: the server’s journal does not continue what this browser has seen.',
    brokenHow: (size: string, on: string) =>
      `On ${on} the journal had ${size} events; these have been changed or taken away since. Tell the auditors and the administrator, and send them the file below.`,
    renamed: 'The server’s journal has another name.',
    renamedHow: (size: string, on: string) =>
      `On ${on} this browser saw a journal of ${size} events under the old one. That is as it should be after a restore or a lost signing key, if the administrator told you. If not, ask.`,
    save: 'Download the evidence (.txt)',
    known: 'I have told them, watch from now on',
  } satisfies typeof vi,
}
