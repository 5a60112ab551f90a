/** What the demo lays down for one of the 21 directly subordinate units. Days are `MM-dd` of 2016. */
export interface Direct {
  code: string
  name: string
  /** Ending of document symbols: `HU`, `TU`, `ThU`, `ĐU`. */
  body: string
  sector: string
  /** Cells of a commune; 0 where there is no commune. */
  cellsPerCommune: number
  /** Grassroots organizations outside the communes, and cells of those that have cells. */
  grassroots: number
  cellsPerGrassroots: number
  /** Managed by the provincial standing committee, and by the district's: their sums are 482 and 3602. */
  province: number
  intermediate: number
  /** Key cadres beyond those of the provincial tier. */
  otherKey: number
  /** Every person took part (domain.md §0.1, fact 12). */
  full: boolean
  /** No live link on 10/6: its people sat in the provincial hall. */
  inHall: boolean
  keyClass: string
  keyMakeup: string
  /** First and last study class of members. */
  from: string
  to: string
  reportAccepted: string
  mass: number
}

/**
 * One line a unit: code, name, symbol, sector, cells of a commune, grassroots organizations, their cells;
 * people of the provincial tier, of the district's, other key cadres; flags (`=` at 100 %, `h` in the hall);
 * key cadres' class and its make-up, members' first and last class, report accepted; members of mass organizations.
 */
const table = `
HL | Đảng bộ thành phố Hạ Long | TU | local | 13 | 40 | 3 | 30 | 455 | 190 |  | 06-23 | 07-20 | 06-28 | 08-23 | 08-25 | 52600
MC | Đảng bộ thành phố Móng Cái | TU | local | 8 | 20 | 3 | 26 | 330 | 140 |  | 06-24 | 07-25 | 07-04 | 08-29 | 08-31 | 26300
CP | Đảng bộ thành phố Cẩm Phả | TU | local | 11 | 26 | 3 | 26 | 380 | 165 |  | 06-22 | 07-21 | 06-30 | 08-25 | 08-29 | 43800
UB | Đảng bộ thành phố Uông Bí | TU | local | 10 | 20 | 3 | 24 | 290 | 125 |  | 06-24 | 07-19 | 07-01 | 08-16 | 08-18 | 27400
QY | Đảng bộ thị xã Quảng Yên | ThU | local | 9 | 18 | 3 | 24 | 330 | 145 |  | 06-28 | 07-27 | 07-05 | 08-30 | 09-05 | 33100
DT | Đảng bộ thị xã Đông Triều | ThU | local | 9 | 20 | 3 | 24 | 340 | 150 |  | 06-29 | 07-28 | 07-06 | 08-31 | 09-06 | 38700
VD | Đảng bộ huyện Vân Đồn | HU | local | 6 | 14 | 3 | 20 | 220 | 95 |  | 07-01 | 08-03 | 07-12 | 09-05 | 09-08 | 12400
TY | Đảng bộ huyện Tiên Yên | HU | local | 6 | 14 | 3 | 18 | 210 | 90 |  | 06-30 | 07-26 | 07-08 | 08-26 | 08-30 | 12900
HH | Đảng bộ huyện Hải Hà | HU | local | 6 | 14 | 3 | 18 | 230 | 95 |  | 07-05 | 08-08 | 07-14 | 09-06 | 09-09 | 14600
CT | Đảng bộ huyện Cô Tô | HU | local | 5 | 8 | 3 | 16 | 112 | 44 |  | 06-27 | 07-18 | 07-05 | 08-04 | 08-05 | 2100
DH | Đảng bộ huyện Đầm Hà | HU | local | 7 | 12 | 3 | 18 | 190 | 80 |  | 07-04 | 08-05 | 07-13 | 09-05 | 09-07 | 9800
BC | Đảng bộ huyện Ba Chẽ | HU | local | 6 | 12 | 3 | 16 | 160 | 68 |  | 07-06 | 08-12 | 07-18 | 09-08 | 09-12 | 6300
BL | Đảng bộ huyện Bình Liêu | HU | local | 7 | 12 | 3 | 16 | 165 | 70 |  | 07-06 | 08-11 | 07-15 | 09-07 | 09-12 | 8400
HB | Đảng bộ huyện Hoành Bồ | HU | local | 6 | 14 | 3 | 18 | 190 | 80 | h | 06-30 | 07-22 | 07-07 | 08-24 | 08-26 | 13500
CA | Đảng bộ Công an tỉnh | ĐU | armed_forces | 0 | 22 | 4 | 16 | 0 | 70 | = | 06-17 | 07-15 | 06-21 | 07-15 | 07-15 | 1900
QS | Đảng bộ Quân sự tỉnh | ĐU | armed_forces | 0 | 14 | 3 | 14 | 0 | 40 | = | 06-20 | 07-19 | 06-28 | 07-21 | 07-22 | 2300
BP | Đảng bộ Bộ đội Biên phòng tỉnh | ĐU | armed_forces | 0 | 14 | 0 | 12 | 0 | 36 | = | 06-22 | 07-20 | 06-28 | 07-29 | 08-01 | 1400
PCCC | Đảng bộ Cảnh sát phòng cháy, chữa cháy tỉnh | ĐU | armed_forces | 0 | 8 | 3 | 6 | 0 | 20 | h= | 06-21 | 07-18 | 06-27 | 07-18 | 07-20 | 520
HQ | Đảng bộ Cục Hải quan tỉnh | ĐU | agency | 0 | 10 | 3 | 6 | 0 | 24 | h= | 06-21 | 07-20 | 06-28 | 07-25 | 07-26 | 780
KCQ | Đảng bộ Khối các cơ quan tỉnh | ĐU | agency | 0 | 45 | 4 | 118 | 0 | 140 | h | 06-16 | 07-18 | 06-22 | 08-11 | 08-15 | 9700
TQN | Đảng bộ Than Quảng Ninh | ĐU | enterprise | 0 | 24 | 8 | 16 | 0 | 120 |  | 07-07 | 08-15 | 07-11 | 09-12 | 09-14 | 46800
`

/**
 * The 21 directly subordinate units of 2016: 14 districts, towns and cities, the five that the report names,
 * and two that domain.md §4.1 infers. Customs is one of them, so that the report's five are all direct units.
 */
export const directUnits: Direct[] = table.trim().split('\n').map(readLine)

function readLine(line: string): Direct {
  const cells = line.split(' | ')
  const text = (i: number): string => cells[i]!.trim()
  const number = (i: number): number => Number(cells[i])
  return {
    ...{ code: text(0), name: text(1), body: text(2), sector: text(3) },
    ...{ cellsPerCommune: number(4), grassroots: number(5), cellsPerGrassroots: number(6) },
    ...{ province: number(7), intermediate: number(8), otherKey: number(9) },
    ...{ full: text(10).includes('='), inHall: text(10).includes('h') },
    ...{ keyClass: text(11), keyMakeup: text(12), from: text(13), to: text(14) },
    ...{ reportAccepted: text(15), mass: number(16) },
  }
}
