/** A small dossier in which nothing is wrong: every file, a few rows each. The broken ones are this one, changed. */

/** File name → content. */
export type Files = Readonly<Record<string, string | Uint8Array>>

const table = (lines: string): string => `${lines.trim()}\n`

export const soundFiles: Files = {
  'units.csv': table(`
code,name,level,sector,parent,valid_from,valid_to,succeeded_by
TU,Tỉnh ủy Thử Nghiệm,province,local,,,,
DU1,Đảng ủy phường Một,commune,local,TU,,,
CB1,Chi bộ Một,cell,local,DU1,,,
DU2,Đảng ủy xã Hai,commune,agency,TU,2020-01-01,2024-12-31,DU1`),
  'people.csv': table(`
code,full_name,birth_date,sex,email,phone
N1,Nguyễn Văn An,1972-11-12,m,an@example.com,0900000001
N2,Trần Thị Bình,29/02/1980,f,,`),
  'memberships.csv': table(`
person,unit,valid_from,valid_to,primary,position,kind,cadre,tier
N1,DU1,2020-01-01,,yes,Bí thư,member,key,province
N2,CB1,2020-01-01,,yes,,probationary,member,grassroots`),
  'exemptions.csv': table(`
person,obligation,valid_from,valid_to,decision
N2,write,2024-01-01,2024-01-31,QĐ 01`),
  'directives.csv': table(`
issuer,type,number,issued_on,title,based_on,file,secrecy
TU,resolution,01-NQ/TU,2024-01-02,Nghị quyết,,,none
TU,action_programme,06-CTr/TU,2024-01-05,Chương trình,01-NQ/TU@2024-01-02,files/chuong-trinh.pdf,none`),
  'campaigns.csv': table(`
code,title,owner,directives,opens_on,threshold,topics,excluded_units,rank_min
C1,Đợt học tập,TU,01-NQ/TU,2024-02-01,0.95,T1|T2,DU2,0`),
  'audiences.csv': table(`
campaign,code,name,basis,order,cadres,tiers,kinds,levels,sectors,artifacts
C1,key,Cán bộ chủ chốt,roster,1,key,,,,,reflection
C1,mass,Đoàn viên,headcount,2,,,,,,`),
  'deadlines.csv': table(`
campaign,level,audience,unit,due_on
C1,commune,,,2024-03-01
C1,,key,DU1,2024-02-20`),
  'required_deliverables.csv': table(`
campaign,level,kind,due_on
C1,commune,plan,2024-02-15`),
  'speakers.csv': table(`
code,full_name,rank,organization,person,topics
V1,Nguyễn Văn An,province,Ban Tuyên giáo,N1,T1`),
  'sessions.csv': table(`
code,campaign,host,audiences,topics,title,starts_at,ends_at,mode,kind,venue,speakers,makeup,secret
S1,C1,TU,key,T1,Hội nghị,2024-02-05T08:00,2024-02-05T11:30,hybrid,study,Hội trường,V1,no,no
S2,C1,DU1,,,Lớp mật,2024-02-06T08:00,,in_person,study,,,no,yes`),
  'sites.csv': table(`
session,unit,name,mode,chair,expected,headcount,connected_from,connected_to
S1,DU1,,live_video,,50,48,2024-02-05T07:50,2024-02-05T11:40`),
  'attendance.csv': table(`
session,person,status,mode,checked_at
S1,N1,present,in_person,2024-02-05T07:55
S1,N2,excused,,`),
  'headcounts.csv': table(`
campaign,audience,unit,date,scope,expected,participated,makeup,classes
C1,mass,DU1,2024-02-10,own,1.200,800,10,2`),
  'deliverables.csv': table(`
campaign,unit,kind,number,issued_on,submitted_at,accepted_at,file
C1,DU1,plan,12-KH/ĐU,2024-02-03,2024-02-04T10:00,,`),
  'reflections.csv': table(`
campaign,person,artifact,submitted_at,form,file,text,grade,status
C1,N1,reflection,2024-02-20T10:00,typed,files/bai.docx,,good,submitted
C1,N2,reflection,2024-02-21T10:00,handwritten,,Nội dung,,`),
  'recommendations.csv': table(`
code,campaign,unit,person,text,addressed_to,submitted_at,status,answer,answered_at
R1,C1,DU1,N1,Đề nghị,TU,2024-02-22T10:00,open,,`),
  'outreach.csv': table(`
code,campaign,unit,date,form,title,audience,count,attendances,link
O1,C1,DU1,2024-02-12,loudspeaker,Tin,nhân dân,12,1.500,`),
  'files/chuong-trinh.pdf': '%PDF-1.7 chuong trinh',
  'files/bai.docx': 'PK bai thu hoach',
}
