/** The columns that the demos write, in order; `recorded_at` and `retracted` follow in every file (interchange.md). */
export const columns = {
  realm: ['code', 'name', 'time_zone', 'levels', 'language'],
  units: ['code', 'name', 'level', 'sector', 'parent', 'valid_from', 'valid_to', 'succeeded_by'],
  people: ['code', 'full_name', 'birth_date', 'sex', 'email', 'phone'],
  memberships: ['person', 'unit', 'valid_from', 'valid_to', 'primary', 'position', 'kind', 'cadre', 'tier'],
  exemptions: ['person', 'obligation', 'valid_from', 'valid_to', 'decision'],
  directives: ['issuer', 'type', 'number', 'issued_on', 'title', 'based_on', 'file', 'secrecy'],
  campaigns: ['code', 'title', 'owner', 'directives', 'opens_on', 'threshold', 'topics', 'excluded_units', 'rank_min'],
  deadlines: ['campaign', 'level', 'audience', 'unit', 'due_on'],
  audiences: [
    'campaign',
    'code',
    'name',
    'basis',
    'order',
    'cadres',
    'tiers',
    'kinds',
    'levels',
    'sectors',
    'artifacts',
  ],
  sessions: [
    ...['code', 'campaign', 'host', 'audiences', 'topics', 'title', 'starts_at', 'ends_at', 'mode', 'kind'],
    ...['venue', 'speakers', 'makeup', 'secret'],
  ],
  sites: ['session', 'unit', 'name', 'mode', 'chair', 'expected', 'headcount', 'connected_from', 'connected_to'],
  attendance: ['session', 'person', 'status', 'mode', 'checked_at'],
  speakers: ['code', 'full_name', 'rank', 'organization', 'person', 'topics'],
  headcounts: [...['campaign', 'audience', 'unit', 'date', 'scope', 'expected', 'participated', 'makeup', 'classes']],
  required_deliverables: ['campaign', 'level', 'kind', 'due_on'],
  deliverables: ['campaign', 'unit', 'kind', 'number', 'issued_on', 'submitted_at', 'accepted_at', 'file'],
  tasks: [
    ...['campaign', 'unit', 'code', 'title', 'responsible', 'due_on', 'indicator', 'progress', 'status'],
    'reported_on',
  ],
  extensions: [
    ...['campaign', 'unit', 'what', 'asked_on', 'until', 'reason', 'decided_on', 'decision'],
    'decided_reason',
  ],
  reflections: ['campaign', 'person', 'artifact', 'submitted_at', 'form', 'file', 'text', 'grade', 'status'],
  recommendations: [
    ...['code', 'campaign', 'unit', 'person', 'text', 'addressed_to', 'submitted_at', 'status', 'answer'],
    'answered_at',
  ],
  outreach: ['code', 'campaign', 'unit', 'date', 'form', 'title', 'audience', 'count', 'attendances', 'link'],
} as const

export type Table = keyof typeof columns
