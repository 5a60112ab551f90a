import type { Dice } from "./random.ts";

const families = [
  ...["Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Phạm", "Hoàng", "Vũ", "Vũ"],
  ...["Phan", "Bùi", "Đặng", "Đỗ", "Ngô", "Dương", "Đinh", "Lưu", "Đoàn", "Hà", "Tô", "Chu", "Lý", "Nông", "Vi", "Tằng"],
];
const maleMiddles = ["Văn", "Văn", "Đức", "Quang", "Hữu", "Minh", "Xuân", "Ngọc", "Công", "Duy", "Tiến", "Thành", "Trung"];
const femaleMiddles = ["Thị", "Thị", "Thị", "Thu", "Ngọc", "Thanh", "Minh", "Hồng", "Kim", "Bích", "Thúy", "Phương"];
const maleGivens = [
  ...["An", "Anh", "Bình", "Bảo", "Chiến", "Cường", "Dũng", "Duy", "Dương", "Đạt", "Đông", "Giang", "Hải", "Hào", "Hiếu"],
  ...["Hòa", "Hoàng", "Hùng", "Huy", "Khánh", "Kiên", "Lâm", "Long", "Lực", "Mạnh", "Nam", "Nghĩa", "Nhân", "Phong", "Phú"],
  ...["Phúc", "Quân", "Quý", "Quyết", "Sơn", "Tài", "Tâm", "Thái", "Thắng", "Thành", "Thịnh", "Toàn", "Trường", "Tuấn", "Tùng", "Vinh"],
];
const femaleGivens = [
  ...["An", "Anh", "Chi", "Dung", "Duyên", "Giang", "Hà", "Hạnh", "Hằng", "Hiền", "Hoa", "Hòa", "Hồng", "Huệ", "Hương"],
  ...["Huyền", "Lan", "Liên", "Linh", "Loan", "Mai", "Minh", "Nga", "Ngân", "Ngọc", "Nhung", "Oanh", "Phương", "Quyên", "Quỳnh"],
  ...["Tâm", "Thảo", "Thủy", "Thúy", "Trang", "Tuyết", "Uyên", "Vân", "Xuân", "Yến"],
];

/** A made-up Vietnamese name: any likeness to a living person is chance. */
export function fullName(d: Dice, sex: "f" | "m"): string {
  return sex === "f"
    ? `${d.pick(families)} ${d.pick(femaleMiddles)} ${d.pick(femaleGivens)}`
    : `${d.pick(families)} ${d.pick(maleMiddles)} ${d.pick(maleGivens)}`;
}
