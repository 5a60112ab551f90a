/** Code, name, key cadres, members expected and participated, day of key cadres, day complete, programme handed in. */
export const units: readonly (readonly [string, string, number, number, number, string, string | null])[] = [
  ['CA', 'Đảng bộ Công an tỉnh', 60, 2440, 2440, '2016-07-05', '2016-07-15'],
  ['BP', 'Đảng bộ Bộ đội Biên phòng tỉnh', 40, 1260, 1260, '2016-07-08', '2016-07-22'],
  ['QS', 'Đảng bộ Quân sự tỉnh', 55, 1745, 1745, '2016-07-08', '2016-07-25'],
  ['PCCC', 'Đảng bộ Cảnh sát Phòng cháy và chữa cháy tỉnh', 20, 380, 380, '2016-07-12', '2016-07-28'],
  ['HQ', 'Đảng bộ Cục Hải quan tỉnh', 25, 575, 575, '2016-07-14', '2016-08-02'],
  ['HL', 'Đảng bộ thành phố Hạ Long', 120, 9880, 9741, '2016-07-20', '2016-09-10'],
  ['MC', 'Đảng bộ thành phố Móng Cái', 80, 4120, 4060, '2016-07-21', '2016-09-08'],
  ['CP', 'Đảng bộ thành phố Cẩm Phả', 95, 7405, 7300, '2016-07-22', '2016-09-09'],
  ['UB', 'Đảng bộ thành phố Uông Bí', 85, 5215, 5130, '2016-07-22', '2016-09-06'],
  ['DT', 'Đảng bộ thị xã Đông Triều', 90, 5110, 5021, '2016-07-25', '2016-09-12'],
  ['QY', 'Đảng bộ thị xã Quảng Yên', 82, 4618, 4540, '2016-07-25', '2016-09-05'],
  ['VD', 'Đảng bộ huyện Vân Đồn', 60, 2140, 2103, '2016-07-26', '2016-09-07'],
  ['TY', 'Đảng bộ huyện Tiên Yên', 58, 2042, 2010, '2016-07-26', '2016-09-01'],
  ['BL', 'Đảng bộ huyện Bình Liêu', 55, 1645, 1617, '2016-07-27', '2016-09-12'],
  ['BC', 'Đảng bộ huyện Ba Chẽ', 50, 1350, 1326, '2016-07-27', '2016-09-13'],
  ['HH', 'Đảng bộ huyện Hải Hà', 56, 1944, 1913, '2016-07-28', '2016-09-08'],
  ['DH', 'Đảng bộ huyện Đầm Hà', 52, 1548, 1522, '2016-07-28', '2016-09-02'],
  ['CT', 'Đảng bộ huyện Cô Tô', 30, 470, 463, '2016-07-29', '2016-08-30'],
  ['HB', 'Đảng bộ huyện Hoành Bồ', 54, 1846, 1815, '2016-07-29', '2016-09-06'],
  ['CCQ', 'Đảng bộ Khối các cơ quan tỉnh', 140, 4060, 4002, '2016-07-15', '2016-08-25'],
  ['TQN', 'Đảng bộ Than Quảng Ninh', 110, 11390, 11224, '2016-07-18', '2016-09-14'],
]
/** Without a connected site on 10/6/2016. */
export const offline = ['BL', 'BC', 'CT', 'HQ']

export const names = Object.fromEntries([['QN', 'Đảng bộ tỉnh Quảng Ninh'], ...units.map((one) => [one[0], one[1]])])
