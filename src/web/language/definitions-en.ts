import type { Definitions } from './definitions-vi.ts'

/** What each number means, in plain words (figures.md is the exact text). */
export const definitionsEn: Definitions = {
  expected: {
    title: 'Expected',
    text: 'People who belong to one of the campaign’s audiences, counted at their main unit on the day shown, less those exempt from attending. Everyone is counted once. Where a unit reports totals only, its statement is used.',
  },
  participated: {
    title: 'Participated',
    text: 'People expected who were present, in person or online, for every topic of the campaign, at any session meant for their audience, up to the end of the day shown. If the campaign has no topics, one session is enough. Make-up sessions count.',
  },
  outstanding: {
    title: 'Outstanding',
    text: 'Expected less participated: the people who still have to be invited to a session or a make-up session.',
  },
  makeup: {
    title: 'Made up',
    text: 'People who participated but would not have done so without make-up sessions. They are already included in participated.',
  },
  exempt: {
    title: 'Exempt',
    text: 'People exempt from attending on the day shown, by decision of their cell. They are counted neither as expected nor as participated.',
  },
  by_statement: {
    title: 'Counted by statement',
    text: 'The part of expected that comes from units’ statements of totals, without a list of names.',
  },
  ratio: {
    title: 'Ratio',
    text: 'Participated divided by expected, with two decimals, rounded half up; 100% is written only when everyone has participated and 0% only when no one has. In a phrase such as “over 98.5%” the ratio is rounded down to one decimal.',
  },
  statement: {
    title: 'Statements',
    text: 'This audience is counted from units’ statements, which are cumulative up to their date. A statement carries no list of people, so this number opens to the statements and not to names.',
  },
  classes: { title: 'Classes', text: 'The sum of the classes given in the statements.' },
  units_total: {
    title: 'Direct units',
    text: 'Units directly below on the day shown that have people expected in this audience; for all audiences together, also units that only owe a document.',
  },
  units_completed: {
    title: 'Units complete',
    text: 'A unit is complete from the first day on which its ratio reaches the campaign’s threshold. For all audiences together, the documents its level owes must also have been accepted. Once complete, a unit stays complete.',
  },
  units_on_time: {
    title: 'Complete on time',
    text: 'Units that were complete before their deadline or on the day itself. The most specific deadline set for the unit and the audience applies.',
  },
  units_late: {
    title: 'Units late',
    text: 'Units that were complete after their deadline, or have passed it and are not complete.',
  },
  first: {
    title: 'First to finish',
    text: 'The unit with the earliest completion date; units that share the date are all named.',
  },
  full: { title: 'At 100%', text: 'Units in which everyone expected has participated.' },
  rank: {
    title: 'Rank',
    text: 'Only units are ranked, never people. Complete units come first, by completion date; the others follow by ratio. Equal units share a rank (1, 1, 3). Units with fewer people expected than the campaign’s minimum are not ranked.',
  },
  sites_connected: {
    title: 'Direct units connected',
    text: 'Of the units directly below on the day of the conference, those with at least one connected two-way video site, their own or one further down.',
  },
  sites: {
    title: 'Sites by level',
    text: 'All sites of the conference, of any mode, by the level of the unit where they are. People is the sum of the headcounts that the sites gave, connected or not.',
  },
  present: {
    title: 'Present by roll call',
    text: 'People marked present at this conference up to the end of the day shown.',
  },
  sessions: {
    title: 'Study sessions',
    text: 'Study sessions held by the unit and the units below it that began no later than the day shown. Quick notices, briefings and discussions are not counted.',
  },
  attendances: {
    title: 'Attendances',
    text: 'Every presence at a session: a person at two sessions is two attendances. Attendances and people are never added together.',
  },
  session_people: {
    title: 'People',
    text: 'Different people present at the sessions, each counted once, whichever unit they belong to.',
  },
  writing_expected: {
    title: 'Due',
    text: 'People whose audience has to hand in this kind of paper, less those exempt from writing. Writing is always counted by name.',
  },
  writing_received: {
    title: 'Received',
    text: 'People whose paper was handed in by the end of the day shown and is submitted or accepted. Papers returned for rewriting or withdrawn do not count.',
  },
  writing_accepted: { title: 'Accepted', text: 'Of the papers received, those that have been accepted.' },
  writing_outstanding: { title: 'Not received', text: 'Due less received.' },
  writing_ratio: { title: 'Share received', text: 'Received divided by due.' },
  writing_form: {
    title: 'Form and grades',
    text: 'Of the papers received: how many are typed, handwritten, and of each grade.',
  },
  collecting: {
    title: 'Collecting unit',
    text: 'Papers of people managed by the centre or the province go to the provincial level; those of people managed by the committee above the grassroots go to the unit directly below the province; all others go to the grassroots organization. A collecting unit may lie above the unit shown.',
  },
  deliverable_required: { title: 'Required', text: 'Units, here and below, whose level owes this document.' },
  deliverable_submitted: {
    title: 'Submitted',
    text: 'Units that had submitted the document by the end of the day shown.',
  },
  deliverable_accepted: {
    title: 'Accepted',
    text: 'Units whose document had been accepted by the end of the day shown.',
  },
  deliverable_late: {
    title: 'Late',
    text: 'Units that submitted after the deadline, or have passed it without submitting.',
  },
  deliverable_outstanding: { title: 'Not submitted', text: 'Required less submitted.' },
  recommendations: {
    title: 'Recommendations',
    text: 'Recommendations made by the unit and the units below it by the end of the day shown, by their current status.',
  },
  outreach: {
    title: 'Outreach',
    text: 'Outreach by the unit and the units below it by the end of the day shown: activities, items produced and attendances. These are attendances, not people.',
  },
}
