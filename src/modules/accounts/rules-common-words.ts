/**
 * Words that passwords are made of again and again, in Vietnam and elsewhere; plain letters and digits, lower case. A
 * password made of nothing else, whatever its digits, signs and marks, is refused (NIST SP 800-63B-4, 3.1.1.2).
 */
const world = `
password passwd passw0rd p4ssword pass passe admin administrator root user guest login logon welcome letmein secret
master qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r
1q2w3e q1w2e3r4 qweasd qweasdzxc abc abcd abcdef abcdefg abcdefgh aabbcc iloveyou ilove love lovely princess sunshine
dragon monkey shadow superman batman spiderman pokemon football soccer baseball basketball hockey tennis michael
jordan charlie daniel thomas george jessica ashley jennifer michelle nicole andrew joshua matthew robert hunter
killer trustno1 whatever freedom hello helloworld computer internet samsung iphone apple google facebook youtube
microsoft windows oracle server database system test tester testing demo sample example default changeme change
temp temporary public private office manager service support summer winter spring autumn january february march april
june july august september october november december monday tuesday wednesday thursday friday saturday sunday
starwars matrix pepper cheese cookie chocolate banana orange purple yellow silver golden diamond flower butterfly
angel angels jesus blessed heaven lucky forever family friend friends mother father brother sister baby babygirl
access account security secure adminadmin passpass qwe asd zxc xxx aaa lol god sex fuck fuckyou money dollar london
paris newyork america canada australia mercedes ferrari porsche toyota honda yamaha suzuki liverpool arsenal chelsea
manchester barcelona realmadrid juventus ronaldo messi beckham login123 admin123 root123 pass123 user123 test123
`
const vietnamese = `
matkhau mat khau matkhaumoi matkhaucu mk mkmoi mkcu dangnhap taikhoan quantri quantrivien nguoidung khach macdinh
bimat batmi vungoi moi cu xinchao chaomung chao camon anhyeuem emyeuanh yeuem yeuanh yeu yeuthuong anhyeu emyeu
toiyeuvietnam toiyeu vietnam vietnamoi viet nam vn tinhyeu hanhphuc giadinh bome boyeu meyeu chame concai conyeu
contrai congai vochong voyeu chongyeu banbe tinhban thanhpho quehuong dattuoc datnuoc tocuoi thienduong may manman
mayman phattai tailoc tien tiennhieu giauco thanhcong hoabinh doclap tudo doclaptudohanhphuc hanhphuc totdep
hanoi haiphong danang saigon hochiminh tphcm hcm cantho hue nghean hatinh thanhhoa namdinh thaibinh ninhbinh hanam
hungyen haiduong bacninh bacgiang langson caobang backan thainguyen quangninh halong hongai camphain campha uongbi
mongcai dongtrieu quangyen vandon coto tienyen hamyen bache dambinh damha binhlieu haiha hoanhbo vinhphuc phutho
tuyenquang hagiang laocai yenbai laichau dienbien sonla hoabinh quangbinh quangtri quangnam quangngai binhdinh phuyen
khanhhoa ninhthuan binhthuan kontum gialai daklak daknong lamdong binhphuoc tayninh binhduong dongnai baria vungtau
longan tiengiang bentre travinh vinhlong dongthap angiang kiengiang haugiang soctrang baclieu camau nhatrang dalat
nghiquyet nghi quyet quantriet quan triet hoctap hoc tap tinhuy tinh uy huyenuy huyen uy thanhuy thanh xauy xa uy
danguy dang phuonguy chibo chi bo dangbo dangvien dang vien bithu phobithu thuongtruc thuongvu banthuongvu chaphanh
tuyengiao bantuyengiao tochuc bantochuc kiemtra uybankiemtra danvan bandanvan noichinh vanphong vanphongtinhuy
chinhtri trungtamchinhtri truongchinhtri trunguong boctrinh bochinhtri tongbithu chutich phochutich chutichnuoc
thutuong quochoi hoidong hoidongnhandan uyban uybannhandan ubnd hdnd mattran matran mttq thanhnien doanthanhnien
doan phunu hoiphunu nongdan hoinongdan cuuchienbinh congdoan liendoan laodong congan quandoi bodoi bienphong quansu
daihoi daihoidang nhiemky chienluoc kehoach chuongtrinh hanhdong baocao baocaovien tailieu canbo congchuc vienchuc
bacho bacmen hochutich vonguyengiap lenin maclenin marx angghen xahoichunghia cachmang cachmangthangtam dangcongsan
dangcongsanvietnam dcsvn cpv nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh
nguyenvan nguyenthi tranvan tranthi lethi levan phamvan phamthi hoangvan nguyenvana an anh bao binh chi cuong dung
duc giang ha hai hanh hieu hoa hong hung huong huy khanh khoa kien lan linh long mai minh nga ngan ngoc nhung phong
phuong quan quang quynh son tam thang thanh thao thi thu thuy tien toan trang trung tu tuan tung tuyet van vinh xuan
yen bongda doituyen vodich conmeo meomeo concho gaugau conga heo lonton chuot trau rong hoasen hoahong hoamai hoadao
phobo banhmi caphe traxanh biahoi zalo zing zingme vietcombank vietinbank agribank bidv mobifone vinaphone viettel
vnpt fpt tiki shopee lazada garena lienquan lienminh cobac danhde xoso loto trungso
`
const vietnameseMore = `
matkhaucuatoi matkhaucuaem matkhaucuaanh matkhauday matkhaune matkhaula doimatkhau quenmatkhau khongcomatkhau matma
khongnho khongbiet chiudoi ngaysinh ngay sinh sinhngay sinhnam namsinh sinhnhat thangsinh thang nam sinhnhatvuive sdt
sodienthoai dienthoai dtdd didong cmnd cccd sothe sothedang sotaikhoan anhyeuemnhieu emyeuanhnhieu anhyeuemmaimai
yeuemmaimai yeumaimai mainhoem nhoem nhoanh toiyeuban yeuban yeucon yeume yeubo bomeyeucon conyeubome giadinhlaso1
khongthequen khongyeunua chiatay codon buon vuive hanhphucnhe chucmung chucmungnammoi nammoi tet tetnguyendan trungthu
giangsinh happynewyear vietnamvodich vietnammuonnam muonnam vodoi bongdavietnam conyeuoi contraiyeu congaiyeu bongbong
betho becon bobin kem tom cua bap khoai mit cam buoi tao dua bibo bibi suri thienan baoan giahan giabao minhanh
minhquan minhkhoi anhthu khanhlinh ngocanh phuonganh thuytien thuhuong thanhhuong hoanganh tuananh ducanh quanganh
vananh maianh lananh hailinh thuylinh quynhanh quynhnhu haiyen baongoc hongngoc minhngoc bichngoc thanhthuy thuthuy
thanhha thuha ngocha hongha thutrang huyentrang minhtrang quynhtrang thuyduong anhduong haiduong khanhvy thaovy lanchi
mylinh nhatminh quangminh tuanminh anhtuan minhtuan quoctuan vantuan vanhung vanhai vanthanh vannam vanlong vanduc
vantoan vancuong vandung thilan thihoa thihuong thihong thithu thimai thinga thithanh thiha thiyen thihang hang nhan
nghia tri dat dai loi loc tan thinh thuan trong truong viet vuong uyen van tuyen trinh tram thoa thom thu thuong sen
nhi nhu nguyet ngoan man loan lieu khuyen kim hue hien hau hanh giang dinh diep diem dao chinh chau cam bich ban
dangvienmoi dangvienuutu chibovungmanh trongsachvungmanh dangtrongsach hoclamtheobac hoctapvalamtheo hochiminhmuonnam
dangcongsanvietnamquangvinh muonnamvietnam tuhaoviet tuhaodangvien quantrietnghiquyet nghiquyettrunguong
nghiquyetdaihoi hoinghi hoinghitrunguong baocaonghiquyet tuyengiaodanvan bantuyengiaodanvan bantuyengiaotinhuy
`
const runs = `
123 1234 12345 123456 1234567 12345678 123456789 1234567890 0123456789 987654321 9876543210 654321 54321 4321 321
111 1111 11111 111111 1111111 11111111 000 0000 00000 000000 222222 333333 444444 555555 666666 777777 888888 999999
112233 121212 123123 123321 131313 101010 102030 147258 147258369 159357 159753 246810 258456 789456 789456123 123654
`

/** All of them, the longest first, as they are taken out of a password. */
export const commonWords: readonly string[] = [
  ...new Set([world, vietnamese, vietnameseMore, runs].flatMap((list) => list.split(/\s+/))),
]
  .filter((word) => word.length > 1)
  .toSorted((a, b) => b.length - a.length)
