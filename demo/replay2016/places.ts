/** Wards, towns and communes of Quảng Ninh in 2016, by district: `P` phường, `T` thị trấn, `X` xã. 186 in all (domain.md §4.1). */
export const places: Record<string, { P?: string; T?: string; X?: string }> = {
  HL: {
    P: 'Bạch Đằng, Hồng Gai, Trần Hưng Đạo, Yết Kiêu, Cao Xanh, Hà Khánh, Hà Lầm, Hà Trung, Hà Tu, Hà Phong, Hồng Hà, Hồng Hải, Cao Thắng, Giếng Đáy, Bãi Cháy, Hùng Thắng, Tuần Châu, Việt Hưng, Đại Yên, Hà Khẩu',
  },
  MC: {
    P: 'Trần Phú, Ka Long, Hòa Lạc, Ninh Dương, Hải Yên, Hải Hòa, Trà Cổ, Bình Ngọc',
    X: 'Bắc Sơn, Hải Đông, Hải Sơn, Hải Tiến, Hải Xuân, Quảng Nghĩa, Vạn Ninh, Vĩnh Thực, Vĩnh Trung',
  },
  CP: {
    P: 'Cẩm Bình, Cẩm Đông, Cẩm Phú, Cẩm Sơn, Cẩm Tây, Cẩm Thạch, Cẩm Thành, Cẩm Thịnh, Cẩm Thủy, Cẩm Trung, Cửa Ông, Mông Dương, Quang Hanh',
    X: 'Cẩm Hải, Cộng Hòa, Dương Huy',
  },
  UB: {
    P: 'Quang Trung, Thanh Sơn, Trưng Vương, Yên Thanh, Nam Khê, Bắc Sơn, Phương Đông, Phương Nam, Vàng Danh',
    X: 'Điền Công, Thượng Yên Công',
  },
  QY: {
    P: 'Quảng Yên, Cộng Hòa, Đông Mai, Hà An, Minh Thành, Nam Hòa, Phong Cốc, Phong Hải, Tân An, Yên Giang, Yên Hải',
    X: 'Cẩm La, Hiệp Hòa, Hoàng Tân, Liên Hòa, Liên Vị, Sông Khoai, Tiền An, Tiền Phong',
  },
  DT: {
    P: 'Đông Triều, Mạo Khê, Đức Chính, Hưng Đạo, Kim Sơn, Xuân Sơn',
    X: 'An Sinh, Bình Dương, Bình Khê, Hoàng Quế, Hồng Phong, Hồng Thái Đông, Hồng Thái Tây, Nguyễn Huệ, Tân Việt, Thủy An, Tràng An, Tràng Lương, Việt Dân, Yên Đức, Yên Thọ',
  },
  VD: {
    T: 'Cái Rồng',
    X: 'Bản Sen, Bình Dân, Đài Xuyên, Đoàn Kết, Đông Xá, Hạ Long, Minh Châu, Ngọc Vừng, Quan Lạn, Thắng Lợi, Vạn Yên',
  },
  TY: {
    T: 'Tiên Yên',
    X: 'Đại Dực, Đại Thành, Điền Xá, Đông Hải, Đông Ngũ, Đồng Rui, Hà Lâu, Hải Lạng, Phong Dụ, Tiên Lãng, Yên Than',
  },
  HH: {
    T: 'Quảng Hà',
    X: 'Cái Chiên, Đường Hoa, Phú Hải, Quảng Chính, Quảng Điền, Quảng Đức, Quảng Long, Quảng Minh, Quảng Phong, Quảng Sơn, Quảng Thành, Quảng Thắng, Quảng Thịnh, Quảng Trung, Tiến Tới',
  },
  CT: { T: 'Cô Tô', X: 'Đồng Tiến, Thanh Lân' },
  DH: {
    T: 'Đầm Hà',
    X: 'Dực Yên, Đại Bình, Đầm Hà, Quảng An, Quảng Lâm, Quảng Lợi, Quảng Tân, Tân Bình, Tân Lập',
  },
  BC: { T: 'Ba Chẽ', X: 'Đạp Thanh, Đồn Đạc, Lương Mông, Minh Cầm, Nam Sơn, Thanh Lâm, Thanh Sơn' },
  BL: { T: 'Bình Liêu', X: 'Đồng Tâm, Đồng Văn, Hoành Mô, Húc Động, Lục Hồn, Tình Húc, Vô Ngại' },
  HB: {
    T: 'Trới',
    X: 'Bằng Cả, Dân Chủ, Đồng Lâm, Đồng Sơn, Hòa Bình, Kỳ Thượng, Lê Lợi, Quảng La, Sơn Dương, Tân Dân, Thống Nhất, Vũ Oai',
  },
}
