/**
 * The one table of what counts as reading other people's data: endpoints whose answer may hold some, with the action
 * under which the journal tells of it, once a page (docs/journal.md). Every other endpoint that only reads tells
 * nothing; test/journal/readings.test.ts holds the server against this.
 */
export const readings = {
  readNames: 'read.names',
  listPeople: 'read.people',
  readPerson: 'read.card',
  findAlike: 'read.people',
  listDuplicates: 'read.people',
  listTransfers: 'read.people',
  readRecords: 'read.records',
  readReport: 'read.report',
  listAccounts: 'read.accounts',
  listUnitOfficers: 'read.accounts',
  readAccount: 'read.accounts',
  findAccountPerson: 'read.person',
  listCorrections: 'read.corrections',
  readMyData: 'read.person',
  // who did what, and from which address
  searchJournal: 'read.journal',
  readObjectJournal: 'read.journal',
  // chairs and speakers, who is convened, who was there
  readSession: 'read.session',
  readConvening: 'read.convening',
  listConvened: 'read.convening',
  readConveningList: 'read.convening',
  readSlips: 'read.convening',
  listRoster: 'read.roster',
  readRosterPaper: 'read.roster',
  listSpeakers: 'read.speakers',
  readSpeaker: 'read.speakers',
  listSpeakerClashes: 'read.speakers',
  listInvitations: 'read.speakers',
  readInvitationLetter: 'read.speakers',
  // versions with who wrote them, and what papers say
  listOrders: 'read.orders',
  readHistory: 'read.history',
  readAttachment: 'read.attachment',
  comparePapers: 'read.attachment',
  listTasks: 'read.tasks',
  // officers by name; what the levels above noted of a unit
  listOverdue: 'read.overdue',
  listNotes: 'read.notes',
  sampleAudience: 'read.people',
} as const

/** Endpoints that show whoever is signed in nothing but themselves; a copy of everything is another matter. */
export const ownReadings: readonly string[] = ['readMe', 'listMySignIns', 'listMyCorrections', 'listMyInvitations']
